//! Fair over the years, and to units that merge (GL-05, BL-10).
use super::*;

#[test]
fn who_hosted_more_in_earlier_years_hosts_less_in_this_one() {
    let mut county = County::new(&[4], 1..=11);
    for (n, m) in [
        (0, 1),
        (0, 4),
        (0, 7),
        (1, 2),
        (1, 5),
        (2, 3),
        (2, 6),
        (3, 8),
    ] {
        county.held(YEAR - 1, m, 0, commune(0, n));
    }
    let plan = county.plan();
    assert_eq!(plan.cost, 0, "{:?}", plan.violations);
    // 19 hostings in two years: nobody has more than five.
    let of = |n| turns(&plan, commune(0, n));
    assert_eq!([of(0), of(1), of(2), of(3)], [2, 3, 3, 3]);
}

#[test]
fn an_uneven_past_that_cannot_be_evened_is_told() {
    let mut county = County::new(&[2], 1..=4);
    for m in 1..=8 {
        county.held(YEAR - 1, m, 0, commune(0, 0));
    }
    let plan = county.plan();
    // 12 hostings, 6 each; 8 stand already, and two more are asked of every unit: one less in this
    // year would be too few, and costs more.
    let kind = ViolationKind::Uneven {
        unit: commune(0, 0),
        turns: 10,
        fair: 6,
    };
    let cost = (1 + 2 + 3 + 4) * HostingCosts::default().uneven;
    let told = plan
        .violations
        .iter()
        .find(|v| matches!(v.kind, ViolationKind::Uneven { .. }));
    assert_eq!(told, Some(&Violation { kind, cost }));
}

/// Two communes become one in July: it accounts for the turns of both, and its limits are those of
/// 18 months of a unit.
#[test]
fn a_merged_unit_inherits_turns_and_months() {
    let mut county = County::new(&[4], 1..=11);
    let merged = commune(0, 9);
    let gone = [commune(0, 0), commune(0, 1)];
    county.merge(&gone, unit(merged, UnitKind::Commune, Some(cluster(0))));
    let problem = county.problem();
    let account = problem.accounts.iter().find(|a| a.heir == merged).unwrap();
    assert_eq!((account.least, account.most), (3, 5));
    assert_eq!(problem.accounts.len(), 3);
    let plan = plan_hosts(&problem);
    let of = |u: &UnitId| turns(&plan, *u);
    let all = of(&merged) + gone.iter().map(of).sum::<usize>();
    assert!((3..=5).contains(&all), "{all}");
    assert_eq!(plan.cost, 0, "{:?}", plan.violations);
    let merges = plan.hosts.iter().position(|h| *h == Some(merged));
    assert!(merges.is_some_and(|m| m >= 6), "not before July");
}

#[test]
fn the_gap_of_a_merged_unit_begins_with_its_predecessors() {
    let mut county = County::new(&[2], 6..=7);
    let merged = commune(0, 9);
    let gone = [commune(0, 0), commune(0, 1)];
    county.merge(&gone, unit(merged, UnitKind::Commune, Some(cluster(0))));
    let gap =
        |v: &Violation| matches!(v.kind, ViolationKind::GapTooShort { unit, .. } if unit == merged);
    assert!(county.plan().violations.iter().any(gap));
}

#[test]
fn a_merged_unit_carries_the_past_of_all() {
    let mut county = County::new(&[3], 1..=6);
    let merged = commune(0, 9);
    let gone = [commune(0, 0), commune(0, 1)];
    county.merge(&gone, unit(merged, UnitKind::Commune, Some(cluster(0))));
    for (n, m) in [(0, 10), (1, 11), (2, 12)] {
        county.held(YEAR - 1, m, 0, commune(0, n));
    }
    let problem = county.problem();
    let account = problem.accounts.iter().find(|a| a.heir == merged).unwrap();
    assert_eq!(account.past, 2);
    // Two of three shares of the past, and two of three of the first half of the year.
    assert_eq!(account.fair(), 2 + 4);
}

#[test]
fn of_a_split_the_first_successor_inherits() {
    let mut county = County::new(&[2], 1..=12);
    let (first, second) = (commune(0, 8), commune(0, 9));
    county.merge(
        &[commune(0, 0)],
        unit(first, UnitKind::Commune, Some(cluster(0))),
    );
    county.merge(&[], unit(second, UnitKind::Commune, Some(cluster(0))));
    county.units[2].successors.push(second);
    let accounts = county.problem().accounts;
    let bounds = |u| {
        accounts
            .iter()
            .find(|a| a.heir == u)
            .map(|a| (a.least, a.most))
    };
    assert_eq!(bounds(first), Some((2, 3)));
    assert_eq!(bounds(second), Some((1, 2)));
}

/// The Office agreed with a commune that has merged since.
#[test]
fn what_was_agreed_with_a_unit_that_is_gone_holds_for_its_successor() {
    let mut county = County::new(&[3], 1..=12);
    let merged = commune(0, 9);
    county.merge(
        &[commune(0, 0)],
        unit(merged, UnitKind::Commune, Some(cluster(0))),
    );
    county.register.hostings.push(Hosted {
        month: month(9),
        clusters: [cluster(0)].into(),
        host: commune(0, 0),
        basis: Basis::Agreed,
    });
    assert_eq!(county.plan().hosts[8], Some(merged));
    county.register.hostings[0].basis = Basis::Planned;
    let standing = county.problem().standing(&county.register);
    assert_eq!(standing[8], Some(merged), "planned, and taken over");
    assert_eq!(standing[7], None);
}
