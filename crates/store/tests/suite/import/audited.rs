//! What came with a file is compared with its events like what was installed (invariant 1).
use super::{line, new_cells, units};
use crate::support::office::day;
use crate::support::world::World;
use store::Command;
use store::commands::{ImportCalendar, ImportPeople, ImportPosts};
use workflow::calendar::{CalendarEntry, Certainty, DayKind, DayPart};
use workflow::import::{LastDay, PersonPointer, PersonRow, Pointer, PostRow};
use workflow::person::Role;

on_both!(rows_of_a_file_stand_behind_its_events);

/// Imports, and finds the office whole behind it.
async fn takes(w: &World, import: impl Command + serde::Serialize + 'static) {
    let done = w.submit(import).await.unwrap();
    assert!(!done.further.is_empty(), "something is new or changed");
    w.whole().await;
}

fn seventh(phone: &str) -> PersonRow {
    PersonRow {
        key: Some("bay".into()),
        name: line("Phạm Văn Bảy"),
        born: Some(1971),
        phone: Some(phone.into()),
        email: None,
        status: None,
    }
}

fn secretary(to: Option<LastDay>) -> PostRow {
    PostRow {
        person: PersonPointer {
            text: "bay".into(),
            born: None,
        },
        unit: Pointer::new("Chi bộ thôn Bảy", None),
        role: Role::CellSecretary,
        from: Some(day(2025, 1, 1)),
        to,
    }
}

/// Everything that files can make and change, each change by a file of its own.
async fn filled(w: &World) {
    let (by, committee) = (|| w.by("chanh-vp"), w.office.committee);
    units(w, "chanh-vp", new_cells()).await.unwrap();
    let mut larger = new_cells();
    larger[0].members = Some(41);
    units(w, "chanh-vp", larger).await.unwrap();
    w.whole().await;
    for phone in ["0912 345 678", "0987 654 321"] {
        let rows = vec![seventh(phone)];
        let (by, committee) = (by(), committee);
        takes(
            w,
            ImportPeople {
                by,
                committee,
                rows,
            },
        )
        .await;
    }
    for to in [None, Some(LastDay::On(day(2030, 6, 30)))] {
        let rows = vec![secretary(to)];
        let (by, committee) = (by(), committee);
        takes(
            w,
            ImportPosts {
                by,
                committee,
                rows,
            },
        )
        .await;
    }
    for part in [DayPart::Morning, DayPart::Afternoon] {
        let rows = vec![CalendarEntry {
            date: day(2025, 3, 13),
            kind: DayKind::LocalOff,
            part,
            occasion: None,
            status: Certainty::Announced,
            source: "Thông báo 12-TB/HU".into(),
        }];
        let (by, committee) = (by(), committee);
        takes(
            w,
            ImportCalendar {
                by,
                committee,
                rows,
            },
        )
        .await;
    }
}

async fn rows_of_a_file_stand_behind_its_events(w: &World) {
    filled(w).await;
    let unit = "WHERE key = 'chi-bo-thon-bay'";
    let person = "WHERE key = 'bay'";
    let post = "WHERE person_id = (SELECT id FROM person WHERE key = 'bay')";
    let year = "WHERE name LIKE 'calendar-2025%' AND body LIKE '%12-TB/HU%'";
    for (forged, undone) in [
        (
            format!("UPDATE unit SET members = 42 {unit}"),
            format!("UPDATE unit SET members = 41 {unit}"),
        ),
        (
            format!("UPDATE person SET phone = '0900 000 000' {person}"),
            format!("UPDATE person SET phone = '0987 654 321' {person}"),
        ),
        (
            format!("UPDATE person SET born = 1972 {person}"),
            format!("UPDATE person SET born = 1971 {person}"),
        ),
        (
            format!("UPDATE post SET valid_to = NULL {post}"),
            format!("UPDATE post SET valid_to = '2030-06-30' {post}"),
        ),
        (
            format!("UPDATE setting SET body = replace(body, '12-TB/HU', '13-TB/HU') {year}"),
            "UPDATE setting SET body = replace(body, '13-TB/HU', '12-TB/HU')".to_owned(),
        ),
    ] {
        w.tamper(&forged).await;
        let audit = w.store.audit(w.office.committee).await.unwrap();
        assert!(!audit.faults.is_empty(), "{forged}");
        w.tamper(&undone).await;
        w.whole().await;
    }
}
