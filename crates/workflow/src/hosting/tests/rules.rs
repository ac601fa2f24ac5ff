//! Each rule by itself: broken where it must be, kept where it can.
use super::*;

/// One cluster of three communes that meets from January to June.
fn half_year() -> County {
    County::new(&[3], 1..=6)
}

fn broken(county: &County) -> Vec<ViolationKind> {
    county
        .plan()
        .violations
        .into_iter()
        .map(|v| v.kind)
        .collect()
}

#[test]
fn a_closed_day_is_avoided_and_told_where_all_are_closed() {
    let mut county = half_year();
    county.close(Some(commune(0, 0)), day(1, 25), day(2, 10));
    let problem = county.problem();
    let plan = plan_hosts(&problem);
    assert_eq!(plan.cost, 0);
    assert_ne!(plan.hosts[1], Some(commune(0, 0)));
    county.close(None, day(3, 8), day(3, 8));
    let all = broken(&county);
    let told = |v: &ViolationKind| matches!(v, ViolationKind::Blackout { month: m, number: 2, .. } if *m == month(3));
    assert!(all.len() == 1 && told(&all[0]), "{all:?}");
}

#[test]
fn a_day_closed_to_a_cluster_is_closed_to_its_communes() {
    let mut county = half_year();
    county.close(Some(cluster(0)), day(4, 8), day(4, 9));
    assert!(matches!(
        broken(&county)[..],
        [ViolationKind::Blackout { .. }]
    ));
    county.register.blackouts[0].from = day(4, 9);
    assert_eq!(broken(&county), []);
}

#[test]
fn a_unit_without_a_hall_or_with_a_small_one_gives_way() {
    let mut county = half_year();
    county.rules.least = 0;
    county.rules.most = 6;
    county.rules.gap = 1;
    county.register.rooms.insert(commune(0, 0), Room::None);
    county.register.rooms.insert(commune(0, 1), Room::Seats(39));
    county.register.rooms.insert(commune(0, 2), Room::Seats(40));
    let plan = county.plan();
    assert_eq!(turns(&plan, commune(0, 2)), 6, "{:?}", plan.violations);
    county.register.rooms.insert(commune(0, 2), Room::None);
    let all = broken(&county);
    let hall = |v: &ViolationKind| matches!(v, ViolationKind::NoHall { .. });
    let small = |v: &ViolationKind| {
        matches!(
            v,
            ViolationKind::RoomTooSmall {
                seats: 39,
                expected: 40,
                ..
            }
        )
    };
    assert!(all.iter().any(hall) && all.iter().any(small), "{all:?}");
}

#[test]
fn hostings_keep_their_distance_even_across_the_new_year() {
    let mut county = half_year();
    county.held(YEAR - 1, 12, 0, commune(0, 1));
    county.held(YEAR - 1, 11, 0, commune(0, 2));
    let plan = county.plan();
    assert_eq!(plan.hosts[0], Some(commune(0, 0)));
    assert_eq!(plan.hosts[1], Some(commune(0, 2)));
    let mut alone = County::new(&[1], 1..=2);
    alone.rules.most = 12;
    let gap = ViolationKind::GapTooShort {
        unit: commune(0, 0),
        month: month(2),
        months: 1,
        least: 3,
    };
    assert_eq!(broken(&alone), [gap]);
    assert_eq!(alone.plan().cost, 2 * HostingCosts::default().gap);
}

#[test]
fn registered_months_are_preferred_and_only_a_wish() {
    let mut county = half_year();
    county
        .register
        .registered
        .insert(commune(0, 0), [month(3), month(6)].into());
    let plan = county.plan();
    assert_eq!(plan.hosts[2], Some(commune(0, 0)));
    assert_eq!(plan.hosts[5], Some(commune(0, 0)));
    county.close(Some(commune(0, 0)), day(6, 1), day(6, 30));
    let all = broken(&county);
    let wish = |v: &ViolationKind| matches!(v, ViolationKind::Unregistered { .. });
    assert!(!all.is_empty() && all.iter().all(wish), "{all:?}");
}

#[test]
fn what_is_agreed_stays_and_what_is_only_planned_does_not() {
    let mut county = half_year();
    county.register.hostings = (1..=3)
        .map(|m| Hosted {
            month: month(m),
            clusters: [cluster(0)].into(),
            host: commune(0, 2),
            basis: if m == 3 {
                Basis::Planned
            } else {
                Basis::Agreed
            },
        })
        .collect();
    let plan = county.plan();
    assert_eq!(plan.hosts[..2], [Some(commune(0, 2)); 2]);
    assert_ne!(plan.hosts[2], Some(commune(0, 2)));
}

#[test]
fn a_planned_conference_keeps_its_host_or_has_none() {
    let mut county = half_year();
    county.meetings[0].settled = Some(Settled {
        host: Some(commune(0, 1)),
    });
    county.meetings[1].settled = Some(Settled { host: None });
    let plan = county.plan();
    assert_eq!(plan.hosts[..2], [Some(commune(0, 1)), None]);
    assert_eq!(plan.fit.conferences, 5);
}

#[test]
fn an_approved_cap_is_no_violation() {
    let mut county = County::gia_loc();
    let exception = crate::petition::Exception {
        reason: line("Khu chỉ có ba xã"),
        approver: crate::ids::PersonId(uuid(1, 1)),
    };
    for n in 0..3 {
        let cap = Cap {
            most: 4,
            exception: exception.clone(),
        };
        county.register.caps.insert(commune(5, n), cap);
    }
    let plan = county.plan();
    assert_eq!((plan.cost, plan.fit.over), (0, 0));
}

#[test]
fn rules_that_cost_nothing_are_not_asked_for() {
    let mut county = County::gia_loc();
    county.rules.costs.too_many = 0;
    let plan = county.plan();
    assert_eq!((plan.cost, plan.violations.len()), (0, 0));
}
