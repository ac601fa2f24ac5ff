//! Layout profiles: which one holds when, and what makes a set unusable.

use chrono::NaiveDate;
use documents::{LayoutBook, LayoutFault};

const OLDEST: &str = include_str!("../../../../config/layouts/party-before-2018.toml");

fn on(year: i32, month: u32, day: u32) -> String {
    let date = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
    LayoutBook::embedded().on(date).id.clone()
}

#[test]
fn the_profile_changes_on_the_day_of_the_rule() {
    assert_eq!(on(2006, 1, 1), "party-before-2018");
    assert_eq!(on(2018, 4, 2), "party-before-2018");
    assert_eq!(on(2018, 4, 3), "party-2018");
    assert_eq!(on(2026, 5, 26), "party-2018");
    assert_eq!(on(2026, 5, 27), "party-2026");
}

#[test]
fn a_profile_is_found_again_by_its_name() {
    let book = LayoutBook::embedded();
    assert!(
        book.named("party-2018")
            .is_some_and(|profile| profile.page.top == 20)
    );
    assert!(book.named("party-1930").is_none());
}

#[test]
fn a_book_needs_one_oldest_profile() {
    assert!(matches!(LayoutBook::read([]), Err(LayoutFault::NoOldest)));
    let twice = LayoutBook::read([OLDEST, OLDEST]);
    assert!(matches!(twice, Err(LayoutFault::SameStart { .. })));
    let misspelt = OLDEST.replace("number_size", "numbersize");
    let fault = LayoutBook::read([OLDEST, &misspelt]);
    assert!(matches!(
        fault,
        Err(LayoutFault::Unreadable { position: 2, .. })
    ));
}
