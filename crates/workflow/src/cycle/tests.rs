use chrono::{NaiveDate, TimeDelta};

use super::*;
use crate::calendar::fixture::{d, vietnam};
use crate::calendar::{CalendarError, HalfDay, Slot, WorkingCalendar};

const SIX: [u8; 6] = [1, 2, 3, 4, 5, 6];

/// domain.md §5.1: the consolidation is due with the minutes.
const FIXED_DAYS: GateOffsets = GateOffsets {
    minutes: 1,
    consolidation: 1,
    direction: 2,
    routing: 1,
    reply: 5,
    review: 2,
    second_reply: 3,
    final_draft: 1,
    issue: 1,
    issue_reserve: 2,
};

fn month(text: &str) -> CycleMonth {
    text.parse().unwrap()
}

fn too_few(too_few: TooFew) -> WindowPolicy {
    WindowPolicy {
        too_few,
        ..WindowPolicy::default()
    }
}

fn classic(text: &str, policy: WindowPolicy) -> CyclePlan<u8> {
    plan(
        month(text),
        &SIX,
        policy,
        &GateOffsets::default(),
        vietnam(),
    )
    .unwrap()
}

fn held<C: Copy>(plan: &CyclePlan<C>) -> Vec<(NaiveDate, HalfDay)> {
    plan.conferences
        .iter()
        .map(|c| (c.slot.date, c.slot.half))
        .collect()
}

fn dues<C>(plan: &CyclePlan<C>) -> Vec<NaiveDate> {
    plan.gates.iter().map(|gate| gate.due).collect()
}

fn dates(texts: &[&str]) -> Vec<NaiveDate> {
    texts.iter().map(|text| d(text)).collect()
}

#[test]
fn october_2026_is_the_worked_cycle() {
    let october = plan(
        month("2026-10"),
        &SIX,
        WindowPolicy::default(),
        &FIXED_DAYS,
        vietnam(),
    )
    .unwrap();
    assert_eq!(
        held(&october),
        [
            (d("05/10/2026"), HalfDay::Morning),
            (d("05/10/2026"), HalfDay::Afternoon),
            (d("06/10/2026"), HalfDay::Morning),
            (d("07/10/2026"), HalfDay::Morning),
            (d("08/10/2026"), HalfDay::Morning),
            (d("09/10/2026"), HalfDay::Morning),
        ]
    );
    let expected = dates(&[
        "12/10/2026",
        "12/10/2026",
        "14/10/2026",
        "15/10/2026",
        "22/10/2026",
        "26/10/2026",
        "29/10/2026",
        "30/10/2026",
        "03/11/2026",
    ]);
    assert_eq!(dues(&october), expected);
    assert!(
        october
            .gates
            .iter()
            .all(|gate| gate.fit == Fit::AsPlanned && !gate.shortened())
    );
    let announced: std::collections::BTreeSet<_> = october
        .next_window
        .slots
        .iter()
        .map(|slot| slot.date)
        .collect();
    let days = dates(&["05/11/2026", "06/11/2026", "09/11/2026", "10/11/2026"]);
    assert_eq!(announced.into_iter().collect::<Vec<_>>(), days);
    assert_eq!(october.warnings, []);
}

#[test]
fn october_2026_by_the_offsets_of_the_flow_fits_exactly() {
    let october = classic("2026-10", WindowPolicy::default());
    let expected = dates(&[
        "12/10/2026",
        "13/10/2026",
        "15/10/2026",
        "16/10/2026",
        "23/10/2026",
        "27/10/2026",
        "30/10/2026",
        "02/11/2026",
        "03/11/2026",
    ]);
    assert_eq!(dues(&october), expected);
    for gate in &october.gates {
        assert_eq!(
            (gate.forward, gate.backward),
            (gate.due, gate.due),
            "{:?}",
            gate.gate
        );
    }
    let minutes: Vec<_> = october.conferences.iter().map(|c| c.minutes_due).collect();
    assert_eq!(minutes[0], d("06/10/2026"));
    assert_eq!(minutes[5], d("12/10/2026"));
}

#[test]
fn january_2027_announces_after_tet_and_february_is_squeezed() {
    let january = classic("2027-01", WindowPolicy::default());
    assert_eq!(january.next_window.treatment, Treatment::Shifted);
    assert_eq!(january.next_window.opens(), Some(d("12/02/2027")));
    assert_eq!(january.gate(Gate::Issue).unwrap().due, d("03/02/2027"));
    let first = d("01/02/2027");
    assert_eq!(january.warnings, [CycleWarning::AssumedDays { first }]);

    let february = classic("2027-02", WindowPolicy::default());
    assert_eq!(
        february.conferences.last().unwrap().slot.date,
        d("16/02/2027")
    );
    assert_eq!(february.gate(Gate::Issue).unwrap().due, d("03/3/2027"));
    let days: usize = february.gates.iter().map(|gate| gate.working_days).sum();
    assert_eq!(days, 11, "of 18 that the offsets ask for");
    assert_eq!(february.gate(Gate::Minutes).unwrap().fit, Fit::AsPlanned);
    let reply = february.gate(Gate::Reply).unwrap();
    assert_eq!((reply.fit, reply.shortened()), (Fit::Shortened, true));
    assert!(
        february.gates.iter().all(|gate| gate.working_days >= 1),
        "{:?}",
        february.gates
    );
}

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
fn a_skipped_month_gives_the_one_before_more_time() {
    let january = classic("2027-01", too_few(TooFew::Skip));
    assert_eq!(january.next_window.month, month("2027-03"));
    assert!(january.warnings.contains(&CycleWarning::NoConferenceIn {
        month: month("2027-02")
    }));
    assert_eq!(january.gate(Gate::Issue).unwrap().due, d("03/3/2027"));
    assert_eq!(january.gate(Gate::FinalDraft).unwrap().fit, Fit::AsPlanned);
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

fn check_order(plan: &CyclePlan<u8>) {
    let last = plan.conferences.last().unwrap().slot.date;
    let gates = &plan.gates;
    assert_eq!(gates.len(), Gate::ALL.len(), "{}", plan.month);
    assert!(gates[0].due >= last);
    for pair in gates.windows(2) {
        assert!(
            pair[0].gate < pair[1].gate && pair[0].due <= pair[1].due,
            "{}",
            plan.month
        );
    }
    for gate in gates {
        assert!(gate.due <= gate.forward, "{} {gate:?}", plan.month);
        assert!(
            vietnam().is_working(gate.due).unwrap(),
            "{} {gate:?}",
            plan.month
        );
        assert_eq!(
            gate.fit == Fit::CarryOver,
            gate.working_days == 0,
            "{gate:?}"
        );
    }
    let issue = plan.gate(Gate::Issue).unwrap().due;
    let opens = plan.next_window.opens().unwrap();
    assert_eq!(
        vietnam().sub_working_days(opens, 2),
        Ok(issue),
        "{}",
        plan.month
    );
}

#[test]
fn every_month_of_the_calendar_is_planned_in_order() {
    for year in 2025..=2027 {
        for number in 1..=12 {
            let month = CycleMonth::new(year, number).unwrap();
            let made = plan(
                month,
                &SIX,
                WindowPolicy::default(),
                &GateOffsets::default(),
                vietnam(),
            );
            if (year, number) == (2027, 12) {
                let covered_until = d("31/12/2027");
                let needed = d("05/01/2028");
                let ends = CalendarError::CalendarEnds {
                    needed,
                    covered_until,
                };
                assert_eq!(made.unwrap_err(), PlanError::Calendar(ends));
                continue;
            }
            let made = made.unwrap();
            check_order(&made);
            assert_eq!(made.conferences.len(), 6, "{month}");
            let stuck = made.gates.iter().any(|gate| gate.fit == Fit::CarryOver);
            assert!(!stuck, "{month}: {:?}", made.gates);
        }
    }
}

#[test]
fn gates_without_a_day_are_warned_of_and_carried_over() {
    // 40 clusters meet until 23/10; a reserve of 5 days before 05/11 leaves four working days.
    let many: Vec<u8> = (1..=40).collect();
    let offsets = GateOffsets {
        issue_reserve: 5,
        ..GateOffsets::default()
    };
    let plan = plan(
        month("2026-10"),
        &many,
        WindowPolicy::default(),
        &offsets,
        vietnam(),
    )
    .unwrap();
    let stuck: Vec<_> = plan
        .gates
        .iter()
        .filter(|g| g.fit == Fit::CarryOver)
        .map(|g| g.gate)
        .collect();
    assert!(!stuck.is_empty());
    for gate in stuck {
        assert!(
            plan.warnings
                .contains(&CycleWarning::GateWithoutTime { gate })
        );
    }
    assert!(plan.gates.windows(2).all(|pair| pair[0].due <= pair[1].due));
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
fn a_leader_cannot_be_in_two_places() {
    let slot = |half| Slot {
        date: d("05/11/2026"),
        half,
    };
    let conference = |clusters: &[u8], half| PlannedConference {
        clusters: clusters.to_vec(),
        slot: slot(half),
        minutes_due: d("06/11/2026"),
    };
    let morning = HalfDay::Morning;
    let conferences = [
        conference(&[1, 2], morning),
        conference(&[3], morning),
        conference(&[4], HalfDay::Afternoon),
        conference(&[5], morning),
    ];
    let leader_of = |cluster| (cluster != 5).then_some(if cluster == 1 { 'a' } else { 'b' });
    let found = double_bookings(&conferences, leader_of);
    let booked = DoubleBooking {
        leader: 'b',
        slot: slot(morning),
        clusters: [2, 3],
    };
    assert_eq!(found, [booked]);
    let planned = classic("2026-11", WindowPolicy::default());
    assert_eq!(double_bookings(&planned.conferences, |_| Some('a')), []);
}

#[test]
fn months_are_read_and_written_strictly() {
    assert_eq!(month("2025-03").to_string(), "2025-03");
    for text in [
        "2025-3",
        "2025/03",
        "25-03",
        "+025-03",
        "2025-03-01",
        "",
        "２０２５-03",
    ] {
        assert!(
            matches!(
                text.parse::<CycleMonth>(),
                Err(MonthFault::Unreadable { .. })
            ),
            "{text}"
        );
    }
    for text in ["2025-13", "2025-00", "0001-01", "9999-12"] {
        assert!(
            matches!(
                text.parse::<CycleMonth>(),
                Err(MonthFault::OutOfRange { .. })
            ),
            "{text}"
        );
    }
    let march: CycleMonth = serde_json::from_str("\"2025-03\"").unwrap();
    assert_eq!(serde_json::to_string(&march).unwrap(), "\"2025-03\"");
    assert_eq!(
        (march.previous(), march.next()),
        (Some(month("2025-02")), Some(month("2025-04")))
    );
    assert_eq!(month("2199-12").next(), None);
    assert_eq!(month("2028-02").day(31), d("29/02/2028"));
}

#[test]
fn policies_are_checked_when_read() {
    let policy: WindowPolicy = toml::from_str(
        "days = { from = 25, to = 31 }\nin_previous_month = true\ncadence = \"quarterly\"",
    )
    .unwrap();
    assert_eq!(policy.days, WindowDays::new(25, 31).unwrap());
    assert_eq!(policy.too_few, TooFew::Shift);
    assert_eq!(
        toml::from_str::<WindowPolicy>("").unwrap(),
        WindowPolicy::default()
    );
    for wrong in ["from = 10, to = 5", "from = 0, to = 5", "from = 5, to = 32"] {
        assert!(
            toml::from_str::<WindowPolicy>(&format!("days = {{ {wrong} }}")).is_err(),
            "{wrong}"
        );
    }
}

#[test]
fn plans_without_clusters_or_calendar_are_refused() {
    let none: [u8; 0] = [];
    let policy = WindowPolicy::default();
    let refused = plan(month("2026-10"), &none, policy, &FIXED_DAYS, vietnam());
    assert_eq!(refused, Err(PlanError::NoClusters));
    let before = plan(month("2024-10"), &SIX, policy, &FIXED_DAYS, vietnam());
    let begins = CalendarError::CalendarBegins {
        needed: d("05/10/2024"),
        covered_from: d("01/01/2025"),
    };
    assert_eq!(before, Err(PlanError::Calendar(begins)));
    let empty: Result<WorkingCalendar, _> = WorkingCalendar::join([]);
    assert!(empty.is_err());
}

#[test]
fn a_plan_can_be_stored() {
    let plan = classic("2027-02", WindowPolicy::default());
    let text = serde_json::to_string(&plan).unwrap();
    assert_eq!(serde_json::from_str::<CyclePlan<u8>>(&text).unwrap(), plan);
}
