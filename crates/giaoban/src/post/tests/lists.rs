//! The day's list: once, whole, and never with what may no longer be told (reliability.md,
//! invariants 19, 21, 24 and 30).
use super::desk::{again, copies, patient, work};
use super::sink::{Mood, Sink};
use super::support::acts::line;
use super::support::world::World;
use store::commands::Deed;
use uuid::Uuid;
use workflow::ids::PetitionId;
use workflow::petition::{Action, DivertGround};

on_both!(
    a_person_gets_one_list_a_day,
    a_list_names_nothing_out_of_sight,
    a_withdrawn_petition_leaves_the_list,
    a_withheld_text_leaves_letters_that_wait,
    a_diverted_petition_is_not_named,
);

/// Two petitions answered; what is news of them waits for lists. Letters have gone.
async fn waiting(w: &World) -> [PetitionId; 2] {
    let march = w.plan(3).await;
    w.clock.set(2025, 3, 11);
    super::desk::clear(w).await;
    let mut made = Vec::new();
    for cell in ["thon-1", "thon-2"] {
        let id = w.endorsed(cell).await;
        w.done("chanh-vp", id, World::urgent(march)).await;
        made.push(id);
    }
    super::desk::clear(w).await;
    for id in &made {
        w.answered(*id).await;
    }
    [made[0], made[1]]
}

/// The list of a person that is being sent.
async fn list_of(w: &World, person: &str) -> Uuid {
    let sql = "SELECT o.id FROM outbox o JOIN person p ON p.id = o.person_id WHERE p.key = ? AND o.dedup_key LIKE 'digest:%' ORDER BY o.created_at DESC";
    w.rows(sql, [person.into()]).await[0]
        .try_get("", "id")
        .unwrap()
}

async fn letter(w: &World, row: Uuid) -> String {
    let row = w.store.post_rows(&[row]).await.unwrap().remove(0);
    readable(&row.letter.unwrap_or_default())
}

/// The mail with its soft line ends and `=XX` taken out, or its base64 read.
fn readable(bytes: &[u8]) -> String {
    super::english::decoded(bytes)
}

async fn a_person_gets_one_list_a_day(w: &World) {
    waiting(w).await;
    let sink = Sink::start(&[Mood::Friendly]).await;
    let channel = patient(&sink);
    w.clock.set(2025, 3, 12);
    assert!(work(w, &channel).await.digests > 0);
    let list = list_of(w, "chuyen-vien").await;
    assert_eq!(copies(&sink, list).len(), 1);
    assert_eq!(work(w, &channel).await.digests, 0);
    let lists = "SELECT count(*) AS n FROM outbox WHERE dedup_key LIKE 'digest:%'";
    let people =
        "SELECT count(DISTINCT person_id) AS n FROM outbox WHERE dedup_key LIKE 'digest:%'";
    assert_eq!(w.count(lists).await, w.count(people).await);
    let left = "SELECT count(*) AS n FROM outbox WHERE state = 'pending' AND channel = 'mail'";
    assert_eq!(w.count(left).await, 0);
}

/// The first attempt fails; then the person loses sight of what the list names.
async fn a_list_names_nothing_out_of_sight(w: &World) {
    waiting(w).await;
    let sink = Sink::start(&[Mood::Recipient(450)]).await;
    w.clock.set(2025, 3, 12);
    work(w, &patient(&sink)).await;
    let list = list_of(w, "chuyen-vien").await;
    assert!(letter(w, list).await.contains("GLOC-2025-03-X-01"));
    w.forge_office("UPDATE post SET valid_to = '2025-03-11' WHERE role = 'office_specialist'")
        .await;
    let good = Sink::start(&[Mood::Friendly]).await;
    w.clock.at(again(w, list).await);
    work(w, &patient(&good)).await;
    assert_eq!(copies(&good, list).len(), 0);
    super::desk::ended(w, list, "suppressed", "empty").await;
}

async fn a_withdrawn_petition_leaves_the_list(w: &World) {
    let [one, _] = waiting(w).await;
    let sink = Sink::start(&[Mood::Recipient(450)]).await;
    w.clock.set(2025, 3, 12);
    work(w, &patient(&sink)).await;
    let list = list_of(w, "chuyen-vien").await;
    let first = letter(w, list).await;
    assert!(first.contains("GLOC-2025-03-X-01") && first.contains("GLOC-2025-03-X-02"));
    let note = Some(line("chi bộ xin rút"));
    w.done("chanh-vp", one, Deed::Withdraw { note }).await;
    let good = Sink::start(&[Mood::Friendly]).await;
    w.clock.at(again(w, list).await);
    work(w, &patient(&good)).await;
    let copies = copies(&good, list);
    assert_eq!(copies.len(), 1);
    let arrived = readable(&copies[0].bytes);
    assert!(!arrived.contains("GLOC-2025-03-X-01"), "{arrived}");
    assert!(arrived.contains("GLOC-2025-03-X-02"), "{arrived}");
}

async fn a_withheld_text_leaves_letters_that_wait(w: &World) {
    let [one, two] = waiting(w).await;
    let sink = Sink::start(&[Mood::Recipient(450)]).await;
    w.clock.set(2025, 3, 12);
    work(w, &patient(&sink)).await;
    let list = list_of(w, "chuyen-vien").await;
    assert!(letter(w, list).await.contains("Sửa đường trục thôn"));
    for id in [one, two] {
        let reason = line("theo yêu cầu của công dân");
        w.done("chanh-vp", id, Deed::Given(Action::Redact { reason }))
            .await;
    }
    assert_eq!(letter(w, list).await, "");
    let good = Sink::start(&[Mood::Friendly]).await;
    for _ in 0..4 {
        w.clock.at(again(w, list).await.max(w.store.now()));
        work(w, &patient(&good)).await;
        if super::desk::stand(w, list).await.state == "sent" {
            break;
        }
    }
    assert_eq!(copies(&good, list).len(), 1);
    for mail in good.mails() {
        assert!(!readable(&mail.bytes).contains("Sửa đường trục thôn"));
    }
    let sql = "SELECT letter FROM outbox WHERE letter IS NOT NULL";
    for row in w.rows(sql, []).await {
        let kept: Vec<u8> = row.try_get("", "letter").unwrap();
        assert!(!readable(&kept).contains("Sửa đường trục thôn"));
    }
}

async fn a_diverted_petition_is_not_named(w: &World) {
    let march = w.plan(3).await;
    w.clock.set(2025, 3, 11);
    let id = w.endorsed("thon-1").await;
    w.done("chanh-vp", id, World::urgent(march)).await;
    let divert = Deed::Divert {
        ground: DivertGround::Complaint,
        to: line("Ban Tiếp công dân"),
        receipt: None,
    };
    w.done("chuyen-vien", id, divert).await;
    let sink = Sink::start(&[Mood::Friendly]).await;
    w.clock.set(2025, 3, 12);
    work(w, &patient(&sink)).await;
    for mail in sink.mails() {
        let said = readable(&mail.bytes);
        assert!(
            !said.contains("Sửa đường trục thôn") && !said.contains("GLOC-2025-03-X-01"),
            "{said}"
        );
    }
    let causes = "SELECT count(*) AS n FROM outbox WHERE state = 'suppressed' AND cause = 'finished:Diverted'";
    assert!(w.count(causes).await >= 3);
}
