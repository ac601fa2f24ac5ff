//! A petition's whole way, through commands only.
use crate::support::acts::line;
use crate::support::office::day;
use crate::support::world::World;
use std::collections::BTreeSet;
use store::commands::{AcknowledgeDocument, AcknowledgeTask, ConferenceDeed, Deed};
use store::{Answer, Failure};
use workflow::conference::{ConferenceRefusal, ConferenceState};
use workflow::ids::{ConferenceId, CycleId, DocumentId, PetitionId};
use workflow::missing::MissingFact;
use workflow::petition::{Action, Refusal, State, Vote, VoteOn};

on_both!(
    a_petition_goes_from_draft_to_resolved,
    a_conference_does_not_close_over_what_it_has_left,
    an_answer_goes_back_and_comes_again,
    a_month_is_planned_once,
    a_petition_is_split_and_another_merged,
);

/// Spoken at the conference of the first cluster in March, recorded there.
async fn recorded(w: &World, cycle: CycleId) -> (ConferenceId, Vec<PetitionId>) {
    w.clock.set(2025, 3, 3);
    let petitions = vec![w.endorsed("thon-1").await, w.endorsed("thon-3").await];
    let conference = w.open_conference(cycle, "khu-1").await;
    for (petition, cell) in petitions.iter().zip(["thon-1", "thon-3"]) {
        let speaker = w.office.person(&format!("bt-{cell}"));
        let deed = Deed::Record {
            conference,
            speaker,
            exception: None,
        };
        w.done("pho-khu-1", *petition, deed).await;
    }
    (conference, petitions)
}

async fn issued(w: &World, cycle: CycleId) -> Answer {
    w.clock.set(2025, 3, 27);
    w.submit(w.notice(cycle)).await.unwrap()
}

async fn acknowledged(w: &World, document: DocumentId) {
    let (by, committee) = (w.by("truong-khu-1"), w.office.committee);
    let cluster = w.office.unit("khu-1");
    w.submit(AcknowledgeDocument {
        by,
        committee,
        document,
        cluster,
    })
    .await
    .unwrap();
}

async fn a_petition_goes_from_draft_to_resolved(w: &World) {
    let march = w.plan(3).await;
    let (conference, petitions) = recorded(w, march).await;
    w.close_conference(conference, "khu-1").await.unwrap();
    let codes: Vec<_> = [
        w.petition(petitions[0]).await.code,
        w.petition(petitions[1]).await.code,
    ]
    .into();
    assert_eq!(
        codes,
        [
            Some("GLOC-2025-03-K1-01".to_owned()),
            Some("GLOC-2025-03-K1-02".to_owned())
        ]
    );
    let table = w.consolidate(march).await.unwrap();
    let all: BTreeSet<_> = table.further.into_iter().collect();
    assert_eq!(all, petitions.iter().map(|p| p.0).collect());
    w.clock.set(2025, 3, 14);
    for petition in &petitions {
        w.answered(*petition).await;
    }
    let april = w.plan(4).await;
    let notice = issued(w, march).await;
    assert_eq!(notice.code.as_deref(), Some("01-TB/HU"));
    let document = DocumentId(notice.subject);
    let conference = w.open_conference(april, "khu-1").await;
    let unread = w
        .act("pho-khu-1", petitions[0], Deed::Announce { conference })
        .await;
    assert!(matches!(unread, Err(Failure::Refused(r)) if *r == Refusal::ReceiptNotProved));
    acknowledged(w, document).await;
    for petition in &petitions {
        w.done("pho-khu-1", *petition, Deed::Announce { conference })
            .await;
    }
    w.close_conference(conference, "khu-1").await.unwrap();
    let vote = Vote {
        satisfied: true,
        note: None,
    };
    w.done(
        "bt-thon-1",
        petitions[0],
        Deed::Given(Action::CastVote {
            on: VoteOn::Answer,
            vote,
        }),
    )
    .await;
    let resolve = Deed::Given(Action::Resolve {
        evidence: line("biên bản nghiệm thu"),
    });
    w.done("chuyen-vien", petitions[0], resolve).await;
    let p = w.petition(petitions[0]).await;
    assert_eq!((p.state, p.version), (State::Resolved, 14));
    let audit = w.whole().await;
    assert_eq!((audit.petitions, audit.conferences), (2, 4));
    takes_note(w, conference).await;
    adds_to_the_minutes(w, conference).await;
}

/// The minutes are closed; what was forgotten is added, signed, and kept word for word.
async fn adds_to_the_minutes(w: &World, conference: ConferenceId) {
    let text = line("Bổ sung 01 ý kiến của Bí thư chi bộ thôn 3.");
    let deed = ConferenceDeed::Addend {
        text,
        signed_by: [w.office.person("pho-khu-1")].into(),
    };
    w.confer("pho-khu-1", conference, deed).await.unwrap();
    let rows = w.rows("SELECT body FROM addendum", []).await;
    let body: String = rows[0].try_get("", "body").unwrap();
    assert_eq!(body, "Bổ sung 01 ý kiến của Bí thư chi bộ thôn 3.");
    w.whole().await;
}

async fn takes_note(w: &World, conference: ConferenceId) {
    let open = "SELECT count(*) AS n FROM follow_up_task WHERE acknowledged_at IS NULL";
    let before = w.count(open).await;
    let note = AcknowledgeTask {
        by: w.by("bt-thon-1"),
        conference,
        cell: w.office.unit("thon-1"),
    };
    let key = w.key();
    let first = w.store.submit(&key, note.clone()).await.unwrap();
    assert_eq!(w.store.submit(&key, note).await.unwrap(), first);
    assert_eq!(w.count(open).await, before - 1);
}

async fn a_conference_does_not_close_over_what_it_has_left(w: &World) {
    let march = w.plan(3).await;
    w.clock.set(2025, 3, 3);
    let waiting = w.endorsed("thon-2").await;
    let conference = w.open_conference(march, "khu-1").await;
    let open = w.close_conference(conference, "khu-1").await;
    let Err(Failure::ConferenceRefused(refusal)) = open else {
        panic!("{open:?}")
    };
    let ConferenceRefusal::Unfinished { left } = *refusal else {
        panic!("{refusal:?}")
    };
    assert_eq!(left.to_record, BTreeSet::from([waiting]));
    let early = w.consolidate(march).await;
    assert!(matches!(early, Err(Failure::Refused(r)) if *r == Refusal::EmptyBatch));
    let speaker = w.office.person("bt-thon-2");
    w.done(
        "pho-khu-1",
        waiting,
        Deed::Record {
            conference,
            speaker,
            exception: None,
        },
    )
    .await;
    assert!(
        matches!(
            w.consolidate(march).await,
            Err(Failure::Missing(MissingFact::MinutesOpen { .. }))
        ),
        "the minutes are open"
    );
    w.close_conference(conference, "khu-1").await.unwrap();
    assert_eq!(
        w.conference(march, "khu-1").await.state,
        ConferenceState::Closed
    );
    w.consolidate(march).await.unwrap();
}

async fn an_answer_goes_back_and_comes_again(w: &World) {
    let march = w.plan(3).await;
    w.clock.set(2025, 3, 11);
    let id = w.endorsed("thon-1").await;
    w.done("chanh-vp", id, World::urgent(march)).await;
    w.done("thuong-truc-1", id, w.direct()).await;
    w.done("chuyen-vien", id, w.route()).await;
    w.done("gt-cv", id, Deed::Accept).await;
    w.done("dd-truong", id, w.sign_part()).await;
    w.done("gt-truong", id, w.reply("Sẽ xem xét.")).await;
    let old = w.approve(id).await;
    w.done("bi-thu", id, w.give_back(id).await).await;
    w.done("gt-truong", id, w.reply("Sẽ sửa 300 m trong quý III."))
        .await;
    let returned = w.act("bi-thu", id, old).await;
    assert!(
        matches!(returned, Err(Failure::Refused(r)) if matches!(*r, Refusal::NotThisVersion { .. }))
    );
    w.done("bi-thu", id, w.approve(id).await).await;
    let p = w.petition(id).await;
    assert_eq!(
        (p.state, p.rounds, p.code.as_deref()),
        (State::Approved, 1, Some("GLOC-2025-03-X-01"))
    );
    w.clock.set(2025, 3, 27);
    w.submit(w.notice(march)).await.unwrap();
    let content: String = w.rows("SELECT content FROM document", []).await[0]
        .try_get("", "content")
        .unwrap();
    assert!(content.contains("Sẽ sửa 300 m trong quý III.") && !content.contains("Sẽ xem xét."));
    assert_eq!(w.petition(id).await.promise.unwrap().by, day(2026, 1, 15));
}

async fn a_month_is_planned_once(w: &World) {
    w.plan(3).await;
    assert!(matches!(w.try_plan(3).await, Err(Failure::Taken(_))));
    assert_eq!(w.count("SELECT count(*) AS n FROM conference").await, 2);
}

async fn a_petition_is_split_and_another_merged(w: &World) {
    use crate::support::acts::matter;
    use store::commands::NewPart;
    let march = w.plan(3).await;
    let (conference, petitions) = recorded(w, march).await;
    w.close_conference(conference, "khu-1").await.unwrap();
    w.consolidate(march).await.unwrap();
    let part = |text: &str| NewPart {
        category: "land".into(),
        matter: matter(text),
    };
    let parts = vec![part("Đường."), part("Đất.")];
    let split = w
        .done("chuyen-vien", petitions[0], Deed::Split { parts })
        .await;
    let first = PetitionId(split.further[0]);
    assert_eq!(
        w.petition(first).await.code.as_deref(),
        Some("GLOC-2025-03-K1-01a")
    );
    let target = PetitionId(split.further[1]);
    w.done("chuyen-vien", petitions[1], Deed::MergeInto { target })
        .await;
    let chain = w
        .act("chuyen-vien", target, Deed::MergeInto { target: first })
        .await;
    assert!(matches!(chain, Err(Failure::Refused(r)) if *r == Refusal::MergeChain));
}
