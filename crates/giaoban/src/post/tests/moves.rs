//! The letter of a moved conference tells the old half day and the new one apart (flow.md §2).
use super::desk::{clear, patient, work};
use super::english::decoded;
use super::sink::{Mood, Sink};
use super::support::acts::line;
use super::support::office::day;
use super::support::world::World;
use store::commands::ConferenceDeed;
use workflow::calendar::{HalfDay, Slot};
use workflow::conference::{Destination, ItemsGo};
use workflow::petition::Exception;

on_both!(a_moved_conference_is_told_with_its_old_time);

fn to(w: &World, slot: Slot) -> ConferenceDeed {
    let exception = Exception {
        reason: line("hội trường bận"),
        approver: w.office.person("truong-khu-1"),
    };
    ConferenceDeed::Move {
        to: slot,
        host: None,
        exception,
        items: ItemsGo::all(Destination::Here),
    }
}

/// What lies between two words of a letter.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let after = text.split_once(from).expect(text).1;
    after.split_once(to).expect(text).0
}

async fn a_moved_conference_is_told_with_its_old_time(w: &World) {
    let march = w.plan(3).await;
    clear(w).await;
    let planned = w.conference(march, "khu-1").await;
    assert_eq!(planned.slot.half, HalfDay::Morning);
    let slot = Slot {
        date: day(2025, 3, 10),
        half: HalfDay::Afternoon,
    };
    w.confer("chanh-vp", planned.id, to(w, slot)).await.unwrap();
    let sink = Sink::start(&[Mood::Friendly]).await;
    work(w, &patient(&sink)).await;
    let mails = sink.mails();
    let told = mails.iter().map(|m| decoded(&m.bytes));
    let told: Vec<String> = told.filter(|t| t.contains("Lịch đã báo:")).collect();
    assert!(told.len() > 2, "{}", mails.len());
    for letter in &told {
        let new = between(letter, "Thời gian: ", "\n");
        assert!(
            new.contains("13 giờ 30") && new.contains("10 tháng 3"),
            "{new}"
        );
        let old = between(letter, "Lịch đã báo:", "Lý do:");
        assert!(old.contains("07 giờ 30"), "{old}");
        assert!(!old.contains("10 tháng 3"), "{old}");
        assert!(
            !old.contains("Hội trường"),
            "an unchanged place twice: {old}"
        );
    }
}
