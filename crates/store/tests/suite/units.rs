//! Units merge, split and end; what lies with them goes on with who takes over (BL-10).
use crate::import::{take_over, unit, units};
use crate::support::acts::line;
use crate::support::office::day;
use crate::support::world::World;
use std::collections::BTreeMap;
use store::commands::{ChangeUnits, Deed};
use store::queries::{NamedCount, UnitsAs, Viewer};
use store::{Answer, Failure};
use workflow::conference::ConferenceState;
use workflow::ids::{PetitionId, UnitId};
use workflow::import::{LastDay, Pointer};
use workflow::person::Role;
use workflow::petition::State;
use workflow::unit::{NewUnit, PostGoes, UnitChange, UnitKind, UnitOrder, UnitRefusal};

on_both!(
    a_merger_hands_on_petitions_posts_and_hosts,
    what_may_not_be_changed_changes_nothing,
    a_split_asks_where_things_go,
    what_has_ended_is_taken_up_again_by_the_successor,
    a_file_that_ends_a_unit_hands_on_what_is_open,
    a_unit_that_has_ended_brings_nothing_any_more,
);

fn new(name: &str, key: &str) -> NewUnit {
    NewUnit {
        name: line(name),
        key: Some(key.into()),
        code: None,
    }
}

fn order(change: UnitChange, on: chrono::NaiveDate) -> UnitOrder {
    UnitOrder {
        change,
        on,
        posts: BTreeMap::new(),
        below: BTreeMap::new(),
        petitions: BTreeMap::new(),
        exception: None,
    }
}

fn role(role: Role) -> PostGoes {
    PostGoes::On {
        role: Some(role),
        unit: None,
    }
}

/// An Bình and An Thái become one commune of the same cluster.
fn merger(w: &World) -> UnitOrder {
    let mut merger = order(
        UnitChange::Merge {
            of: vec![w.office.unit("an-binh"), w.office.unit("an-thai")],
            into: new("xã An Bình Thái", "an-binh-thai"),
            under: None,
        },
        day(2025, 2, 26),
    );
    let deputy = role(Role::CommuneDeputySecretary);
    merger.posts.insert(w.office.person("bt-an-thai"), deputy);
    merger
}

async fn change(w: &World, by: &str, order: UnitOrder) -> Result<Answer, Failure> {
    let (by, committee) = (w.by(by), w.office.committee);
    w.submit(ChangeUnits {
        by,
        committee,
        order,
    })
    .await
}

fn refusal(result: Result<Answer, Failure>) -> UnitRefusal {
    match result {
        Err(Failure::UnitsRefused(refusal)) => *refusal,
        other => panic!("{other:?}"),
    }
}

async fn key_of(w: &World, id: UnitId) -> String {
    let office = w.store.directory(w.office.committee).await.unwrap();
    office.unit_ref(id).key
}

async fn told(w: &World, person: &str, petition: PetitionId) -> i64 {
    let version = w.petition(petition).await.version;
    let rows = w
        .rows(
            "SELECT count(*) AS n FROM outbox WHERE person_id = ? AND subject_id = ? AND subject_version = ?",
            [
                w.office.person(person).0.into(),
                petition.0.into(),
                i64::from(version).into(),
            ],
        )
        .await;
    rows[0].try_get("", "n").unwrap()
}

async fn a_merger_hands_on_petitions_posts_and_hosts(w: &World) {
    let march = w.plan(3).await;
    let before = w.endorsed("thon-1").await;
    let routed = w.endorsed("thon-3").await;
    w.done("chanh-vp", routed, World::urgent(march)).await;
    w.done("thuong-truc-1", routed, w.direct()).await;
    w.done("chuyen-vien", routed, w.route()).await;
    let elsewhere = w.endorsed("thon-5").await;
    let untouched = w.petition(elsewhere).await;
    let was = w.petition(routed).await;
    let conference = w.conference(march, "khu-1").await;
    w.confer("pho-khu-1", conference.id, w.consent("khu-1"))
        .await
        .unwrap();
    w.clock.set(2025, 2, 26);

    let seen = {
        let office = w.store.directory(w.office.committee).await.unwrap();
        w.store
            .units_preview(&office, &w.by("chanh-vp"), &merger(w))
            .await
            .unwrap()
    };
    assert_eq!((seen.petitions.len(), seen.conferences.len()), (2, 1));
    assert_eq!(seen.posts.len(), 6);
    change(w, "chanh-vp", merger(w)).await.unwrap();

    let now = w.petition(routed).await;
    let commune = now.home.commune.unwrap();
    assert_eq!(key_of(w, commune).await, "an-binh-thai");
    assert_eq!(key_of(w, now.home.cell.unwrap()).await, "thon-3");
    assert_eq!(
        (now.origin(), now.state, now.due),
        (was.home, State::Routed, was.due)
    );
    assert_eq!(now.code, was.code);
    let draft = w.petition(before).await;
    assert_eq!((draft.home.commune, draft.origin), (Some(commune), None));
    assert_eq!(w.petition(elsewhere).await, untouched);
    let held = w.conference(march, "khu-1").await;
    assert_eq!(
        (held.host, held.state),
        (Some(commune), ConferenceState::Confirmed)
    );
    // The secretary of the new commune is told, and so is the one of the cell.
    assert_eq!(told(w, "bt-an-binh", routed).await, 1);
    assert_eq!(told(w, "bt-thon-3", routed).await, 1);
    assert_eq!(told(w, "bt-an-thai", routed).await, 0);
    // The secretary of the cell goes on as before.
    let withdrawn = Deed::Withdraw { note: None };
    w.done("bt-thon-1", before, withdrawn).await;
    both_ways(w, &was.home.commune.unwrap(), &commune).await;
}

/// Invariant 28: as then and as now add up to the same.
async fn both_ways(w: &World, then: &UnitId, now: &UnitId) {
    let office = w.store.directory(w.office.committee).await.unwrap();
    let viewer = Viewer::keeper();
    let sum = |counts: &[NamedCount]| counts.iter().map(|c| c.count).sum::<u32>();
    let under = |counts: &[NamedCount], unit| {
        let found = counts
            .iter()
            .find(|c| c.unit.as_ref().map(|u| u.id) == Some(unit));
        found.map_or(0, |c| c.count)
    };
    for (way, unit) in [(UnitsAs::Then, *then), (UnitsAs::Now, *now)] {
        let stats = w.store.stats(&office, &viewer, None, way).await.unwrap();
        assert_eq!(stats.collected, 3);
        for counts in [&stats.by_commune, &stats.by_cluster, &stats.by_lead] {
            assert_eq!(sum(counts), 3, "{way:?}: {counts:?}");
        }
        // One was moved before it was recorded, and counts where it was then: with the new commune.
        let both = u32::from(way == UnitsAs::Now);
        assert_eq!(under(&stats.by_commune, unit), 1 + both, "{way:?}");
    }
}

async fn what_may_not_be_changed_changes_nothing(w: &World) {
    w.plan(3).await;
    let refused = change(w, "chuyen-vien", merger(w)).await.unwrap_err();
    assert!(matches!(refused, Failure::Missing(_)), "{refused:?}");
    w.clock.set(2025, 2, 25);
    let refused = refusal(change(w, "chanh-vp", merger(w)).await);
    assert!(matches!(refused, UnitRefusal::Ahead { .. }), "{refused:?}");
    w.clock.set(2025, 2, 27);
    w.endorsed("thon-1").await;
    let refused = refusal(change(w, "chanh-vp", merger(w)).await);
    assert!(
        matches!(refused, UnitRefusal::DoneSince { .. }),
        "{refused:?}"
    );
    let mut clusters = order(
        UnitChange::Merge {
            of: vec![w.office.unit("khu-1"), w.office.unit("khu-2")],
            into: NewUnit {
                code: Some("K3".into()),
                ..new("Khu 3", "khu-3")
            },
            under: None,
        },
        day(2025, 2, 27),
    );
    for key in ["truong-khu-2", "pho-khu-2"] {
        clusters.posts.insert(w.office.person(key), PostGoes::Ends);
    }
    let refused = refusal(change(w, "chanh-vp", clusters).await);
    let UnitRefusal::ConferencesAhead { days } = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(days.len(), 2);
    let alone = order(
        UnitChange::Abolish {
            of: w.office.unit("thon-1"),
            successor: None,
        },
        day(2025, 2, 27),
    );
    let refused = refusal(change(w, "chanh-vp", alone).await);
    assert!(
        matches!(refused, UnitRefusal::LeavesPetitions { .. }),
        "{refused:?}"
    );
    assert_eq!(w.count("SELECT count(*) AS n FROM unit").await, 18);
    assert_eq!(
        w.count("SELECT count(*) AS n FROM post WHERE valid_to IS NOT NULL")
            .await,
        0
    );
}

async fn a_split_asks_where_things_go(w: &World) {
    w.plan(3).await;
    let first = w.endorsed("thon-1").await;
    let second = w.endorsed("thon-1").await;
    let mut split = order(
        UnitChange::Split {
            of: w.office.unit("thon-1"),
            into: vec![new("Chi bộ Đông", "dong"), new("Chi bộ Tây", "tay")],
        },
        w.today(),
    );
    let refused = refusal(change(w, "chanh-vp", split.clone()).await);
    assert!(
        matches!(refused, UnitRefusal::PostsUnplaced { .. }),
        "{refused:?}"
    );
    let east = PostGoes::On {
        role: None,
        unit: Some("dong".into()),
    };
    split.posts.insert(w.office.person("bt-thon-1"), east);
    split.petitions.insert(second, "tay".into());
    let other = w.endorsed("thon-5").await;
    let mut wrong = split.clone();
    wrong.petitions.insert(other, "tay".into());
    let refused = refusal(change(w, "chanh-vp", wrong).await);
    assert!(
        matches!(refused, UnitRefusal::PetitionElsewhere { .. }),
        "{refused:?}"
    );
    change(w, "chanh-vp", split).await.unwrap();
    for (petition, key) in [(first, "dong"), (second, "tay")] {
        let cell = w.petition(petition).await.home.cell.unwrap();
        assert_eq!(key_of(w, cell).await, key);
    }
}

async fn what_has_ended_is_taken_up_again_by_the_successor(w: &World) {
    let march = w.plan(3).await;
    let mut row = crate::import::old("A-1", "thon-1", State::Closed);
    row.dates.recorded = Some(day(2025, 1, 6));
    row.dates.issued = Some(day(2025, 2, 3));
    row.dates.announced = Some(day(2025, 2, 7));
    take_over(w, vec![row]).await.unwrap();
    let rows = w.rows("SELECT id FROM petition", []).await;
    let old = PetitionId(rows[0].try_get("", "id").unwrap());
    let mut merge = order(
        UnitChange::Merge {
            of: vec![w.office.unit("thon-1"), w.office.unit("thon-2")],
            into: new("Chi bộ thôn Đông", "thon-dong"),
            under: None,
        },
        w.today(),
    );
    let deputy = role(Role::CellDeputy);
    merge.posts.insert(w.office.person("bt-thon-1"), deputy);
    change(w, "chanh-vp", merge).await.unwrap();
    let stays = w.petition(old).await;
    assert_eq!(stays.home.cell, Some(w.office.unit("thon-1")));
    // Who was the other cell's secretary speaks for it now.
    let reason = line("Chưa xong");
    w.done("bt-thon-2", old, Deed::RequestReopening { reason })
        .await;
    w.done("chuyen-vien", old, Deed::AcceptReopening { cycle: march })
        .await;
    let again = w.petition(old).await;
    assert_eq!(again.state, State::Consolidated);
    assert_eq!(key_of(w, again.home.cell.unwrap()).await, "thon-dong");
    assert_eq!(again.origin(), stays.home);
}

async fn a_file_that_ends_a_unit_hands_on_what_is_open(w: &World) {
    w.plan(3).await;
    let open = w.endorsed("thon-2").await;
    let mut row = unit(UnitKind::Cell, "thon-2", "an-binh");
    row.key = Some("thon-2".into());
    row.to = Some(LastDay::On(day(2025, 2, 19)));
    let alone = units(w, "chanh-vp", vec![row.clone()]).await;
    let refused = refusal(alone);
    assert!(
        matches!(refused, UnitRefusal::LeavesPetitions { .. }),
        "{refused:?}"
    );
    row.successors = vec![Pointer::new("thon-1", None)];
    units(w, "chanh-vp", vec![row.clone()]).await.unwrap();
    let home = w.petition(open).await.home;
    assert_eq!(home.cell, Some(w.office.unit("thon-1")));
    // The rule is the one of a change: who takes over is of the same kind.
    let mut wrong = unit(UnitKind::Cell, "thon-3", "an-thai");
    wrong.key = Some("thon-3".into());
    wrong.to = row.to;
    wrong.successors = vec![Pointer::new("phu-loc", None)];
    let refused = units(w, "chanh-vp", vec![wrong]).await.unwrap_err();
    let Failure::Row { fault, .. } = refused else {
        panic!("{refused:?}")
    };
    assert!(
        matches!(*fault, workflow::import::RowFault::Lineage { .. }),
        "{fault:?}"
    );
}

async fn a_unit_that_has_ended_brings_nothing_any_more(w: &World) {
    w.plan(3).await;
    let abolish = order(
        UnitChange::Abolish {
            of: w.office.unit("thon-1"),
            successor: Some(w.office.unit("thon-2")),
        },
        w.today(),
    );
    let mut abolish = abolish;
    let deputy = role(Role::CellDeputy);
    abolish.posts.insert(w.office.person("bt-thon-1"), deputy);
    change(w, "chanh-vp", abolish).await.unwrap();
    let mut late = w.drafting("thon-1", "Đề nghị sửa cống.");
    late.by = w.by("chuyen-vien");
    let refused = w.submit(late).await.unwrap_err();
    let Failure::Refused(refusal) = refused else {
        panic!("{refused:?}")
    };
    let successors = vec![w.office.unit("thon-2")];
    let unit = w.office.unit("thon-1");
    let told = workflow::petition::Refusal::UnitDissolved { unit, successors };
    assert_eq!(*refusal, told);
    let report = store::commands::Contribute {
        by: w.by("pho-khu-1"),
        committee: w.office.committee,
        cycle: w.plan(4).await,
        cell: unit,
        this_month: crate::support::acts::prose("Không có gì."),
        next_month: crate::support::acts::prose("Không có gì."),
        no_petition: true,
        written: true,
    };
    assert!(w.submit(report).await.is_err());
}
