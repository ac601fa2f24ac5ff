//! A petition's creation and nine moves through `Store::submit`.
use crate::measure::{Sample, Watch};
use crate::support::acts::{line, matter, prose};
use crate::support::office::{Clock, Office, day};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::commands::{ActOnPetition, By, Deed, DraftPetition, PlanCycle};
use store::{CommandKey, Store, Target};
use workflow::actor::Channel;
use workflow::cycle::CycleMonth;
use workflow::ids::{CycleId, PetitionId};
use workflow::petition::{
    Action, Bodies, BodyDecision, DecidingBody, DecisionBasis, Digest, Endorsement,
    EndorsementKind, Kind, OutcomeClass, ReturnReason, Source,
};

/// Moves after the creation.
const MOVES: usize = 9;

struct Desk {
    office: Office,
    cycle: CycleId,
}

/// Runs so many petitions with so many clients, spread over so many committees.
pub async fn sample(
    target: &Target,
    committees: usize,
    clients: usize,
    petitions: usize,
) -> Sample {
    let clock = Arc::new(Clock::new(7));
    let store = Store::open(target, clock.clone()).await.unwrap();
    let mut desks = Vec::new();
    for n in 0..committees {
        desks.push(installed(&store, n).await);
    }
    clock.set(2025, 3, 11);
    let desks = Arc::new(desks);
    run(&store, &desks, clients, clients).await;
    let watch = Watch::start();
    run(&store, &desks, clients, petitions).await;
    let sample = watch.stop(petitions);
    for desk in desks.iter() {
        assert_eq!(store.audit(desk.office.committee).await.unwrap().faults, []);
    }
    store.close().await;
    sample
}

async fn installed(store: &Store, n: usize) -> Desk {
    let (office, install) = Office::new(&format!("gl{n}"), || store.id());
    store
        .submit(&CommandKey::new(format!("install-{n}")), install)
        .await
        .unwrap();
    let plan = PlanCycle {
        by: by(&office, "chuyen-vien"),
        committee: office.committee,
        month: CycleMonth::new(2025, 3).unwrap(),
        hosts: BTreeMap::new(),
        exception: None,
    };
    let cycle = store
        .submit(&CommandKey::new(format!("plan-{n}")), plan)
        .await
        .unwrap()
        .subject;
    Desk {
        office,
        cycle: CycleId(cycle),
    }
}

async fn run(store: &Store, desks: &Arc<Vec<Desk>>, clients: usize, petitions: usize) {
    let clients = (0..clients).map(|client| {
        let (store, desks) = (store.clone(), desks.clone());
        let share = petitions / clients;
        tokio::spawn(async move {
            for n in 0..share {
                one(
                    &store,
                    &desks[client % desks.len()],
                    &format!("{petitions}-{client}-{n}"),
                )
                .await;
            }
        })
    });
    for client in clients.collect::<Vec<_>>() {
        client.await.unwrap();
    }
}

fn by(office: &Office, person: &str) -> By {
    By::person(office.person(person), Channel::Page)
}

async fn one(store: &Store, desk: &Desk, name: &str) {
    let office = &desk.office;
    let draft = DraftPetition {
        by: by(office, "bt-thon-1"),
        committee: office.committee,
        cell: office.unit("thon-1"),
        kind: Kind::Petition,
        category: "infrastructure".into(),
        source: Source::Conference,
        matter: matter("Đề nghị sửa 300 m đường trục thôn, mùa mưa nước ngập, trẻ em đi học khó."),
    };
    let made = store
        .submit(
            &CommandKey::new(format!("{}-{name}-0", office.committee)),
            draft,
        )
        .await
        .unwrap();
    let petition = PetitionId(made.subject);
    for step in 1..=MOVES {
        let (person, deed) = step_of(store, desk, petition, step).await;
        let version = u32::try_from(step).ok();
        let command = ActOnPetition {
            by: by(office, person),
            petition,
            version,
            deed,
        };
        store
            .submit(
                &CommandKey::new(format!("{}-{name}-{step}", office.committee)),
                command,
            )
            .await
            .unwrap();
    }
}

/// The page that a reviewer has before him names the version's digest; reading it is part of the price.
async fn digest(store: &Store, petition: PetitionId) -> Digest {
    store
        .petition_record(petition)
        .await
        .unwrap()
        .reply
        .unwrap()
        .digest
}

async fn step_of(
    store: &Store,
    desk: &Desk,
    petition: PetitionId,
    step: usize,
) -> (&'static str, Deed) {
    let today = day(2025, 3, 11);
    let members = || BodyDecision {
        body: DecidingBody::StandingMembers,
        basis: DecisionBasis::Session(today),
    };
    let bodies = || Bodies {
        lead: desk.office.unit("giao-thong"),
        support: BTreeSet::new(),
    };
    let given = |who, action| (who, Deed::Given(action));
    match step {
        1 => {
            let names = vec![line("Nguyễn Văn Một")];
            let endorsement = Endorsement {
                kind: EndorsementKind::CellCommittee,
                date: today,
                names,
            };
            given("bt-thon-1", Action::Endorse { endorsement })
        }
        2 => (
            "chanh-vp",
            Deed::UrgentIntake {
                cycle: desk.cycle,
                reason: line("cống sập"),
            },
        ),
        3 => {
            let text = line("Giao phòng Giao thông trả lời");
            given(
                "thuong-truc-1",
                Action::Direct {
                    decision: members(),
                    text,
                    bodies: bodies(),
                },
            )
        }
        4 => given("chuyen-vien", Action::Route { bodies: bodies() }),
        5 => ("gt-cv", Deed::Accept),
        7 => {
            let on = digest(store, petition).await;
            let reasons = BTreeSet::from([ReturnReason::Evasive]);
            given(
                "bi-thu",
                Action::Return {
                    decision: members(),
                    on,
                    reasons,
                    note: line("chưa rõ thời hạn"),
                    hearing: None,
                },
            )
        }
        9 => {
            let on = digest(store, petition).await;
            given(
                "bi-thu",
                Action::Approve {
                    decision: members(),
                    on,
                },
            )
        }
        _ => ("gt-truong", reply(desk, step)),
    }
}

fn reply(desk: &Desk, step: usize) -> Deed {
    Deed::SubmitReply {
        text: prose(&format!(
            "Đã kiểm tra hiện trạng, sẽ sửa trong quý III, bản {step}."
        )),
        author: desk.office.person("gt-cv"),
        signer: desk.office.person("gt-truong"),
        outcome: OutcomeClass::InProgress,
        legal_basis: None,
        promise: None,
        sign_offs: Vec::new(),
    }
}
