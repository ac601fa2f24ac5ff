//! Facts that the store finds: silence, conferences that cover a cell, clocks (flow.md §1).
use crate::support::acts::line;
use crate::support::office::day;
use crate::support::world::World;
use store::commands::{ActOnPetition, By, ConferenceDeed, Deed, JoinConferences};
use store::{Answer, Failure, FailureClass, Thing};
use workflow::conference::{ConferenceState, Destination, ItemsGo};
use workflow::ids::{CycleId, PetitionId};
use workflow::petition::{Action, Exception, Refusal, Silence, State};

on_both!(
    silence_decides_only_when_it_is_over,
    in_writing_only_where_no_conference_covers_the_cell,
    a_joint_conference_is_held_by_either_cluster,
    a_commune_matter_is_carried_over_to_its_next_conference,
    only_the_signer_submits,
);

fn refused(done: Result<Answer, Failure>) -> Refusal {
    match done {
        Err(Failure::Refused(refusal)) => *refusal,
        other => panic!("{other:?}"),
    }
}

async fn by_clockwork(w: &World, petition: PetitionId, deed: Deed) -> Result<Answer, Failure> {
    w.submit(ActOnPetition {
        by: By::clockwork(),
        petition,
        version: None,
        deed,
    })
    .await
}

async fn routed(w: &World, march: CycleId) -> PetitionId {
    w.clock.set(2025, 3, 11);
    let id = w.endorsed("thon-1").await;
    w.done("chanh-vp", id, World::urgent(march)).await;
    w.done("thuong-truc-1", id, w.direct()).await;
    w.done("chuyen-vien", id, w.route()).await;
    id
}

/// Routed on Tuesday 11 March: the lead may speak until Wednesday.
async fn silence_decides_only_when_it_is_over(w: &World) {
    let march = w.plan(3).await;
    let id = routed(w, march).await;
    let (since, due) = (day(2025, 3, 11), day(2025, 3, 12));
    w.clock.on(due);
    let early = refused(by_clockwork(w, id, Deed::Accept).await);
    assert_eq!(early, Refusal::SilenceNotOver { due });
    let silence = Some(Silence { since, due });
    let forged = Deed::Given(Action::Accept { silence });
    let forged = by_clockwork(w, id, forged).await.unwrap_err();
    assert_eq!(forged.class(), FailureClass::Unacceptable);
    let clock = Deed::Given(Action::RePlan { office: 1 });
    let clock = w.act("chuyen-vien", id, clock).await.unwrap_err();
    assert_eq!(clock.class(), FailureClass::Unacceptable);
    w.clock.set(2025, 3, 13);
    by_clockwork(w, id, Deed::Accept).await.unwrap();
    assert_eq!(w.state(id).await, State::Drafting);
}

fn exception(w: &World) -> Exception {
    Exception {
        reason: line("mưa bão"),
        approver: w.office.person("bi-thu"),
    }
}

async fn in_writing_only_where_no_conference_covers_the_cell(w: &World) {
    let march = w.plan(3).await;
    w.clock.set(2025, 3, 14);
    let id = w.approved("thon-1", march).await;
    w.clock.set(2025, 3, 27);
    w.submit(w.notice(march)).await.unwrap();
    let tell = || Deed::TellInWriting {
        paper: line("20-CV/HU"),
    };
    let unknown = refused(w.act("chuyen-vien", id, tell()).await);
    assert_eq!(unknown, Refusal::MonthNotPlanned);
    let april = CycleId(w.try_plan(4).await.unwrap().subject);
    let conference = w.conference(april, "khu-1").await;
    let date = conference.slot.date;
    let covered = refused(w.act("chuyen-vien", id, tell()).await);
    assert_eq!(covered, Refusal::ConferenceCovers { date });
    let cancel = ConferenceDeed::Cancel {
        exception: exception(w),
        items: ItemsGo::all(Destination::InWriting),
    };
    w.confer("pho-khu-1", conference.id, cancel).await.unwrap();
    w.done("chuyen-vien", id, tell()).await;
    assert_eq!(w.state(id).await, State::Announced);
}

/// The second cluster's conference is held with the first's: its petition is recorded by the desk
/// that is there, and its own deputy keeps the desk as well.
async fn a_joint_conference_is_held_by_either_cluster(w: &World) {
    let march = w.plan(3).await;
    let id = w.endorsed("thon-5").await;
    let (from, into) = (
        w.conference(march, "khu-2").await.id,
        w.conference(march, "khu-1").await.id,
    );
    w.submit(JoinConferences {
        by: w.by("chuyen-vien"),
        committee: w.office.committee,
        from,
        into,
        exception: exception(w),
        items: ItemsGo::all(Destination::Conference(into)),
    })
    .await
    .unwrap();
    let speaker = w.office.person("bt-thon-5");
    let record = || Deed::Record {
        conference: into,
        speaker,
        exception: Some(exception(w)),
    };
    let before = w.act("pho-khu-1", id, record()).await.unwrap_err();
    assert!(
        matches!(before, Failure::NotFound(Thing::Petition)),
        "{before:?}"
    );
    let office = w.store.directory(w.office.committee).await.unwrap();
    let desk = w.office.person("pho-khu-1");
    let elsewhere = w.office.unit("khu-2");
    let sees = async || w.store.viewer(&office, desk).await.unwrap().scope.clusters;
    assert!(!sees().await.contains(&elsewhere));
    w.open_conference(march, "khu-1").await;
    assert!(sees().await.contains(&elsewhere));
    w.done("pho-khu-1", id, record()).await;
    let elsewhere = w.act("pho-khu-1", id, w.endorse()).await.unwrap_err();
    assert!(
        matches!(elsewhere, Failure::NotFound(Thing::Petition)),
        "no more than the desk's own moves: {elsewhere:?}"
    );
    w.close_conference(into, "khu-2").await.unwrap();
    let held = w.conference(march, "khu-1").await;
    assert_eq!(held.state, ConferenceState::Closed);
    // What belongs into the minutes may be entered until the day is over (flow.md §2).
    assert!(sees().await.contains(&w.office.unit("khu-2")));
    w.clock.on(held.slot.date + chrono::Days::new(1));
    assert!(!sees().await.contains(&w.office.unit("khu-2")));
    let after = w.act("pho-khu-1", id, Deed::HandToCommune).await;
    assert!(
        matches!(after, Err(Failure::NotFound(Thing::Petition))),
        "{after:?}"
    );
}

async fn a_commune_matter_is_carried_over_to_its_next_conference(w: &World) {
    let march = w.plan(3).await;
    let mut months = Vec::new();
    for month in [4, 5] {
        months.push(CycleId(w.try_plan(month).await.unwrap().subject));
    }
    w.clock.set(2025, 3, 3);
    let id = w.endorsed("thon-1").await;
    let conference = w.open_conference(march, "khu-1").await;
    let record = Deed::Record {
        conference,
        speaker: w.office.person("bt-thon-1"),
        exception: None,
    };
    w.done("pho-khu-1", id, record).await;
    w.done("truong-khu-1", id, Deed::HandToCommune).await;
    let first = w.conference(months[0], "khu-1").await.slot.date;
    assert_eq!(w.petition(id).await.due, Some(first));
    w.clock.on(first.succ_opt().unwrap());
    let carry = Deed::CarryOver {
        cycle: months[0],
        reason: line("xã chưa báo cáo"),
    };
    w.done("chuyen-vien", id, carry).await;
    let next = w.conference(months[1], "khu-1").await.slot.date;
    assert_eq!(w.petition(id).await.due, Some(next));
}

async fn only_the_signer_submits(w: &World) {
    let march = w.plan(3).await;
    let id = routed(w, march).await;
    w.done("gt-cv", id, Deed::Accept).await;
    let Deed::SubmitReply {
        text,
        author,
        outcome,
        legal_basis,
        promise,
        sign_offs,
        ..
    } = w.reply("Sẽ sửa.")
    else {
        unreachable!("a reply")
    };
    let signer = w.office.person("dd-truong");
    let forged = Deed::SubmitReply {
        text,
        author,
        signer,
        outcome,
        legal_basis,
        promise,
        sign_offs,
    };
    let forged = w.act("gt-truong", id, forged).await;
    assert_eq!(
        forged.as_ref().unwrap_err().class(),
        FailureClass::Forbidden
    );
    assert_eq!(refused(forged), Refusal::NotTheSigner { signer });
}
