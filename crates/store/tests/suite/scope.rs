//! What somebody may see is the same whether it is asked in SQL or of the record, in every list
//! (reliability.md, invariant 10).
use crate::support::acts::{line, prose};
use crate::support::world::World;
use std::collections::BTreeSet;
use store::commands::{AcknowledgeTask, ChangeStatus, Deed};
use store::queries::{OutboxFilter, Paging, PetitionFilter, Viewer};
use store::{Directory, Failure, Thing};
use workflow::ids::{ConferenceId, PetitionId};
use workflow::person::Status;
use workflow::petition::{DivertGround, OutcomeClass, State};

on_both!(
    lists_show_exactly_what_the_predicate_covers,
    a_diverted_matter_shows_its_code_alone,
    letters_calls_and_tasks_stay_with_their_people,
    how_a_conference_went_is_for_its_own_clusters,
    who_is_revoked_sees_nothing_and_takes_note_of_nothing,
);

fn viewer(w: &World, office: &Directory, who: &str) -> Viewer {
    Viewer::person(office, w.office.person(who), w.store.now())
}

/// Petitions of both clusters: drafts, endorsed, diverted, with a department, announced.
async fn a_mixed_lot(w: &World) -> ConferenceId {
    let march = w.plan(3).await;
    w.clock.set(2025, 3, 3);
    let withheld = w.endorsed("thon-5").await;
    let divert = Deed::Divert {
        ground: DivertGround::Complaint,
        to: line("Ban Tiếp công dân"),
        receipt: None,
    };
    w.done("chanh-vp", withheld, divert).await;
    w.draft("thon-1").await;
    w.endorsed("thon-6").await;
    let spoken = w.endorsed("thon-2").await;
    let conference = w.open_conference(march, "khu-1").await;
    let speaker = w.office.person("bt-thon-2");
    let deed = Deed::Record {
        conference,
        speaker,
        exception: None,
    };
    w.done("pho-khu-1", spoken, deed).await;
    let on_the_spot = Deed::AnswerOnSpot {
        text: prose("Khu đã cho sửa cống từ ngày 01 tháng 3."),
        outcome: OutcomeClass::Settled,
        by: None,
        promise: None,
        accepted: true,
    };
    w.done("truong-khu-1", spoken, on_the_spot).await;
    w.close_conference(conference, "khu-1").await.unwrap();
    let led = w.endorsed("thon-4").await;
    w.done("chanh-vp", led, World::urgent(march)).await;
    w.done("thuong-truc-1", led, w.direct()).await;
    w.done("chuyen-vien", led, w.route()).await;
    conference
}

async fn lists_show_exactly_what_the_predicate_covers(w: &World) {
    a_mixed_lot(w).await;
    let office = w.store.directory(w.office.committee).await.unwrap();
    let mut ids = Vec::new();
    for row in w.rows("SELECT id FROM petition", []).await {
        ids.push(PetitionId(row.try_get("", "id").unwrap()));
    }
    let mut sizes = BTreeSet::new();
    for who in w.office.people.keys() {
        let viewer = viewer(w, &office, who);
        let mut expected = BTreeSet::new();
        for id in &ids {
            if viewer.scope.covers(&w.petition(*id).await) {
                expected.insert(*id);
            }
            let alone = w.store.petition(&office, &viewer, *id).await;
            assert_eq!(alone.is_ok(), expected.contains(id), "{who} {id:?}");
        }
        let all = PetitionFilter::default();
        let paging = Paging {
            size: 500,
            ..Paging::default()
        };
        let page = w.store.petitions(&office, &viewer, &all, &paging).await;
        let listed: BTreeSet<_> = page.unwrap().rows.iter().map(|r| r.id).collect();
        assert_eq!(listed, expected, "{who}");
        sizes.insert(expected.len());
    }
    assert!(sizes.len() > 3, "everybody sees the same: {sizes:?}");
}

/// flow.md §1, divert: of the matter only the code, the body and the receipt stay, for everybody.
async fn a_diverted_matter_shows_its_code_alone(w: &World) {
    a_mixed_lot(w).await;
    let office = w.store.directory(w.office.committee).await.unwrap();
    let paging = Paging::first(500);
    let all = PetitionFilter::default();
    let of_cell = PetitionFilter {
        cell: Some(w.office.unit("thon-5")),
        ..PetitionFilter::default()
    };
    for viewer in [Viewer::keeper(), viewer(w, &office, "chanh-vp")] {
        let rows = w.store.petitions(&office, &viewer, &all, &paging).await;
        let rows = rows.unwrap().rows;
        let row = rows.iter().find(|r| r.state == State::Diverted).unwrap();
        assert!(row.cell.is_none() && row.commune.is_none() && row.category.is_empty());
        let view = w.store.petition(&office, &viewer, row.id).await.unwrap();
        assert!(view.endorsement.is_none());
        assert!(view.timeline.iter().all(|step| step.by.is_none()));
        let went = view.timeline.last().unwrap().note.as_deref();
        assert_eq!(went, Some("Ban Tiếp công dân"));
        let found = w.store.petitions(&office, &viewer, &of_cell, &paging).await;
        let found = found.unwrap().rows;
        assert!(found.iter().all(|r| r.id != row.id), "found by its cell");
    }
}

async fn letters_calls_and_tasks_stay_with_their_people(w: &World) {
    a_mixed_lot(w).await;
    let office = w.store.directory(w.office.committee).await.unwrap();
    let all = OutboxFilter {
        size: 500,
        ..OutboxFilter::default()
    };
    let chief = viewer(w, &office, "chanh-vp");
    let every = w.store.outbox(&office, &chief, &all).await.unwrap().rows;
    let mut readers = BTreeSet::new();
    for who in w.office.people.keys() {
        let me = w.office.person(who);
        let viewer = viewer(w, &office, who);
        let rows = w.store.outbox(&office, &viewer, &all).await.unwrap().rows;
        let own = |l: &&store::queries::OutboxLine| {
            viewer.scope.all
                || l.person.id == me
                || l.on_behalf.as_ref().is_some_and(|p| p.id == me)
        };
        assert_eq!(rows.len(), every.iter().filter(own).count(), "{who}");
        for line in &every {
            let letter = w.store.outbox_letter(&office, &viewer, line.id).await;
            assert_eq!(letter.is_ok(), own(&line), "{who}");
        }
        let tasks = w.store.tasks(&office, &viewer, false).await.unwrap();
        let within = |cell| viewer.scope.reaches(office.tree.place(cell).as_ref());
        assert!(tasks.iter().all(|t| within(t.cell.id)), "{who}");
        let calls = w.store.calls(&office, &viewer, None).await.unwrap();
        let called = |c: &store::queries::Call| {
            let commune = c.commune.as_ref().and_then(|u| office.tree.place(u.id));
            viewer.scope.all || viewer.scope.reaches(commune.as_ref())
        };
        assert!(calls.iter().all(called), "{who}");
        if !rows.is_empty() && !tasks.is_empty() {
            readers.insert(who);
        }
    }
    assert!(readers.len() > 3, "nobody reads anything: {readers:?}");
    let stranger = viewer(w, &office, "khach");
    assert!(
        w.store
            .register(&office, &stranger)
            .await
            .unwrap()
            .is_empty()
    );
}

async fn how_a_conference_went_is_for_its_own_clusters(w: &World) {
    let held = a_mixed_lot(w).await;
    let office = w.store.directory(w.office.committee).await.unwrap();
    for (who, counts) in [
        ("chanh-vp", true),
        ("pho-khu-1", true),
        ("bt-an-binh", true),
        ("bt-thon-3", true),
        ("pho-khu-2", false),
        ("bt-thon-5", false),
        ("gt-truong", false),
    ] {
        let viewer = viewer(w, &office, who);
        let lines = w.store.conferences(&office, &viewer, None).await.unwrap();
        assert_eq!(lines.len(), 2, "{who} knows the dates");
        let line = lines.iter().find(|l| l.id == held).unwrap();
        assert_eq!(line.held.is_some(), counts, "{who}");
    }
    let stranger = viewer(w, &office, "khach");
    let lines = w.store.conferences(&office, &stranger, None).await.unwrap();
    assert!(lines.is_empty(), "{lines:?}");
}

async fn note(w: &World, who: &str, conference: ConferenceId, cell: &str) -> Result<(), Failure> {
    let (by, cell) = (w.by(who), w.office.unit(cell));
    let command = AcknowledgeTask {
        by,
        conference,
        cell,
    };
    w.submit(command).await.map(|_| ())
}

async fn who_is_revoked_sees_nothing_and_takes_note_of_nothing(w: &World) {
    let conference = a_mixed_lot(w).await;
    let open = "SELECT count(*) AS n FROM follow_up_task WHERE acknowledged_at IS NULL";
    let before = w.count(open).await;
    for (who, cell) in [
        ("bt-thon-5", "thon-1"),
        ("bt-phu-loc", "thon-1"),
        ("pho-khu-2", "thon-1"),
        ("bt-thon-5", "thon-5"),
    ] {
        let refused = note(w, who, conference, cell).await;
        assert!(
            matches!(refused, Err(Failure::NotFound(Thing::Task))),
            "{who}: {refused:?}"
        );
    }
    let (by, committee) = (w.by("chanh-vp"), w.office.committee);
    let revoke = ChangeStatus {
        by,
        committee,
        person: w.office.person("bt-an-binh"),
        status: Status::Revoked,
    };
    w.submit(revoke).await.unwrap();
    let refused = note(w, "bt-an-binh", conference, "thon-1").await;
    assert!(matches!(refused, Err(Failure::Refused(_))), "{refused:?}");
    assert_eq!(w.count(open).await, before);
    let office = w.store.directory(w.office.committee).await.unwrap();
    let revoked = viewer(w, &office, "bt-an-binh");
    let rows = w.store.tasks(&office, &revoked, false).await.unwrap();
    assert!(rows.is_empty(), "{rows:?}");
    note(w, "bt-thon-1", conference, "thon-1").await.unwrap();
    note(w, "pho-khu-1", conference, "thon-2").await.unwrap();
    assert_eq!(w.count(open).await, before - 2);
}
