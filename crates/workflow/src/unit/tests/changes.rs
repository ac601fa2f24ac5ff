//! Each change once, with what it leaves.
use super::{done, new, noon, order};
use crate::person::Role;
use crate::test_world::{Under, Who, World, day};
use crate::unit::{PostGoes, StandsAs, UnitChange, UnitKind};

fn merge_cells(w: &World) -> crate::unit::UnitOrder {
    let mut merge = order(UnitChange::Merge {
        of: vec![w.unit("cell"), w.unit("other-cell")],
        into: new("Chi bộ thôn Đông", "cb-thon-dong"),
        under: None,
    });
    let deputy = PostGoes::On {
        role: Some(Role::CellDeputy),
        unit: None,
    };
    merge.posts.insert(Who::OtherCellSecretary.id(), deputy);
    merge
}

#[test]
fn two_cells_become_one_the_day_after_they_end() {
    let mut w = World::new(Under::County);
    let (one, other) = (w.unit("cell"), w.unit("other-cell"));
    let merge = merge_cells(&w);
    done(&mut w, &merge);
    let merged = w.tree.by_key("cb-thon-dong").unwrap();
    assert_eq!((merged.kind, merged.valid.from), (UnitKind::Cell, noon()));
    assert_eq!(merged.parent, Some(w.unit("commune")));
    for old in [one, other] {
        let old = w.tree.get(old).unwrap();
        assert_eq!(old.valid.to, Some(day(3, 14)));
        assert_eq!(old.successors, [merged.id]);
        assert_eq!(w.tree.heir(old.id, noon()), Some(merged.id));
        assert_eq!(w.tree.heir(old.id, day(3, 14)), Some(old.id));
        assert_eq!(w.tree.stands_as(old.id, noon()), StandsAs::Unit(merged.id));
        assert!(w.tree.forebears(merged.id).contains(&old.id));
    }
    let held = |who: Who, on| {
        w.held(who, on)
            .iter()
            .map(|p| (p.role, p.unit))
            .collect::<Vec<_>>()
    };
    let secretary = held(Who::CellSecretary, noon());
    assert_eq!(secretary, [(Role::CellSecretary, merged.id)]);
    assert_eq!(
        held(Who::CellSecretary, day(3, 14)),
        [(Role::CellSecretary, one)]
    );
    let deputy = held(Who::OtherCellSecretary, noon());
    assert_eq!(deputy, [(Role::CellDeputy, merged.id)]);
}

#[test]
fn what_stands_below_a_renamed_commune_goes_along_and_keeps_its_key() {
    let mut w = World::new(Under::County);
    let (commune, cell) = (w.unit("commune"), w.unit("cell"));
    let to = crate::unit::NewUnit {
        key: None,
        ..new("xã Mới", "")
    };
    let rename = order(UnitChange::Rename { of: commune, to });
    let done = done(&mut w, &rename);
    assert_eq!(done.begun.len(), 3);
    let now = w.tree.by_key("commune").unwrap();
    assert_eq!((now.name.as_str(), now.valid.from), ("xã Mới", noon()));
    assert_eq!(w.tree.get(commune).unwrap().key, "commune-20260314");
    let again = w.tree.by_key("cell").unwrap();
    assert_eq!(again.parent, Some(now.id));
    assert_eq!(w.tree.get(cell).unwrap().successors, [again.id]);
    assert_eq!(w.tree.get(cell).unwrap().parent, Some(commune));
    let place = w.tree.place(again.id).unwrap();
    assert_eq!(place.commune, Some(now.id));
    assert_eq!(w.tree.place(cell).unwrap().commune, Some(commune));
    assert_eq!(w.held(Who::CellSecretary, noon())[0].unit, again.id);
}

#[test]
fn a_commune_moves_to_another_cluster() {
    let mut w = World::new(Under::County);
    let (commune, far) = (w.unit("commune"), w.unit("far-cluster"));
    done(
        &mut w,
        &order(UnitChange::Move {
            of: commune,
            under: far,
        }),
    );
    let cell = w.tree.by_key("cell").unwrap().id;
    assert_eq!(w.tree.place(cell).unwrap().cluster, Some(far));
}

#[test]
fn the_first_part_of_a_split_inherits_and_the_old_name_is_marked_as_divided() {
    let mut w = World::new(Under::County);
    let cell = w.unit("cell");
    let mut split = order(UnitChange::Split {
        of: cell,
        into: vec![new("Chi bộ Đông", "dong"), new("Chi bộ Tây", "tay")],
    });
    let to = |key: &str| PostGoes::On {
        role: None,
        unit: Some(key.into()),
    };
    split.posts.insert(Who::CellSecretary.id(), to("tay"));
    split.posts.insert(Who::CellDeputy.id(), to("dong"));
    // New ids that come in falling order are given out in rising order all the same.
    let mut ids = (1..50_u128).rev();
    let holdings = crate::unit::Holdings {
        tree: &w.tree,
        posts: &w.posts,
        capacities: &w.preset.capacities,
    };
    let done = crate::unit::reorganise(&split, holdings, || {
        crate::ids::UnitId(crate::test_world::uuid(7, ids.next().unwrap()))
    });
    super::made(&mut w, &done.unwrap());
    let (east, west) = (w.unit("dong"), w.unit("tay"));
    assert_eq!(w.tree.get(cell).unwrap().successors, [east, west]);
    assert_eq!(w.tree.heir(cell, noon()), Some(east));
    assert_eq!(w.tree.stands_as(cell, noon()), StandsAs::Divided(cell));
    assert_eq!(w.held(Who::CellSecretary, noon())[0].unit, west);
    assert_eq!(w.held(Who::CellDeputy, noon())[0].unit, east);
}

#[test]
fn an_abolished_cell_goes_to_one_that_stands() {
    let mut w = World::new(Under::County);
    let (cell, other) = (w.unit("cell"), w.unit("other-cell"));
    let mut abolish = order(UnitChange::Abolish {
        of: cell,
        successor: Some(other),
    });
    abolish
        .posts
        .insert(Who::CellSecretary.id(), PostGoes::Ends);
    let done = done(&mut w, &abolish);
    assert!(done.begun.is_empty());
    assert_eq!(w.tree.heir(cell, noon()), Some(other));
    assert_eq!(w.held(Who::CellSecretary, noon()), []);
    assert_eq!(w.held(Who::CellDeputy, noon())[0].unit, other);
}

/// BL-10: one person holds a Party post and one in the village's commune; both survive.
#[test]
fn who_holds_two_posts_keeps_both() {
    let mut w = World::new(Under::County);
    let mut clerk = w
        .posts
        .iter()
        .find(|p| p.person == Who::CommuneClerk.id())
        .unwrap()
        .clone();
    clerk.person = Who::CellSecretary.id();
    w.posts.push(clerk);
    let merge = merge_cells(&w);
    done(&mut w, &merge);
    let held = w.held(Who::CellSecretary, noon());
    let roles: Vec<_> = held.iter().map(|p| p.role).collect();
    assert_eq!(roles, [Role::CommuneClerk, Role::CellSecretary]);
}
