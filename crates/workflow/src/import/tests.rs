//! Rows beside an office: what they do, what is wrong with them, what must be asked.
use super::{
    CalendarRow, CalendarRowFault, Change, LastDay, Part, PersonPointer, PersonRow, Pointer,
    PostRow, RowFault, Seats, UnitRow, calendar, people, posts, units,
};
use crate::calendar::{CalendarData, Certainty, DateSpan, DayKind, DayPart};
use crate::ids::{PersonId, UnitId};
use crate::person::{Person, Post, Role, Status};
use crate::test_world::{Under, World, line};
use crate::unit::UnitKind;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn unit(kind: UnitKind, name: &str, parent: &str) -> UnitRow {
    UnitRow {
        key: None,
        kind,
        name: line(name),
        code: None,
        parent: (!parent.is_empty()).then(|| Pointer::new(parent, None)),
        from: Some(day("2026-01-01")),
        to: None,
        successors: Vec::new(),
        members: None,
    }
}

fn checked(w: &World, rows: &[UnitRow]) -> Vec<super::Checked<crate::unit::Unit>> {
    let root = w.tree.by_key("committee").unwrap().id;
    let mut next = 0;
    units(&w.tree, root, rows, || {
        next += 1;
        UnitId(Uuid::from_u128(0xF000 + next))
    })
}

#[test]
fn units_of_a_file_find_each_other_in_any_order_and_get_keys() {
    let w = &World::new(Under::County);
    let mut cluster = unit(UnitKind::Cluster, "Khu 9", "");
    cluster.code = Some("K9".into());
    let rows = [
        unit(UnitKind::Cell, "Chi bộ thôn Đông", "xã Đức Xương"),
        unit(UnitKind::Commune, "xã Đức Xương", "K9"),
        cluster,
        unit(UnitKind::Cell, "Chi bộ thôn Đông", "commune"),
    ];
    let done: Vec<_> = checked(w, &rows).into_iter().map(Result::unwrap).collect();
    let keys: Vec<_> = done.iter().map(|c| c.after().key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "chi-bo-thon-dong",
            "xa-duc-xuong",
            "khu-9",
            "commune-chi-bo-thon-dong"
        ]
    );
    assert_eq!(done[0].after().parent, Some(done[1].after().id));
    assert_eq!(done[1].after().parent, Some(done[2].after().id));
    assert!(done.iter().all(|c| matches!(c, Change::New(_))));
}

#[test]
fn a_unit_without_a_key_is_known_again_by_its_name_and_the_code_of_the_one_above() {
    let w = &World::new(Under::County);
    let mut cluster = unit(UnitKind::Cluster, "Khu 9", "");
    cluster.code = Some("K9".into());
    let rows = [cluster, unit(UnitKind::Commune, "xã Mới", "K9")];
    let there = w.tree.iter().cloned();
    let made = checked(w, &rows)
        .into_iter()
        .map(|c| c.unwrap().after().clone());
    let tree = crate::unit::Tree::new(there.chain(made));
    let root = tree.by_key("committee").unwrap().id;
    let again = units(&tree, root, &rows, || UnitId(Uuid::nil()));
    assert!(
        again.iter().all(|c| matches!(c, Ok(Change::Same(_)))),
        "{again:?}"
    );
}

#[test]
fn a_unit_that_is_there_changes_or_stays() {
    let w = &World::new(Under::County);
    let mut same = unit(UnitKind::Commune, "commune", "cluster");
    same.key = Some("commune".into());
    let mut renamed = same.clone();
    renamed.name = line("xã Đoàn Thượng");
    assert!(matches!(checked(w, &[same])[0], Ok(Change::Same(_))));
    let Ok(Change::Changed { parts, .. }) = &checked(w, &[renamed])[0] else {
        panic!("it is renamed")
    };
    assert_eq!(*parts, [Part::Name]);
}

#[test]
fn what_is_wrong_with_a_unit_is_said() {
    let w = &World::new(Under::County);
    let with = |change: &dyn Fn(&mut UnitRow)| {
        let mut row = unit(UnitKind::Commune, "xã Mới", "cluster");
        change(&mut row);
        checked(w, &[row]).remove(0).unwrap_err()
    };
    let missing = |part| RowFault::Missing { part };
    assert_eq!(with(&|r| r.parent = None), missing(Part::Parent));
    assert_eq!(
        with(&|r| r.to = Some(LastDay::On(day("2025-12-31")))),
        RowFault::PeriodReversed
    );
    assert_eq!(
        with(&|r| r.successors = vec![Pointer::new("commune", None)]),
        RowFault::SuccessorOfLiving
    );
    assert_eq!(
        with(&|r| r.key = Some("xã mới".into())),
        RowFault::KeyForm {
            given: "xã mới".into()
        }
    );
    assert_eq!(
        with(&|r| r.key = Some("roads".into())),
        RowFault::OtherKind {
            kind: UnitKind::Department
        }
    );
    assert_eq!(
        with(&|r| r.parent = Some(Pointer::new("roads", None))),
        RowFault::ParentKind {
            kind: UnitKind::Commune,
            above: UnitKind::Department
        }
    );
    assert_eq!(
        with(&|r| r.parent = Some(Pointer::new("khu không có", None))),
        RowFault::NoUnit {
            given: "khu không có".into()
        }
    );
    assert_eq!(
        with(&|r| r.kind = UnitKind::Office),
        RowFault::ParentKind {
            kind: UnitKind::Office,
            above: UnitKind::Cluster
        }
    );
    let office = unit(UnitKind::Office, "Văn phòng hai", "");
    assert_eq!(
        checked(w, &[office]).remove(0),
        Err(RowFault::OnlyOne {
            kind: UnitKind::Office,
            key: "office".into()
        })
    );
    let cluster = unit(UnitKind::Cluster, "Khu 9", "");
    assert_eq!(checked(w, &[cluster]).remove(0), Err(missing(Part::Code)));
    let committee = unit(UnitKind::Committee, "Huyện ủy khác", "");
    assert_eq!(
        checked(w, &[committee]).remove(0),
        Err(RowFault::NotTheCommittee)
    );
    let twice = [
        unit(UnitKind::Commune, "xã Hai", "cluster"),
        unit(UnitKind::Commune, "Xã hai", "cluster"),
    ];
    assert_eq!(checked(w, &twice)[1], Err(RowFault::Twice { first: 0 }));
}

#[test]
fn two_clusters_do_not_share_a_code() {
    let w = &World::new(Under::County);
    let mut one = unit(UnitKind::Cluster, "Khu 8", "");
    one.code = Some("K8".into());
    let mut two = unit(UnitKind::Cluster, "Khu 9", "");
    two.code = Some("K8".into());
    let done = checked(w, &[one, two]);
    assert!(
        matches!(done[1], Err(RowFault::CodeTaken { .. })),
        "{done:?}"
    );
}

#[test]
fn departments_in_a_ring_are_refused() {
    let w = &World::new(Under::County);
    let mut ring = unit(UnitKind::Cell, "Chi bộ A", "Chi bộ B");
    assert!(checked(w, std::slice::from_ref(&ring))[0].is_err());
    ring = unit(UnitKind::GrassrootsOrg, "Đảng bộ A", "commune");
    assert!(checked(w, &[ring])[0].is_ok());
}

#[test]
fn a_name_with_other_tones_or_of_two_units_is_asked_about() {
    let w = &World::new(Under::County);
    let rows = [
        unit(UnitKind::Commune, "xã Hòa Bình", "cluster"),
        unit(UnitKind::Cell, "Chi bộ 1", "xã Hoà Bình"),
        unit(UnitKind::Cell, "Chi bộ 2", "Hòa Bình"),
        unit(UnitKind::Cell, "Chi bộ 3", "xã Hóa Bình"),
        unit(UnitKind::Cell, "Chi bộ 4", "xa hoa binh"),
    ];
    let done = checked(w, &rows);
    assert!(
        done[1].is_ok(),
        "another place of the tone is no other word: {:?}",
        done[1]
    );
    assert!(done[2].is_ok(), "the title is left out: {:?}", done[2]);
    for n in [3, 4] {
        let Err(fault @ RowFault::NearUnit { keys, .. }) = &done[n] else {
            panic!("{:?}", done[n])
        };
        assert_eq!(keys, &["xa-hoa-binh"]);
        assert!(fault.is_doubt());
    }
    let twins = [
        unit(UnitKind::Cell, "Chi bộ thôn Đông", "commune"),
        unit(UnitKind::Cell, "Chi bộ thôn Đông", "far-commune"),
    ];
    let mut all = twins.to_vec();
    let mut heir = unit(UnitKind::Cell, "Chi bộ cũ", "commune");
    heir.to = Some(LastDay::On(day("2026-02-01")));
    heir.successors = vec![Pointer::new("Chi bộ thôn Đông", None)];
    all.push(heir);
    assert!(matches!(
        checked(w, &all)[2],
        Err(RowFault::SeveralUnits { .. })
    ));
}

fn someone(name: &str) -> PersonRow {
    PersonRow {
        key: None,
        name: line(name),
        born: None,
        phone: None,
        email: None,
        status: None,
    }
}

fn known(key: &str, name: &str, born: Option<u16>) -> Person {
    Person {
        id: PersonId(Uuid::from_u128(
            key.len() as u128 + 0xA000 + u128::from(born.unwrap_or(0)),
        )),
        key: key.into(),
        name: name.into(),
        status: Status::Active,
        email: None,
        phone: Some("0912 000 001".into()),
        born,
    }
}

fn office(people: &[Person]) -> BTreeMap<PersonId, Person> {
    people.iter().map(|p| (p.id, p.clone())).collect()
}

fn taken(there: &[Person], rows: &[PersonRow]) -> Vec<super::Checked<Person>> {
    let mut next = 0;
    people(&office(there), rows, || {
        next += 1;
        PersonId(Uuid::from_u128(0xB000 + next))
    })
}

#[test]
fn people_are_known_by_key_or_by_name_and_year_and_namesakes_are_asked_about() {
    let an = known("an", "Nguyễn Văn An", Some(1975));
    let mut same = someone("Nguyễn Văn An");
    same.born = Some(1975);
    assert!(matches!(
        taken(std::slice::from_ref(&an), &[same.clone()])[0],
        Ok(Change::Same(_))
    ));
    let mut other = same.clone();
    other.born = Some(1980);
    let done = taken(std::slice::from_ref(&an), &[other]);
    assert_eq!(done[0].as_ref().unwrap().after().key, "nguyen-van-an");
    let nobody_knows = someone("Nguyễn Văn An");
    let done = taken(std::slice::from_ref(&an), &[nobody_knows]);
    assert!(
        matches!(done[0], Err(RowFault::SeveralPeople { .. })),
        "{done:?}"
    );
    let mut moved = someone("Nguyễn Văn An");
    moved.key = Some("an".into());
    moved.phone = Some("0912 000 002".into());
    let Ok(Change::Changed { parts, to }) = taken(&[an], &[moved]).remove(0) else {
        panic!("the telephone is new")
    };
    assert_eq!((parts, to.born), (vec![Part::Phone], Some(1975)));
}

#[test]
fn two_rows_of_one_name_are_one_too_many() {
    let rows = [someone("Lê Thị Hòa"), someone("Lê Thị Hoà")];
    let done = taken(&[], &rows);
    assert!(done[0].is_ok());
    assert!(matches!(done[1], Err(RowFault::SeveralPeople { .. })));
}

fn post_row(person: &str, unit: &str, role: Role) -> PostRow {
    PostRow {
        person: PersonPointer {
            text: person.into(),
            born: None,
        },
        unit: Pointer::new(unit, None),
        role,
        from: None,
        to: None,
    }
}

#[test]
fn posts_sit_where_their_role_belongs_and_a_cluster_has_one_head() {
    let w = &World::new(Under::County);
    let all = [
        known("an", "Nguyễn Văn An", Some(1975)),
        known("binh", "Trần Thị Bình", Some(1980)),
    ];
    let there = office(&all);
    let seats = |posts| Seats {
        tree: &w.tree,
        people: &there,
        posts,
        capacities: &w.preset.capacities,
    };
    let rows = [
        post_row("an", "cluster", Role::ClusterHead),
        post_row("Trần Thị Bình", "cluster", Role::ClusterHead),
        post_row("binh", "cluster", Role::ClusterDeputy),
        post_row("binh", "cluster", Role::ClusterDeputy),
        post_row("binh", "cell", Role::OfficeChief),
        post_row("nobody", "cell", Role::CellSecretary),
    ];
    let done = posts(seats(&[]), &rows);
    assert!(matches!(done[0], Ok(Change::New(_))));
    let role = Role::ClusterHead;
    assert_eq!(
        done[1],
        Err(RowFault::RoleHeld {
            role,
            by: "an".into()
        })
    );
    assert!(done[2].is_ok());
    assert_eq!(done[3], Err(RowFault::Twice { first: 2 }));
    assert!(matches!(done[4], Err(RowFault::RoleNotHere { .. })));
    assert!(matches!(done[5], Err(RowFault::NoPerson { .. })));
    let held: Vec<Post> = vec![done[0].as_ref().unwrap().after().clone()];
    let mut ended = post_row("an", "cluster", Role::ClusterHead);
    assert!(matches!(
        posts(seats(&held), &[ended.clone()])[0],
        Ok(Change::Same(_))
    ));
    ended.to = Some(LastDay::On(day("2026-06-30")));
    let change = posts(seats(&held), &[ended]).remove(0);
    assert!(matches!(change, Ok(Change::Changed { parts, .. }) if parts == [Part::To]));
}

fn off(date: &str, kind: DayKind) -> CalendarRow {
    CalendarRow {
        date: day(date),
        kind,
        part: DayPart::Whole,
        occasion: None,
        status: Certainty::Announced,
        source: "Thông báo 12/TB".into(),
    }
}

#[test]
fn days_off_join_their_year_and_the_next_year_begins_with_its_first_row() {
    let coverage = DateSpan::new(day("2026-01-01"), day("2026-12-31")).unwrap();
    let year = CalendarData {
        coverage,
        entries: vec![off("2026-01-01", DayKind::PublicHoliday)],
        unsettled: Vec::new(),
    };
    let rows = [
        off("2026-01-01", DayKind::PublicHoliday),
        off("2026-03-10", DayKind::LocalOff),
        off("2027-01-01", DayKind::PublicHoliday),
        off("2029-01-01", DayKind::PublicHoliday),
        off("2026-03-10", DayKind::LocalOff),
        off("2026-03-11", DayKind::SwapWork),
    ];
    let done = calendar(&[year], &rows);
    assert!(matches!(done.rows[0], Ok(Change::Same(_))));
    assert!(matches!(done.rows[1], Ok(Change::New(_))));
    assert!(matches!(done.rows[2], Ok(Change::New(_))));
    assert_eq!(done.rows[3], Err(RowFault::CalendarHole { year: 2029 }));
    assert_eq!(done.rows[4], Err(RowFault::Twice { first: 1 }));
    let what = CalendarRowFault::SwapWorkOnWeekday;
    let date = day("2026-03-11");
    assert_eq!(done.rows[5], Err(RowFault::Calendar { date, what }));
    let years: Vec<_> = done.changed.iter().map(|d| d.coverage.first()).collect();
    assert_eq!(years, [day("2026-01-01"), day("2027-01-01")]);
}

/// A file of last year brought again calls nothing back to life; that an end was wrong is written.
#[test]
fn what_a_file_leaves_empty_stays_as_it_is() {
    let w = &World::new(Under::County);
    let mut ended = unit(UnitKind::Cell, "Chi bộ cũ", "commune");
    ended.to = Some(LastDay::On(day("2026-02-01")));
    ended.successors = vec![Pointer::new("cell", None)];
    let root = w.tree.by_key("committee").unwrap().id;
    let first = checked(w, &[ended.clone()]).remove(0).unwrap();
    let all = w.tree.iter().cloned().chain([first.after().clone()]);
    let tree = crate::unit::Tree::new(all);
    let again = |row: &UnitRow| units(&tree, root, std::slice::from_ref(row), || unreachable!());
    let mut empty = ended.clone();
    (empty.to, empty.successors) = (None, Vec::new());
    assert_eq!(again(&empty)[0], Ok(Change::Same(first.after().clone())));
    empty.to = Some(LastDay::Open);
    let Ok(Change::Changed { to, parts }) = again(&empty).remove(0) else {
        panic!("{:?}", again(&empty))
    };
    assert_eq!(parts, [Part::To, Part::Successors]);
    assert_eq!((to.valid.to, to.successors), (None, vec![]));
    ended.to = Some(LastDay::Open);
    assert_eq!(again(&ended)[0], Err(RowFault::SuccessorOfLiving));
}
