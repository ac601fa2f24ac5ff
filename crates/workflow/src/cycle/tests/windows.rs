use super::*;

#[test]
fn february_2027_under_each_policy() {
    let few = |slots, treatment| CycleWarning::FewSlots {
        slots,
        clusters: 6,
        treatment,
    };

    let shifted = classic("2027-02", too_few(TooFew::Shift));
    let both = |date| HalfDay::BOTH.map(|half| (d(date), half));
    let expected = [both("12/02/2027"), both("15/02/2027"), both("16/02/2027")].concat();
    assert_eq!(held(&shifted), expected);
    assert_eq!(shifted.warnings[0], few(6, Treatment::Shifted));

    let weekend = classic("2027-02", too_few(TooFew::Weekend));
    assert_eq!(held(&weekend), [], "Saturday and Sunday are Tết themselves");
    assert_eq!(weekend.gates, []);
    assert_eq!(weekend.warnings[0], few(0, Treatment::Weekend));
    assert_eq!(weekend.warnings[1], CycleWarning::NotPlaced { cluster: 1 });

    let joint = classic("2027-02", too_few(TooFew::Joint));
    assert_eq!(held(&joint), [(d("12/02/2027"), HalfDay::Morning)]);
    assert_eq!(joint.conferences[0].clusters, SIX);
    assert_eq!(joint.warnings[0], few(1, Treatment::Joint));

    let skipped = classic("2027-02", too_few(TooFew::Skip));
    assert_eq!(held(&skipped), []);
    let left_out = skipped
        .warnings
        .iter()
        .filter(|w| matches!(w, CycleWarning::NotPlaced { .. }));
    assert_eq!(left_out.count(), 6);
}

#[test]
fn weekend_policy_uses_free_weekend_days_of_the_window() {
    let clusters: Vec<u8> = (1..=9).collect();
    let april = |policy| {
        plan(
            month("2025-04"),
            &clusters,
            policy,
            &GateOffsets::default(),
            vietnam(),
        )
        .unwrap()
    };
    let weekend = april(too_few(TooFew::Weekend));
    let on = |date| {
        held(&weekend)
            .iter()
            .filter(|(day, _)| *day == d(date))
            .count()
    };
    assert_eq!(
        (on("05/4/2025"), on("06/4/2025"), on("07/4/2025")),
        (2, 2, 0)
    );
    assert_eq!(weekend.conferences.len(), 9);
    let joint = april(too_few(TooFew::Joint));
    let sizes: Vec<_> = joint.conferences.iter().map(|c| c.clusters.len()).collect();
    assert_eq!(sizes, [1, 2, 1, 2, 1, 2]);
    let skip = april(too_few(TooFew::Skip));
    assert_eq!(skip.conferences.len(), 6);
    assert!(
        skip.warnings
            .contains(&CycleWarning::NotPlaced { cluster: 9 })
    );
}

#[test]
fn shift_takes_days_before_when_those_after_do_not_suffice() {
    let many: Vec<u8> = (1..=40).collect();
    let plan = plan(
        month("2026-10"),
        &many,
        WindowPolicy::default(),
        &FIXED_DAYS,
        vietnam(),
    );
    let window = plan.unwrap().window;
    assert_eq!(window.slots.len(), 40);
    assert_eq!(
        window.opens(),
        Some(d("28/9/2026")),
        "the days after are used up first"
    );
    assert_eq!(window.closes(), Some(d("23/10/2026")));
}

#[test]
fn slots_fewer_than_clusters_are_warned_of() {
    let clusters: Vec<u8> = (1..=9).collect();
    let plan = plan(
        month("2025-06"),
        &clusters,
        too_few(TooFew::Skip),
        &FIXED_DAYS,
        vietnam(),
    )
    .unwrap();
    let (slots, clusters, treatment) = (8, 9, Treatment::Skipped);
    assert_eq!(
        plan.warnings[0],
        CycleWarning::FewSlots {
            slots,
            clusters,
            treatment
        }
    );
}

#[test]
fn quarterly_offices_meet_in_the_first_month_of_the_quarter() {
    let policy = WindowPolicy {
        cadence: Cadence::Quarterly,
        ..WindowPolicy::default()
    };
    let april = classic("2026-04", policy);
    assert_eq!(april.next_window.month, month("2026-07"));
    assert_eq!(april.gate(Gate::Issue).unwrap().due, d("02/7/2026"));
    assert_eq!(april.gate(Gate::FinalDraft).unwrap().fit, Fit::AsPlanned);
    let may = plan(month("2026-05"), &SIX, policy, &FIXED_DAYS, vietnam());
    assert_eq!(
        may,
        Err(PlanError::NotACycleMonth {
            month: month("2026-05")
        })
    );
}

fn commune() -> WindowPolicy {
    let days = WindowDays::new(29, 31).unwrap();
    WindowPolicy {
        days,
        in_previous_month: true,
        ..WindowPolicy::default()
    }
}

#[test]
fn a_commune_may_meet_at_the_end_of_the_month_before() {
    let offsets = GateOffsets::default();
    let november = plan(month("2025-11"), &["ĐU"], commune(), &offsets, vietnam()).unwrap();
    assert_eq!(held(&november), [(d("29/10/2025"), HalfDay::Morning)]);
    assert!(november.in_planned_window(d("31/10/2025").and_hms_opt(8, 0, 0).unwrap()));
    assert!(!november.in_planned_window(d("05/11/2025").and_hms_opt(8, 0, 0).unwrap()));
    assert_eq!(
        november.next_window.opens(),
        Some(d("01/12/2025")),
        "29 and 30 are a weekend"
    );
}

#[test]
fn a_day_past_the_end_of_the_month_is_its_last_day() {
    let window = plan_window(month("2027-03"), 1, commune(), vietnam()).unwrap();
    assert_eq!(
        (window.nominal.first(), window.nominal.last()),
        (d("28/02/2027"), d("28/02/2027"))
    );
    assert_eq!(
        window.opens(),
        Some(d("01/3/2027")),
        "28/02/2027 is a Sunday"
    );
}

#[test]
fn the_last_second_of_day_ten_is_inside_the_window() {
    let plan = classic("2026-11", WindowPolicy::default());
    let last = d("10/11/2026").and_hms_opt(23, 59, 59).unwrap();
    assert!(plan.in_planned_window(last));
    assert!(!plan.in_planned_window(last + TimeDelta::seconds(1)));
    let first = d("05/11/2026").and_hms_opt(0, 0, 0).unwrap();
    assert!(plan.in_planned_window(first));
    assert!(!plan.in_planned_window(first - TimeDelta::seconds(1)));
}

#[test]
fn a_shifted_date_is_inside_the_window() {
    let february = classic("2027-02", WindowPolicy::default());
    let at = |date| d(date).and_hms_opt(9, 0, 0).unwrap();
    assert!(february.in_planned_window(at("15/02/2027")));
    assert!(!february.in_planned_window(at("17/02/2027")));
    let joint = classic("2027-02", too_few(TooFew::Joint));
    assert!(!joint.in_planned_window(at("15/02/2027")));
}

#[test]
fn a_day_off_among_the_days_of_the_policy_is_inside_the_window() {
    let october = classic("2026-10", WindowPolicy::default());
    assert!(
        october
            .window
            .slots
            .iter()
            .all(|slot| slot.date != d("10/10/2026"))
    );
    assert!(october.in_planned_window(d("10/10/2026").and_hms_opt(9, 0, 0).unwrap()));
}
