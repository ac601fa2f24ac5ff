//! What becomes of matters when a conference ends, is cancelled, or lies ahead (flow.md §1, §2).
use super::seats::{exception, recorded, refused};
use crate::support::acts::{line, prose};
use crate::support::world::World;
use store::Failure;
use store::commands::{ConferenceDeed, Contribute, Deed};
use workflow::conference::{ConferenceRefusal, ConferenceState, Destination, ItemsGo, Presence};
use workflow::ids::{CycleId, PetitionId};
use workflow::missing::MissingFact;
use workflow::petition::{NotSpoken, Refusal, State};

on_both!(
    open_minutes_hold_back_their_own_petitions_only,
    nothing_that_waits_needs_no_destination,
    what_was_not_reached_goes_to_the_next_agenda,
    nothing_is_written_past_a_conference,
    closed_minutes_take_no_report,
    who_has_spoken_stays_on_the_roll,
    nothing_is_recorded_after_the_closing,
    what_is_beyond_a_commune_comes_into_the_month_that_runs,
);

async fn open_minutes_hold_back_their_own_petitions_only(w: &World) {
    let march = w.plan(3).await;
    let mut all = Vec::new();
    let mut conferences = Vec::new();
    for (cluster, cell) in [("khu-1", "thon-1"), ("khu-2", "thon-5")] {
        let conference = w.open_conference(march, cluster).await;
        all.push(recorded(w, conference, cell).await);
        conferences.push(conference);
    }
    w.close_conference(conferences[0], "khu-1").await.unwrap();
    let taken = w.consolidate(march).await.unwrap();
    assert_eq!(taken.further, [all[0].0]);
    let code = w.petition(all[1]).await.code.unwrap();
    assert_eq!(taken.left, [code]);
    assert_eq!(w.state(all[1]).await, State::Recorded);
}

async fn nothing_that_waits_needs_no_destination(w: &World) {
    let march = w.plan(3).await;
    let conference = w.conference(march, "khu-1").await;
    let cancel = || ConferenceDeed::Cancel {
        exception: exception(w, "chanh-vp"),
        items: ItemsGo::all(Destination::Here),
    };
    let waits = w.endorsed("thon-1").await;
    let stays = w.confer("pho-khu-1", conference.id, cancel()).await;
    assert!(
        matches!(stays, Err(Failure::ConferenceRefused(_))),
        "{stays:?}"
    );
    w.done("bt-thon-1", waits, Deed::Withdraw { note: None })
        .await;
    w.confer("pho-khu-1", conference.id, cancel())
        .await
        .unwrap();
    let after = w.conference(march, "khu-1").await;
    assert_eq!(after.state, ConferenceState::Cancelled);
}

/// The desk closes without having heard one of two cells: its petition stays endorsed, its
/// secretary alone is told at once, and the next month's conference can record it.
async fn what_was_not_reached_goes_to_the_next_agenda(w: &World) {
    let march = w.plan(3).await;
    let id = w.open_conference(march, "khu-1").await;
    let heard = recorded(w, id, "thon-1").await;
    let waits = w.endorsed("thon-2").await;
    let close = |put_off: &[PetitionId]| ConferenceDeed::Close {
        follow_up: line("Phổ biến kết luận"),
        put_off: put_off.iter().copied().collect(),
    };
    for wrong in [&[][..], &[heard]] {
        let no = w.confer("pho-khu-1", id, close(wrong)).await;
        assert!(matches!(no, Err(Failure::ConferenceRefused(_))), "{no:?}");
    }
    w.confer("pho-khu-1", id, close(&[waits])).await.unwrap();
    assert_eq!(w.state(waits).await, State::Endorsed);
    let told = "SELECT p.key AS key FROM outbox o JOIN person p ON p.id = o.person_id JOIN conference c ON c.id = o.subject_id WHERE c.state = 'Closed' AND o.subject_version = c.version AND o.urgency = 'at_once'";
    let told: Vec<String> = w
        .rows(told, [])
        .await
        .iter()
        .map(|r| r.try_get("", "key").unwrap())
        .collect();
    assert_eq!(told, ["bt-thon-2"]);
    let april = CycleId(w.try_plan(4).await.unwrap().subject);
    let next = w.open_conference(april, "khu-1").await;
    let speaker = w.office.person("bt-thon-2");
    let record = Deed::Record {
        conference: next,
        speaker,
        exception: None,
    };
    w.done("pho-khu-1", waits, record).await;
}

/// Before the conference nothing is taken in writing; once it is cancelled, for that reason only.
async fn nothing_is_written_past_a_conference(w: &World) {
    let march = w.plan(3).await;
    let id = w.endorsed("thon-1").await;
    let written = |why| Deed::TakeInWriting { cycle: march, why };
    let whys = [
        NotSpoken::NotReached,
        NotSpoken::Cancelled,
        NotSpoken::Skipped,
    ];
    for why in whys {
        let no = refused(w.act("pho-khu-1", id, written(why)).await);
        assert_eq!(no, Refusal::SpokenAtConference { shown: None });
    }
    let conference = w.conference(march, "khu-1").await.id;
    let cancel = ConferenceDeed::Cancel {
        exception: exception(w, "chanh-vp"),
        items: ItemsGo::all(Destination::InWriting),
    };
    w.confer("pho-khu-1", conference, cancel).await.unwrap();
    let shown = Some(NotSpoken::Cancelled);
    let no = refused(w.act("pho-khu-1", id, written(NotSpoken::Skipped)).await);
    assert_eq!(no, Refusal::SpokenAtConference { shown });
    w.done("pho-khu-1", id, written(NotSpoken::Cancelled)).await;
    assert_eq!(w.state(id).await, State::Recorded);
}

/// What a cell reports late would change minutes that stand.
async fn closed_minutes_take_no_report(w: &World) {
    let march = w.plan(3).await;
    let report = || Contribute {
        by: w.by("bt-thon-1"),
        committee: w.office.committee,
        cycle: march,
        cell: w.office.unit("thon-1"),
        this_month: prose("Đã phổ biến nghị quyết."),
        next_month: prose("Làm thủy lợi nội đồng."),
        no_petition: true,
        written: true,
    };
    let conference = w.open_conference(march, "khu-1").await;
    w.submit(report()).await.unwrap();
    w.close_conference(conference, "khu-1").await.unwrap();
    let late = w.submit(report()).await;
    assert!(
        matches!(late, Err(Failure::Missing(MissingFact::MinutesStand))),
        "{late:?}"
    );
    assert_eq!(w.count("SELECT count(*) AS n FROM contribution").await, 1);
}

/// What is beyond a commune is the Office's in the month in which that was said.
async fn what_is_beyond_a_commune_comes_into_the_month_that_runs(w: &World) {
    let march = w.plan(3).await;
    let april = CycleId(w.try_plan(4).await.unwrap().subject);
    let conference = w.open_conference(march, "khu-1").await;
    let id = recorded(w, conference, "thon-1").await;
    w.done("truong-khu-1", id, Deed::HandToCommune).await;
    w.close_conference(conference, "khu-1").await.unwrap();
    w.open_conference(april, "khu-1").await;
    let reason = line("vượt thẩm quyền của xã");
    w.done("bt-an-binh", id, Deed::ReportBeyond { reason })
        .await;
    let p = w.petition(id).await;
    assert_eq!((p.state, p.cycle), (State::Consolidated, Some(april)));
}

/// Whose petition is recorded is not made absent afterwards, nor replaced; who only sat there may be.
async fn who_has_spoken_stays_on_the_roll(w: &World) {
    let march = w.plan(3).await;
    let conference = w.open_conference(march, "khu-1").await;
    let id = recorded(w, conference, "thon-1").await;
    let mark = |who: &str| ConferenceDeed::Mark {
        roll: [(w.office.person(who), Presence::Unexcused)].into(),
    };
    let gone = w.confer("pho-khu-1", conference, mark("bt-thon-1")).await;
    let (person, codes) = (w.office.person("bt-thon-1"), vec![w.code(id).await]);
    let spoke = ConferenceRefusal::HasSpoken { person, codes };
    assert!(
        matches!(&gone, Err(Failure::ConferenceRefused(r)) if **r == spoke),
        "{gone:?}"
    );
    w.confer("pho-khu-1", conference, mark("bt-thon-2"))
        .await
        .unwrap();
}

/// flow.md §1: recording needs the conference in session; what it says to do instead can be done.
async fn nothing_is_recorded_after_the_closing(w: &World) {
    let march = w.plan(3).await;
    let conference = w.open_conference(march, "khu-1").await;
    recorded(w, conference, "thon-1").await;
    w.close_conference(conference, "khu-1").await.unwrap();
    let late = w.endorsed("thon-2").await;
    let record = Deed::Record {
        conference,
        speaker: w.office.person("bt-thon-2"),
        exception: None,
    };
    let no = w.act("pho-khu-1", late, record).await;
    assert!(
        matches!(no, Err(Failure::Missing(MissingFact::ConferenceOver))),
        "{no:?}"
    );
    let in_writing = Deed::TakeInWriting {
        cycle: march,
        why: NotSpoken::NotReached,
    };
    w.done("pho-khu-1", late, in_writing).await;
    assert_eq!(w.state(late).await, State::Recorded);
}
