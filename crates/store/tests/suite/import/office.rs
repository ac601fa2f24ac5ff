//! Units, people, posts and days off.
use super::{line, new_cells, unit, units};
use crate::support::office::day;
use crate::support::world::World;
use store::Failure;
use store::commands::{ImportCalendar, ImportPeople, ImportPosts, SetSetting};
use workflow::calendar::{CalendarEntry, Certainty, DayKind, DayPart};
use workflow::import::{PersonPointer, PersonRow, Pointer, PostRow, RowFault};
use workflow::person::Role;
use workflow::unit::UnitKind;

on_both!(
    an_office_is_filled_and_filled_again_without_doubling,
    one_wrong_row_keeps_the_whole_file_out,
    only_the_office_chief_changes_the_office_by_a_file,
    a_day_off_from_a_file_counts_even_after_an_edit_of_a_later_day,
);

fn of_the_seventh() -> PersonRow {
    PersonRow {
        key: None,
        name: line("Phạm Văn Bảy"),
        born: Some(1971),
        phone: Some("0912 345 678".into()),
        email: None,
        status: None,
    }
}

async fn an_office_is_filled_and_filled_again_without_doubling(w: &World) {
    let first = units(w, "chanh-vp", new_cells()).await.unwrap();
    assert_eq!(first.further.len(), 2);
    let people = || vec![of_the_seventh()];
    let posts = || {
        vec![PostRow {
            person: PersonPointer {
                text: "Phạm Văn Bảy".into(),
                born: None,
            },
            unit: Pointer::new("Chi bộ thôn Bảy", Some(UnitKind::Cell)),
            role: Role::CellSecretary,
            from: None,
            to: None,
        }]
    };
    let (by, committee) = (|| w.by("chanh-vp"), w.office.committee);
    let import = ImportPeople {
        by: by(),
        committee,
        rows: people(),
    };
    assert_eq!(w.submit(import).await.unwrap().further.len(), 1);
    let import = ImportPosts {
        by: by(),
        committee,
        rows: posts(),
    };
    assert_eq!(w.submit(import).await.unwrap().further.len(), 1);
    let office = w.store.directory(committee).await.unwrap();
    let seventh = office.person_by_key("pham-van-bay").unwrap();
    assert_eq!(seventh.born, Some(1971));
    let version = office.version;
    assert_eq!(
        units(w, "chanh-vp", new_cells()).await.unwrap().further,
        [] as [uuid::Uuid; 0]
    );
    let import = ImportPeople {
        by: by(),
        committee,
        rows: people(),
    };
    assert_eq!(
        w.submit(import).await.unwrap().further,
        [] as [uuid::Uuid; 0]
    );
    let import = ImportPosts {
        by: by(),
        committee,
        rows: posts(),
    };
    assert_eq!(
        w.submit(import).await.unwrap().further,
        [] as [uuid::Uuid; 0]
    );
    let again = w.store.directory(committee).await.unwrap();
    assert_eq!(
        again.version, version,
        "nothing has changed, so nothing is recorded"
    );
    assert_eq!(
        w.count("SELECT count(*) AS n FROM unit WHERE key = 'chi-bo-thon-bay'")
            .await,
        1
    );
}

async fn one_wrong_row_keeps_the_whole_file_out(w: &World) {
    let mut rows = new_cells();
    rows.push(unit(UnitKind::Cell, "Chi bộ thôn Tám", "xã không có"));
    let refused = units(w, "chanh-vp", rows).await.unwrap_err();
    let Failure::Row { row: 2, fault } = refused else {
        panic!("{refused:?}")
    };
    assert!(matches!(*fault, RowFault::NoUnit { .. }));
    assert_eq!(w.count("SELECT count(*) AS n FROM unit").await, 18);
}

async fn only_the_office_chief_changes_the_office_by_a_file(w: &World) {
    let refused = units(w, "chuyen-vien", new_cells()).await.unwrap_err();
    assert!(matches!(refused, Failure::Missing(_)), "{refused:?}");
    assert_eq!(w.count("SELECT count(*) AS n FROM unit").await, 18);
}

/// The latest setting of a year holds; one that the file makes must not hide behind it.
async fn a_day_off_from_a_file_counts_even_after_an_edit_of_a_later_day(w: &World) {
    let committee = w.office.committee;
    let office = w.store.directory(committee).await.unwrap();
    let year = office.calendar.files()[0].clone();
    let body = serde_json::to_string(&year).unwrap();
    let later = SetSetting {
        by: w.by("chanh-vp"),
        committee,
        name: "calendar-2025".into(),
        from: day(2025, 6, 1),
        body,
    };
    w.submit(later).await.unwrap();
    let rows = vec![CalendarEntry {
        date: day(2025, 3, 13),
        kind: DayKind::LocalOff,
        part: DayPart::Whole,
        occasion: None,
        status: Certainty::Announced,
        source: "Thông báo 12-TB/HU".into(),
    }];
    let by = w.by("chanh-vp");
    w.submit(ImportCalendar {
        by,
        committee,
        rows,
    })
    .await
    .unwrap();
    let office = w.store.directory(committee).await.unwrap();
    assert_eq!(office.calendar.is_working(day(2025, 3, 13)), Ok(false));
}
