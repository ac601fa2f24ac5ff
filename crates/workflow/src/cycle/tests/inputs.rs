use super::*;

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
