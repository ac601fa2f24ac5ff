//! Every rule that refuses a change.
use super::{new, noon, order, tried};
use crate::person::Role;
use crate::petition::Exception;
use crate::test_world::{Under, Who, World, day, line};
use crate::unit::{
    Done, LineageFault, PostGoes, Unit, UnitChange, UnitKind, UnitOrder, UnitRefusal as R, enter,
    lineage_fault,
};

fn refused(w: &World, order: &UnitOrder) -> R {
    match tried(w, order, 100) {
        Err(refusal) => refusal,
        Ok(done) => panic!("{:?} made {done:?}", order.change),
    }
}

fn merge(w: &World, of: &[&str]) -> UnitOrder {
    order(UnitChange::Merge {
        of: of.iter().map(|key| w.unit(key)).collect(),
        into: new("Đơn vị mới", "don-vi-moi"),
        under: None,
    })
}

fn rename(w: &World, of: &str, name: &str, key: &str) -> UnitOrder {
    order(UnitChange::Rename {
        of: w.unit(of),
        to: new(name, key),
    })
}

#[test]
fn what_is_merged_is_of_one_kind_and_more_than_one() {
    let w = World::new(Under::County);
    let kinds = vec![UnitKind::Commune, UnitKind::Cell];
    let told = refused(&w, &merge(&w, &["cell", "commune"]));
    assert_eq!(told, R::KindsDiffer { kinds });
    assert_eq!(refused(&w, &merge(&w, &["cell"])), R::TooFew);
    let unit = w.unit("cell");
    assert_eq!(
        refused(&w, &merge(&w, &["cell", "cell"])),
        R::Twice { unit }
    );
    assert_eq!(
        refused(&w, &merge(&w, &["commune", "far-commune"])),
        R::ParentNeeded
    );
    let split = order(UnitChange::Split {
        of: unit,
        into: vec![new("Chi bộ Đông", "dong")],
    });
    assert_eq!(refused(&w, &split), R::TooFew);
}

#[test]
fn a_unit_changes_while_it_stands() {
    let w = World::new(Under::County);
    let labour = order(UnitChange::Abolish {
        of: w.unit("labour"),
        successor: Some(w.unit("roads")),
    });
    let told = R::Ended {
        unit: w.unit("labour"),
        successors: vec![w.unit("land")],
    };
    assert_eq!(refused(&w, &labour), told);
    let mut early = merge(&w, &["cell", "other-cell"]);
    early.on = day(1, 1);
    let told = R::BegunSince {
        unit: w.unit("cell"),
        from: day(1, 1),
    };
    assert_eq!(refused(&w, &early), told);
    let into = order(UnitChange::Abolish {
        of: w.unit("roads"),
        successor: Some(w.unit("labour")),
    });
    assert!(matches!(refused(&w, &into), R::Ended { .. }));
}

#[test]
fn the_committee_and_its_own_bodies_stay() {
    let w = World::new(Under::County);
    for (key, kind) in [
        ("committee", UnitKind::Committee),
        ("office", UnitKind::Office),
    ] {
        let abolish = order(UnitChange::Abolish {
            of: w.unit(key),
            successor: None,
        });
        assert_eq!(refused(&w, &abolish), R::Fixed { kind });
    }
    assert!(
        tried(
            &w,
            &rename(&w, "office", "Văn phòng Đảng ủy", "office"),
            100
        )
        .is_ok()
    );
    let told = refused(&w, &rename(&w, "committee", "Đảng ủy", "committee"));
    assert_eq!(
        told,
        R::Fixed {
            kind: UnitKind::Committee
        }
    );
}

#[test]
fn keys_and_codes_are_of_one_unit() {
    let w = World::new(Under::County);
    let told = refused(&w, &rename(&w, "cell", "Chi bộ khác", "other-cell"));
    assert_eq!(
        told,
        R::KeyTaken {
            key: "other-cell".into()
        }
    );
    let told = refused(&w, &rename(&w, "cell", "Chi bộ khác", "chi bộ"));
    assert_eq!(
        told,
        R::KeyForm {
            given: "chi bộ".into()
        }
    );
    let told = refused(&w, &rename(&w, "cluster", "Khu khác", "cluster"));
    assert_eq!(told, R::CodeNeeded);
    let mut with_code = w.tree.get(w.unit("far-cluster")).unwrap().clone();
    with_code.code = Some("K2".into());
    let mut coded = World::new(Under::County);
    coded.tree = w.tree.with([&with_code]);
    let mut taken = new("Khu khác", "cluster");
    taken.code = Some("K2".into());
    let of = w.unit("cluster");
    let told = refused(&coded, &order(UnitChange::Rename { of, to: taken }));
    assert_eq!(
        told,
        R::CodeTaken {
            cluster: with_code.id
        }
    );
    let same = rename(&w, "cell", "cell", "cell");
    assert_eq!(refused(&w, &same), R::NothingNew);
}

#[test]
fn a_unit_stands_where_its_kind_stands() {
    let w = World::new(Under::County);
    let moved = |of: &str, under: &str| {
        refused(
            &w,
            &order(UnitChange::Move {
                of: w.unit(of),
                under: w.unit(under),
            }),
        )
    };
    assert_eq!(moved("cell", "commune"), R::NothingNew);
    let (kind, above) = (UnitKind::Commune, UnitKind::Department);
    assert_eq!(moved("commune", "roads"), R::ParentKind { kind, above });
    let unit = w.unit("labour");
    assert_eq!(moved("roads", "labour"), R::ParentEnded { unit });
}

#[test]
fn everybody_s_post_goes_somewhere() {
    let w = World::new(Under::County);
    let told = refused(&w, &merge(&w, &["cell", "other-cell"]));
    let R::RoleClash { role, unit, people } = told else {
        panic!("{told:?}")
    };
    assert_eq!((role, unit.as_str()), (Role::CellSecretary, "Đơn vị mới"));
    assert_eq!(people.len(), 2);
    let split = |posts: &[(Who, PostGoes)]| {
        let mut split = order(UnitChange::Split {
            of: w.unit("cell"),
            into: vec![new("Chi bộ Đông", "dong"), new("Chi bộ Tây", "tay")],
        });
        split.posts = posts
            .iter()
            .map(|(who, goes)| (who.id(), goes.clone()))
            .collect();
        refused(&w, &split)
    };
    let to = |role: Option<Role>, unit: &str| PostGoes::On {
        role,
        unit: Some(unit.into()),
    };
    let people = vec![Who::CellSecretary.id(), Who::CellDeputy.id()];
    assert_eq!(split(&[]), R::PostsUnplaced { people });
    let given = String::from("nam");
    assert_eq!(
        split(&[(Who::CellSecretary, to(None, "nam"))]),
        R::NoSuchPart { given }
    );
    let (role, kind) = (Role::DepartmentHead, UnitKind::Cell);
    let as_head = to(Some(role), "dong");
    assert_eq!(
        split(&[(Who::CellSecretary, as_head)]),
        R::RoleNotHere { role, kind }
    );
    let all = [
        (Who::CellSecretary, to(None, "dong")),
        (Who::CellDeputy, to(None, "tay")),
        (Who::RoadsHead, PostGoes::Ends),
    ];
    let person = Who::RoadsHead.id();
    assert_eq!(split(&all), R::NotOfUnits { person });
}

#[test]
fn a_post_that_began_since_is_not_ended_before_it_began() {
    let mut w = World::new(Under::County);
    for post in w
        .posts
        .iter_mut()
        .filter(|p| p.person == Who::CellDeputy.id())
    {
        post.period.from = noon();
    }
    let told = refused(&w, &rename(&w, "cell", "Chi bộ khác", "cell"));
    let person = Who::CellDeputy.id();
    assert_eq!(
        told,
        R::PostBegunSince {
            person,
            from: noon()
        }
    );
}

#[test]
fn units_below_go_somewhere() {
    let w = World::new(Under::County);
    let mut split = order(UnitChange::Split {
        of: w.unit("commune"),
        into: vec![new("xã Đông", "dong"), new("xã Tây", "tay")],
    });
    let ends = |who: Who| (who.id(), PostGoes::Ends);
    let people = [
        Who::CommuneSecretary,
        Who::CommuneChair,
        Who::CommuneClerk,
        Who::MemberInCharge,
    ];
    split.posts = people.into_iter().map(ends).collect();
    let cells = [w.unit("cell"), w.unit("other-cell")];
    let told = refused(&w, &split);
    assert_eq!(
        told,
        R::BelowUnplaced {
            units: cells.to_vec()
        }
    );
    split.below = cells.iter().map(|c| (*c, String::from("dong"))).collect();
    assert!(tried(&w, &split, 100).is_ok());
    let unit = w.unit("far-cell");
    split.below.insert(unit, "tay".into());
    assert_eq!(refused(&w, &split), R::NotBelow { unit });
    let abolish = order(UnitChange::Abolish {
        of: w.unit("commune"),
        successor: None,
    });
    assert!(matches!(refused(&w, &abolish), R::LeavesBelow { .. }));
}

#[test]
fn who_takes_over_is_of_the_same_kind_and_no_forebear() {
    let w = World::new(Under::County);
    let into = |successor: &str| {
        let mut abolish = order(UnitChange::Abolish {
            of: w.unit("cell"),
            successor: Some(w.unit(successor)),
        });
        abolish
            .posts
            .insert(Who::CellSecretary.id(), PostGoes::Ends);
        abolish.posts.insert(Who::CellDeputy.id(), PostGoes::Ends);
        refused(&w, &abolish)
    };
    let successor = w.unit("roads");
    let what = LineageFault::SuccessorKind { successor };
    assert_eq!(into("roads"), R::Lineage { what });
    let what = LineageFault::Ring;
    assert_eq!(into("cell"), R::Lineage { what });
}

/// The check that files and changes share.
#[test]
fn units_fit_to_those_around_them() {
    let w = World::new(Under::County);
    let unit = |key: &str| w.tree.get(w.unit(key)).unwrap().clone();
    let fault = |changed: &Unit| lineage_fault(&w.tree.with([changed]), changed);
    assert_eq!(fault(&unit("labour")), None);
    let mut later = unit("labour");
    later.valid.to = Some(day(3, 1));
    assert_eq!(fault(&later), None);
    let mut commune = unit("commune");
    commune.valid.to = Some(day(3, 14));
    let tree = w.tree.with([&commune]);
    let told = LineageFault::OutlivesParent {
        parent: commune.id,
        until: day(3, 14),
    };
    assert_eq!(lineage_fault(&tree, &unit("cell")), Some(told));
    let mut gap = unit("roads");
    gap.valid.to = Some(day(2, 1));
    gap.successors = vec![w.unit("land")];
    let mut begins = unit("land");
    begins.valid.from = day(2, 3);
    let tree = w.tree.with([&gap, &begins]);
    let told = LineageFault::SuccessorNotThere {
        successor: begins.id,
        on: day(2, 2),
    };
    assert_eq!(lineage_fault(&tree, &gap), Some(told));
}

#[test]
fn a_change_is_entered_on_its_day_or_with_a_reason() {
    let w = World::new(Under::County);
    let mut change = merge(&w, &["cell", "other-cell"]);
    let home = w.tree.place(w.unit("committee")).unwrap();
    let since = Some(Done {
        day: day(3, 17),
        unit: w.unit("cell"),
    });
    let entered = |change: &UnitOrder, since, today| {
        w.by(Who::OfficeChief, today, |_, ctx| {
            enter(change, since, &home, ctx)
        })
    };
    assert_eq!(
        entered(&change, None, day(3, 14)),
        Err(R::Ahead { on: noon() })
    );
    assert_eq!(entered(&change, since, noon()), Ok(()));
    assert_eq!(entered(&change, None, day(3, 20)), Ok(()));
    let told = R::DoneSince {
        unit: w.unit("cell"),
        day: day(3, 17),
    };
    assert_eq!(entered(&change, since, day(3, 20)), Err(told));
    let because = |who: Who| {
        Some(Exception {
            reason: line("Quyết định đến muộn"),
            approver: who.id(),
        })
    };
    change.exception = because(Who::StandingMember);
    assert_eq!(entered(&change, since, day(3, 20)), Ok(()));
    change.exception = because(Who::RoadsHead);
    let person = Who::RoadsHead.id();
    assert_eq!(
        entered(&change, since, day(3, 20)),
        Err(R::NotAnApprover { person })
    );
}
