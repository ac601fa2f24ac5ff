//! GL-04, GL-06 to GL-11: conferences, and what cells bring and take along.
use super::fixture::{column, conference_events, conferences, events, petitions, played};
use chrono::Datelike as _;
use std::collections::{BTreeMap, BTreeSet};
use workflow::conference::{
    AttendanceCategory, ConferenceAction, ConferenceState, MinuteTaker, Presence,
};
use workflow::petition::{Action, Competence, State};

#[test]
fn gl_04_each_cluster_meets_once_a_month_on_days_5_to_10_at_changing_hosts() {
    let held: Vec<_> = conferences(&played())
        .into_iter()
        .filter(|c| c.state == ConferenceState::Closed)
        .collect();
    let mut seen = BTreeMap::new();
    for c in &held {
        assert!((5..=10).contains(&c.slot.date.day()), "{}", c.slot.date);
        let month = c.slot.date.month();
        assert!(
            seen.insert((month, c.home.cluster), c.host).is_none(),
            "twice in month {month}"
        );
    }
    assert_eq!(held.len(), 36);
    for ((month, cluster), host) in &seen {
        assert!(host.is_some());
        if let Some(next) = seen.get(&(month + 1, *cluster)) {
            assert_ne!(host, next, "the same host twice running");
        }
    }
}

#[test]
fn a_conference_of_the_shown_month_was_moved_with_an_approver() {
    let moved = |e: &workflow::conference::ConferenceEvent| {
        matches!(e.action, ConferenceAction::Move { .. })
    };
    let found: Vec<_> = conference_events(&played())
        .into_iter()
        .filter(moved)
        .collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].day.to_string(), "2025-02-28");
    assert_eq!(
        found[0].day.weekday(),
        chrono::Weekday::Fri,
        "a move far ahead waits for a working day"
    );
}

#[test]
fn gl_06_the_roll_has_the_five_categories_with_reasons_for_absence() {
    let (mut excused, mut unexcused, mut written) = (0, 0, 0);
    for c in conferences(&played())
        .into_iter()
        .filter(|c| c.state == ConferenceState::Closed)
    {
        let categories: BTreeSet<AttendanceCategory> =
            c.roll.iter().map(|l| l.entry.category).collect();
        assert_eq!(categories.len(), 5, "{}", c.slot.date);
        // A commune whose secretary is the cluster's deputy has its secretary on the roll.
        let of = |category| {
            c.roll
                .iter()
                .filter(|l| l.entry.category == category)
                .count()
        };
        let (secretaries, chairs) = (
            of(AttendanceCategory::CommuneSecretary),
            of(AttendanceCategory::CommuneChair),
        );
        assert_eq!(secretaries, chairs, "{}", c.slot.date);
        for line in &c.roll {
            match line.presence.as_ref().unwrap() {
                Presence::Excused(reason) => excused += usize::from(!reason.as_str().is_empty()),
                Presence::Unexcused => unexcused += 1,
                Presence::Written(_) => written += 1,
                Presence::Present | Presence::Substituted(_) => {}
            }
        }
    }
    assert!(
        excused > 10 && unexcused > 5 && written == 1,
        "{excused} {unexcused} {written}"
    );
}

#[test]
fn gl_03_a_named_substitute_takes_the_minutes_while_the_deputy_is_away() {
    let db = played();
    let opened = conference_events(&db)
        .into_iter()
        .filter_map(|e| match e.action {
            ConferenceAction::Open {
                minute_taker: MinuteTaker::Substitute { person, .. },
                ..
            } => Some((e.doer, person)),
            _ => None,
        });
    let found: Vec<_> = opened.collect();
    assert_eq!(found.len(), 1);
    let (doer, person) = &found[0];
    assert_eq!(doer.person, Some(*person));
    assert!(doer.on_behalf.is_some(), "both names are kept");
}

#[test]
fn gl_07_after_the_close_every_cell_of_the_cluster_is_told() {
    let db = played();
    let closing = conference_events(&db)
        .into_iter()
        .find(|e| matches!(e.action, ConferenceAction::Close { .. }))
        .unwrap();
    let sql = format!(
        "SELECT count(*) FROM outbox WHERE hex(subject_id) = upper('{}') AND subject_version = {}",
        closing.conference.0.simple(),
        closing.version
    );
    let told = column::<i64>(&db, &sql)[0];
    assert!(told >= 12, "{told} were told");
}

#[test]
fn gl_08_contributions_have_both_parts_and_a_missing_one_is_known() {
    let db = played();
    let march = "(SELECT id FROM cycle WHERE month = '2025-03')";
    let sql = format!(
        "SELECT count(*) FROM contribution WHERE cycle_id = {march} AND length(this_month) > 40 AND length(next_month) > 40"
    );
    assert_eq!(column::<i64>(&db, &sql)[0], 113);
    let sql = format!(
        "SELECT key FROM unit WHERE kind = 'cell' AND id NOT IN (SELECT cell_id FROM contribution WHERE cycle_id = {march})"
    );
    assert_eq!(column::<String>(&db, &sql), ["yet-kieu-dong-ha"]);
}

#[test]
fn gl_08_no_two_cells_report_the_same_in_a_month() {
    let db = played();
    let (mut all, mut months) = (0, BTreeMap::new());
    let sql = "SELECT c.month || '|' || k.this_month FROM contribution k JOIN cycle c ON c.id = k.cycle_id";
    for report in column::<String>(&db, sql) {
        assert!(!report.contains(['{', '}']), "{report}");
        let (month, text) = report.split_once('|').unwrap();
        let seen: &mut BTreeSet<String> = months.entry(month.to_owned()).or_default();
        assert!(seen.insert(text.to_owned()), "twice: {report}");
        all += 1;
    }
    assert!(all > 180, "{all}");
    let sql = "SELECT count(*) - count(DISTINCT next_month) FROM contribution GROUP BY cycle_id";
    assert!(column::<i64>(&db, sql).iter().all(|twice| *twice == 0));
}

#[test]
fn gl_09_what_is_recorded_was_endorsed_before_or_has_an_approver() {
    let db = played();
    let by_id: BTreeMap<_, _> = petitions(&db).into_iter().map(|p| (p.id, p)).collect();
    let mut without = 0;
    for e in events(&db) {
        let Action::Record { at, exception, .. } = &e.action else {
            continue;
        };
        match &by_id[&e.petition].endorsement {
            Some(endorsed) => assert!(endorsed.date <= at.date && !endorsed.names.is_empty()),
            None => {
                assert!(exception.is_some());
                without += 1;
            }
        }
    }
    assert_eq!(without, 1);
}

#[test]
fn gl_10_commune_matters_are_due_at_the_next_conference_and_reported_there() {
    let db = played();
    let held: BTreeMap<_, _> = conferences(&db)
        .into_iter()
        .map(|c| ((c.home.cluster, c.slot.date), c))
        .collect();
    let by_id: BTreeMap<_, _> = petitions(&db).into_iter().map(|p| (p.id, p)).collect();
    let mut due = BTreeMap::new();
    let mut reported = 0;
    for e in events(&db) {
        match &e.action {
            Action::HandToCommune { due: day, .. } => {
                assert!(held.contains_key(&(by_id[&e.petition].home.cluster, *day)));
                due.insert(e.petition, *day);
            }
            Action::ReportAtConference { .. } => {
                // Moved conferences take their matters along.
                assert!(
                    e.day >= due[&e.petition],
                    "{} before {}",
                    e.day,
                    due[&e.petition]
                );
                reported += 1;
            }
            _ => {}
        }
    }
    assert!(reported >= 5);
    let open = by_id.values().filter(|p| p.state == State::Routed);
    assert!(
        open.into_iter()
            .all(|p| p.competence == Some(Competence::Commune))
    );
}

#[test]
fn gl_11_each_cell_has_a_task_with_a_date_after_each_conference() {
    let db = played();
    let sql = "SELECT count(*) FROM follow_up_task t JOIN conference c ON c.id = t.conference_id WHERE t.due_on > c.held_on";
    assert_eq!(column::<i64>(&db, sql)[0], 114 * 6);
}

#[test]
fn gl_11_most_cells_take_note_some_late_and_some_not_at_all() {
    let db = played();
    let of = |what: &str| {
        let sql = format!(
            "SELECT count(*) FROM follow_up_task t JOIN conference c ON c.id = t.conference_id WHERE c.held_on < '2025-06-01' AND {what}"
        );
        column::<i64>(&db, &sql)[0]
    };
    let noted = "t.acknowledged_at IS NOT NULL";
    let (all, in_time, late) = (
        of("1 = 1"),
        of(&format!(
            "{noted} AND substr(t.acknowledged_at, 1, 10) <= t.due_on"
        )),
        of(&format!(
            "{noted} AND substr(t.acknowledged_at, 1, 10) > t.due_on"
        )),
    );
    let never = all - in_time - late;
    assert!(in_time * 10 > all * 7, "{in_time} of {all}");
    assert!(late > 20 && never > 10, "{late} {never}");
    let before = "t.acknowledged_at < (SELECT max(e.at) FROM event e WHERE e.subject_id = c.id)";
    assert_eq!(of(before), 0, "nobody takes note before the close");
}

#[test]
fn a_conference_lasts_about_three_hours_and_nothing_of_it_stands_still() {
    let mut lengths = BTreeSet::new();
    for c in conferences(&played()) {
        let (Some(opened), Some(closed)) = (c.opened, c.closed) else {
            continue;
        };
        let opens = (opened + chrono::TimeDelta::hours(7)).format("%H:%M");
        let opens = opens.to_string();
        assert!(opens == "07:30" || opens == "13:30", "{opens}");
        let minutes = (closed - opened).num_minutes();
        assert!((150..=210).contains(&minutes), "{minutes} minutes");
        lengths.insert(minutes);
    }
    assert!(lengths.len() >= 4, "{lengths:?}");
}
