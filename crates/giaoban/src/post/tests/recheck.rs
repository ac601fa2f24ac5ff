//! The recipient is asked again when his letter goes out (reliability.md, invariants 19 and 24).
use super::desk::{copies, ended, one_letter, patient, wait_for, work};
use super::sink::{Mood, Sink};
use super::support::acts::{line, members};
use super::support::world::World;
use crate::post::petition::over;
use std::collections::BTreeSet;
use store::commands::{ChangeStatus, Deed};
use store::queries::post::Story;
use uuid::Uuid;
use workflow::person::Status;
use workflow::petition::{Action, Bodies};

on_both!(
    one_who_may_not_act_gets_nothing,
    one_who_lost_his_post_gets_nothing,
    one_who_lost_it_between_two_attempts_gets_nothing_more,
    a_stand_in_whose_time_is_over_gets_nothing,
    nobody_is_asked_for_a_step_that_is_done,
    nobody_is_asked_for_what_another_body_does_now,
    nobody_is_asked_while_the_clock_stands,
    one_who_is_not_of_a_conference_any_more_is_not_invited,
    one_who_will_stand_in_is_told_of_the_conference,
);

async fn nothing_arrives(w: &World, row: Uuid, cause: &str) {
    let sink = Sink::start(&[Mood::Friendly]).await;
    work(w, &patient(&sink)).await;
    assert_eq!(copies(&sink, row).len(), 0);
    ended(w, row, "suppressed", cause).await;
}

async fn status(w: &World, person: &str, status: Status) {
    let change = ChangeStatus {
        by: w.by("chanh-vp"),
        committee: w.office.committee,
        person: w.office.person(person),
        status,
    };
    w.submit(change).await.unwrap();
}

async fn one_who_may_not_act_gets_nothing(w: &World) {
    let (id, row) = one_letter(w).await;
    status(w, "chuyen-vien", Status::Revoked).await;
    nothing_arrives(w, row, "recipient:revoked").await;
    status(w, "chuyen-vien", Status::Active).await;
    // Three letters: the lead's head and specialist, and the support.
    w.done("chuyen-vien", id, w.route()).await;
    status(w, "gt-truong", Status::Moved).await;
    status(w, "gt-cv", Status::Pending).await;
    let sink = Sink::start(&[Mood::Friendly]).await;
    assert_eq!(work(w, &patient(&sink)).await.sent, 1);
    assert_eq!(sink.mails()[0].recipients, ["<dd-truong@example.org>"]);
    let causes = "SELECT count(*) AS n FROM outbox WHERE state = 'suppressed' AND urgency = 'at_once' AND cause IN ('recipient:moved', 'recipient:pending')";
    assert_eq!(w.count(causes).await, 2);
}

const OUT_OF_OFFICE: &str =
    "UPDATE post SET valid_to = '2025-03-10' WHERE role = 'office_specialist'";

async fn one_who_lost_his_post_gets_nothing(w: &World) {
    let (_, row) = one_letter(w).await;
    w.forge_office(OUT_OF_OFFICE).await;
    nothing_arrives(w, row, "out_of_scope").await;
}

async fn one_who_lost_it_between_two_attempts_gets_nothing_more(w: &World) {
    let (_, row) = one_letter(w).await;
    let sink = Sink::start(&[Mood::Recipient(450), Mood::Friendly]).await;
    let channel = patient(&sink);
    assert_eq!(work(w, &channel).await.later, 1);
    wait_for(w, row, &channel).await;
    w.forge_office(OUT_OF_OFFICE).await;
    work(w, &channel).await;
    assert_eq!(copies(&sink, row).len(), 0);
    ended(w, row, "suppressed", "out_of_scope").await;
}

async fn a_stand_in_whose_time_is_over_gets_nothing(w: &World) {
    let (_, row) = one_letter(w).await;
    let copy = "id, committee_id, dedup_key, person_id, on_behalf_id, channel, urgency, subject_id, subject_version, state, due_at, created_at";
    let stand_in = copy
        .replace(
            "id, committee_id, dedup_key",
            "committee_id, committee_id, 'stand-in'",
        )
        .replace(
            "on_behalf_id",
            "(SELECT id FROM person WHERE key = 'chanh-vp')",
        );
    w.tamper(&format!(
        "INSERT INTO outbox ({copy}) SELECT {stand_in} FROM outbox WHERE state = 'pending' AND urgency = 'at_once' AND channel = 'mail'"
    ))
    .await;
    let sink = Sink::start(&[Mood::Friendly]).await;
    work(w, &patient(&sink)).await;
    assert_eq!(copies(&sink, row).len(), 1, "his own post he still has");
    ended(w, w.office.committee, "suppressed", "substitution_over").await;
}

async fn nobody_is_asked_for_a_step_that_is_done(w: &World) {
    let (id, row) = one_letter(w).await;
    w.done("chuyen-vien", id, w.route()).await;
    nothing_arrives(w, row, "finished:Routed").await;
}

async fn nobody_is_asked_for_what_another_body_does_now(w: &World) {
    let (id, _) = one_letter(w).await;
    w.done("chuyen-vien", id, w.route()).await;
    let bodies = Bodies {
        lead: w.office.unit("dat-dai"),
        support: BTreeSet::from([w.office.unit("giao-thong")]),
    };
    let change = Action::ChangeLead {
        decision: members(crate::post::tests::support::office::day(2025, 3, 11)),
        reason: line("đúng lĩnh vực hơn"),
        bodies,
    };
    w.done("thuong-truc-1", id, Deed::Given(change)).await;
    let sink = Sink::start(&[Mood::Friendly]).await;
    work(w, &patient(&sink)).await;
    let handed = "SELECT count(*) AS n FROM outbox WHERE state = 'suppressed' AND cause = 'handed_on' AND person_id <> (SELECT id FROM person WHERE key = 'chuyen-vien')";
    assert_eq!(w.count(handed).await, 3, "all letters of the first routing");
    let mut told: Vec<String> = sink
        .mails()
        .iter()
        .map(|m| m.recipients[0].clone())
        .collect();
    told.sort();
    // The new lead, the new support, and the day's list of one who worked for the old lead.
    let expected = ["dd-truong", "gt-cv", "gt-truong"].map(|p| format!("<{p}@example.org>"));
    assert_eq!(told, expected);
}

/// No move pauses a clock yet; the rule is held on a story that was paused by hand.
async fn nobody_is_asked_while_the_clock_stands(w: &World) {
    let (id, _) = one_letter(w).await;
    w.done("chuyen-vien", id, w.route()).await;
    let sql = "SELECT id FROM outbox WHERE state = 'pending' AND urgency = 'at_once' AND channel = 'mail' ORDER BY id DESC";
    let row: Uuid = w.rows(sql, []).await[0].try_get("", "id").unwrap();
    let row = w.store.post_rows(&[row]).await.unwrap().remove(0);
    let mut stories = w.store.stories([&row]).await.unwrap();
    let Some(Story::Petition(mut story)) = stories.remove(&row.subject) else {
        panic!("no story")
    };
    let (event, then) = (
        story.event(row.version).unwrap().clone(),
        story.after(row.version).unwrap(),
    );
    assert_eq!(over(&story, &event, &then), None);
    assert!(then.due.is_some());
    story.now.due = None;
    assert_eq!(over(&story, &event, &then).as_deref(), Some("paused"));
}

async fn one_who_is_not_of_a_conference_any_more_is_not_invited(w: &World) {
    let march = w.plan(3).await;
    super::desk::clear(w).await;
    let conference = w.conference(march, "khu-1").await;
    w.confer("pho-khu-1", conference.id, w.consent("khu-1"))
        .await
        .unwrap();
    let sql = "SELECT o.id FROM outbox o JOIN person p ON p.id = o.person_id WHERE o.state = 'pending' AND o.urgency = 'at_once' AND p.key = 'bt-thon-1'";
    let row: Uuid = w.rows(sql, []).await[0].try_get("", "id").unwrap();
    w.forge_office("UPDATE post SET valid_to = '2025-02-25' WHERE role = 'cell_secretary' AND unit_id = (SELECT id FROM unit WHERE key = 'thon-1')",
    )
    .await;
    let sink = Sink::start(&[Mood::Friendly]).await;
    assert!(
        work(w, &patient(&sink)).await.sent > 2,
        "the others are invited"
    );
    assert_eq!(copies(&sink, row).len(), 0);
    ended(w, row, "suppressed", "out_of_scope").await;
}

/// The head of cluster 2 is away in April; in March his deputy is told of April's plan for him.
async fn one_who_will_stand_in_is_told_of_the_conference(w: &World) {
    w.clock.set(2025, 3, 20);
    w.try_plan(4).await.unwrap();
    let sink = Sink::start(&[Mood::Friendly]).await;
    work(w, &patient(&sink)).await;
    let of_plan =
        "SELECT count(*) AS n FROM outbox WHERE on_behalf_id IS NOT NULL AND state = 'sent'";
    assert_eq!(w.count(of_plan).await, 1);
    let suppressed = "SELECT count(*) AS n FROM outbox WHERE state = 'suppressed'";
    assert_eq!(w.count(suppressed).await, 0);
}
