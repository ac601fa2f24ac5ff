use super::*;

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
    assert_eq!(days, 11, "of 17 that the offsets ask for");
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
fn a_skipped_month_gives_the_one_before_more_time() {
    let january = classic("2027-01", too_few(TooFew::Skip));
    assert_eq!(january.next_window.month, month("2027-03"));
    assert!(january.warnings.contains(&CycleWarning::NoConferenceIn {
        month: month("2027-02")
    }));
    assert_eq!(january.gate(Gate::Issue).unwrap().due, d("03/3/2027"));
    assert_eq!(january.gate(Gate::FinalDraft).unwrap().fit, Fit::AsPlanned);
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
fn no_gate_lies_before_the_last_conference() {
    let offsets = GateOffsets {
        issue_reserve: 25,
        ..GateOffsets::default()
    };
    let policy = WindowPolicy::default();
    let october = plan(month("2026-10"), &SIX, policy, &offsets, vietnam()).unwrap();
    assert!(
        october.gates.iter().all(|gate| gate.due == d("09/10/2026")),
        "{:?}",
        october.gates
    );
    assert!(october.gates.iter().all(|gate| gate.fit == Fit::CarryOver));
    assert_eq!(october.warnings.len(), Gate::ALL.len());
}
