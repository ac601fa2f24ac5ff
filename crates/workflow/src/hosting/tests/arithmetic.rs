//! 72 conferences against 46 to 69 hostings, and what would fit (domain.md §1.2).
use super::*;

#[test]
fn twelve_a_year_cannot_hold_in_gia_loc_and_the_plan_says_why() {
    let plan = County::gia_loc().plan();
    let fit = &plan.fit;
    assert_eq!((fit.conferences, fit.units), (72, 23));
    assert_eq!((fit.least, fit.most), (46, 69));
    assert_eq!((fit.over, fit.under), (3, 0));
    assert!(!fit.holds());
    let [short] = fit.clusters.as_slice() else {
        panic!("{:?}", fit.clusters)
    };
    assert_eq!(short.cluster, cluster(5));
    assert_eq!((short.conferences, short.units, short.most), (12, 3, 9));
    assert_eq!(fit.joint, Some(3));
}

#[test]
fn only_eight_or_nine_conferences_fit_and_only_in_one_way() {
    let fit = County::gia_loc().plan().fit;
    let only = |conferences| Fitting {
        conferences,
        splits: vec![vec![4, 4, 4, 4, 4, 3]],
        more: false,
    };
    assert_eq!(fit.fitting, [only(8), only(9)]);
}

#[test]
fn what_is_said_to_fit_does_fit() {
    for (sizes, months) in [([4, 4, 4, 4, 4, 3], 8), ([4, 4, 4, 4, 4, 3], 9)] {
        let plan = County::new(&sizes, 1..=months).plan();
        assert!(plan.fit.holds(), "{months}: {:?}", plan.fit);
        assert_eq!((plan.cost, plan.proof), (0, Proof::Optimal), "{months}");
    }
    let other = County::new(&[5, 4, 4, 4, 3, 3], 1..=8).plan().fit;
    assert_eq!((other.over, other.under), (0, 2));
}

#[test]
fn joining_as_often_as_it_says_brings_every_unit_within_its_limits() {
    let mut county = County::gia_loc();
    for n in [1, 5, 9] {
        county.meetings.retain(|m| {
            m.month != month(n) || m.clusters.is_disjoint(&[cluster(4), cluster(5)].into())
        });
        county.meetings.push(meeting(n, &[4, 5]));
    }
    let plan = county.plan();
    assert_eq!(plan.fit.conferences, 69);
    assert_eq!((plan.fit.over, plan.cost), (0, 0), "{:?}", plan.violations);
    assert_eq!(plan.proof, Proof::Optimal);
}

#[test]
fn too_few_conferences_are_told_as_well() {
    let fit = County::new(&[4, 3], 1..=6).plan().fit;
    assert_eq!((fit.over, fit.under), (0, 2));
    assert_eq!(fit.clusters.len(), 1);
    assert_eq!(fit.joint, Some(0));
}

#[test]
fn many_divisions_are_not_all_named() {
    let fit = County::new(&[6, 6, 6, 6], 1..=12).plan().fit;
    let twelve = fit.fitting.iter().find(|f| f.conferences == 12).unwrap();
    assert_eq!(twelve.splits.len(), 1);
    assert!(!twelve.more);
    let fit = County::new(&[5, 5, 5, 5, 5], 1..=12).plan().fit;
    let twelve = fit.fitting.iter().find(|f| f.conferences == 12).unwrap();
    assert_eq!(twelve.splits.len(), 3);
    assert!(!twelve.more, "6,6,5,4,4, 6,5,5,5,4 and 5,5,5,5,5");
    let fit = County::new(&[5; 12], 1..=12).plan().fit;
    assert!(fit.fitting.iter().any(|f| f.more));
}
