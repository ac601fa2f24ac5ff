//! The host register: planned, swapped by consent, taken up by the months (GL-05).
use crate::support::acts::line;
use crate::support::office::day;
use crate::support::world::World;
use std::collections::{BTreeMap, BTreeSet};
use store::commands::{ActOnHosts, AtConference, HostDeed as D, PlanCycle};
use store::queries::{HostBasis, HostYearView, Viewer};
use store::{Answer, Failure, FailureClass, Thing};
use workflow::calendar::CalendarError;
use workflow::cycle::CycleMonth;
use workflow::deadline::DueError;
use workflow::hosting::{HostRefusal, Proof, Room, SwapState, Together};
use workflow::ids::{CycleId, UnitId};
use workflow::petition::Exception;

on_both!(
    a_year_is_planned_to_the_optimum_and_kept,
    a_swap_moves_the_hosts_when_the_other_unit_consents,
    months_take_their_hosts_from_the_register,
    what_is_planned_in_a_month_is_no_longer_the_registers,
    earlier_years_count,
    halls_go_over_into_the_next_year,
    a_year_beyond_the_calendar_is_refused,
    who_may_not_plan_begins_no_register,
    who_sees_nothing_sees_no_hosts,
    a_grave_breach_needs_an_approver,
    a_joint_month_has_one_host,
    of_two_at_once_both_are_kept,
    of_two_that_saw_the_same_register_one_is_kept,
    who_may_not_approve_sets_no_rule_aside,
    a_host_that_has_merged_leaves_its_turn_to_its_successor,
    what_is_done_twice_under_one_key_is_done_once,
);

async fn host(w: &World, who: &str, year: i32, deed: D) -> Result<Answer, Failure> {
    let (by, committee) = (w.by(who), w.office.committee);
    w.submit(ActOnHosts {
        by,
        committee,
        year,
        version: None,
        deed,
    })
    .await
}

/// One who has seen this version of the register.
async fn saw(w: &World, version: u32, deed: D) -> Result<Answer, Failure> {
    w.submit(ActOnHosts {
        by: w.by("chuyen-vien"),
        committee: w.office.committee,
        year: 2025,
        version: Some(version),
        deed,
    })
    .await
}

async fn done(w: &World, who: &str, deed: D) -> Answer {
    let what = format!("{who}: {deed:?}");
    host(w, who, 2025, deed)
        .await
        .unwrap_or_else(|e| panic!("{what}: {e}"))
}

fn refusal(done: Result<Answer, Failure>) -> HostRefusal {
    match done {
        Err(Failure::HostsRefused(refusal)) => *refusal,
        other => panic!("{other:?}"),
    }
}

async fn year(w: &World, year: i32) -> HostYearView {
    let office = w.store.directory(w.office.committee).await.unwrap();
    let all = Viewer::keeper();
    w.store.host_year(&office, &all, year, false).await.unwrap()
}

fn month(n: u32) -> CycleMonth {
    CycleMonth::new(2025, n).unwrap()
}

fn at(w: &World, n: u32) -> AtConference {
    (month(n), w.office.unit("khu-1"))
}

/// Who hosts the first cluster in a month.
fn of(view: &HostYearView, w: &World, n: u32) -> Option<UnitId> {
    let cluster = w.office.unit("khu-1");
    let meets = |l: &&store::queries::HostLine| {
        l.month == month(n) && l.clusters.iter().any(|c| c.id == cluster)
    };
    let line = view.conferences.iter().find(meets)?;
    line.host.as_ref().map(|h| h.id)
}

/// An-bình in April, An-thái in June, agreed; and a plan around them.
async fn planned(w: &World) -> HostYearView {
    for (n, unit) in [(4, "an-binh"), (6, "an-thai")] {
        let set = D::Set {
            at: at(w, n),
            host: w.office.unit(unit),
            exception: None,
        };
        done(w, "chuyen-vien", set).await;
    }
    done(w, "chuyen-vien", D::Plan).await;
    year(w, 2025).await
}

async fn a_year_is_planned_to_the_optimum_and_kept(w: &World) {
    let empty = year(w, 2025).await;
    assert_eq!((empty.version, empty.conferences.len()), (0, 24));
    assert!(empty.conferences.iter().all(|l| l.host.is_none()));
    let answer = done(w, "chuyen-vien", D::Plan).await;
    assert_eq!((answer.version, answer.code.as_deref()), (2, Some("2025")));
    let view = year(w, 2025).await;
    assert!(view.conferences.iter().all(|l| l.host.is_some()));
    assert_eq!((view.cost, view.proof), (view.best, Proof::Optimal));
    // Two communes for twelve conferences, and one for twelve.
    assert_eq!((view.fit.over, view.fit.conferences), (6 + 9, 24));
    let turns: usize = view.units.iter().map(|u| u.months.len()).sum();
    assert_eq!((view.units.len(), turns), (3, 24));
    let audit = w.whole().await;
    assert_eq!(audit.host_years, 1);
}

async fn a_swap_moves_the_hosts_when_the_other_unit_consents(w: &World) {
    planned(w).await;
    let ask = || D::AskSwap {
        ours: at(w, 4),
        theirs: at(w, 6),
        reason: line("Trùng đại hội chi bộ"),
    };
    let (binh, thai) = (w.office.unit("an-binh"), w.office.unit("an-thai"));
    let foreign = refusal(host(w, "bt-an-thai", 2025, ask()).await);
    assert_eq!(foreign, HostRefusal::NotOfUnit { unit: binh });
    let number = done(w, "bt-an-binh", ask()).await.version;
    for who in [
        "bt-an-binh",
        "chanh-vp",
        "chuyen-vien",
        "truong-khu-1",
        "bt-phu-loc",
        "khach",
    ] {
        let refused = host(w, who, 2025, D::AgreeSwap { number }).await;
        assert_eq!(
            refusal(refused),
            HostRefusal::NotOfUnit { unit: thai },
            "{who}"
        );
    }
    let before = year(w, 2025).await;
    assert_eq!(
        (of(&before, w, 4), of(&before, w, 6)),
        (Some(binh), Some(thai))
    );
    done(w, "bt-an-thai", D::AgreeSwap { number }).await;
    let after = year(w, 2025).await;
    assert_eq!(
        (of(&after, w, 4), of(&after, w, 6)),
        (Some(thai), Some(binh))
    );
    assert_eq!(after.swaps[0].state, SwapState::Agreed);
    let again = host(w, "bt-an-thai", 2025, D::AgreeSwap { number })
        .await
        .unwrap_err();
    assert_eq!(again.class(), FailureClass::Conflict);
    done(w, "chuyen-vien", D::Plan).await;
    assert_eq!(
        of(&year(w, 2025).await, w, 4),
        Some(thai),
        "a new plan keeps it"
    );
}

async fn months_take_their_hosts_from_the_register(w: &World) {
    let view = planned(w).await;
    let april = w.plan(4).await;
    let held = w.conference(april, "khu-1").await;
    assert_eq!(held.host, Some(w.office.unit("an-binh")));
    assert_eq!(held.host, of(&view, w, 4));
    let other = w.office.unit("an-thai");
    let named = PlanCycle {
        by: w.by("chuyen-vien"),
        committee: w.office.committee,
        month: month(5),
        hosts: BTreeMap::from([(w.office.unit("khu-1"), other)]),
        exception: None,
    };
    let may = CycleId(w.submit(named).await.unwrap().subject);
    assert_eq!(w.conference(may, "khu-1").await.host, Some(other));
}

async fn what_is_planned_in_a_month_is_no_longer_the_registers(w: &World) {
    planned(w).await;
    w.plan(4).await;
    let set = D::Set {
        at: at(w, 4),
        host: w.office.unit("an-thai"),
        exception: None,
    };
    let refused = refusal(host(w, "chuyen-vien", 2025, set).await);
    assert_eq!(refused, HostRefusal::MonthPlanned { month: month(4) });
    let view = year(w, 2025).await;
    let april = view.conferences.iter().filter(|l| l.month == month(4));
    assert!(april.into_iter().all(|l| l.why == HostBasis::Conference));
    assert_eq!(of(&view, w, 4), Some(w.office.unit("an-binh")));
}

async fn earlier_years_count(w: &World) {
    planned(w).await;
    w.plan(3).await;
    host(w, "chuyen-vien", 2026, D::Plan).await.unwrap();
    let view = year(w, 2026).await;
    let past: u32 = view.units.iter().map(|u| u.past).sum();
    assert_eq!(
        past, 24,
        "months of conferences and months of the register, each once"
    );
    assert!(view.units.iter().all(|u| u.fair >= 12));
}

async fn halls_go_over_into_the_next_year(w: &World) {
    let unit = w.office.unit("an-binh");
    let room = Room::Seats(4);
    done(w, "chuyen-vien", D::SetRoom { unit, room }).await;
    host(w, "chuyen-vien", 2026, D::Plan).await.unwrap();
    let view = year(w, 2026).await;
    assert_eq!(view.rooms.len(), 1);
    assert_eq!((view.rooms[0].unit.id, view.rooms[0].room), (unit, room));
}

async fn a_year_beyond_the_calendar_is_refused(w: &World) {
    for (year, late) in [(2028, true), (2024, false)] {
        match host(w, "chuyen-vien", year, D::Plan).await {
            Err(Failure::Due(DueError::Calendar(e))) => {
                assert_eq!(matches!(e, CalendarError::CalendarEnds { .. }), late, "{e}");
            }
            other => panic!("{other:?}"),
        }
    }
    host(w, "chuyen-vien", 2027, D::Plan).await.unwrap();
    assert_eq!(w.count("SELECT count(*) AS n FROM host_year").await, 1);
}

async fn who_may_not_plan_begins_no_register(w: &World) {
    for who in [
        "truong-khu-1",
        "bt-an-binh",
        "bt-thon-1",
        "khach",
        "gt-truong",
    ] {
        let refused = host(w, who, 2025, D::Plan).await.unwrap_err();
        assert_eq!(refused.class(), FailureClass::Forbidden, "{who}");
    }
    assert_eq!(w.count("SELECT count(*) AS n FROM host_year").await, 0);
    let register = D::Register {
        unit: w.office.unit("an-binh"),
        months: BTreeSet::from([month(5)]),
    };
    done(w, "bt-an-binh", register).await;
    assert_eq!(year(w, 2025).await.registered.len(), 1);
}

async fn who_sees_nothing_sees_no_hosts(w: &World) {
    planned(w).await;
    let office = w.store.directory(w.office.committee).await.unwrap();
    let viewer = |who: &str| Viewer::person(&office, w.office.person(who), w.store.now());
    let seen = |who: &str| {
        let viewer = viewer(who);
        let office = &office;
        async move { w.store.host_year(office, &viewer, 2025, false).await }
    };
    assert!(seen("bt-thon-5").await.is_ok());
    let refused = seen("khach").await;
    assert!(
        matches!(refused, Err(Failure::NotFound(Thing::HostYear))),
        "{refused:?}"
    );
}

async fn a_grave_breach_needs_an_approver(w: &World) {
    let (unit, office) = (w.office.unit("an-binh"), "chuyen-vien");
    let close = D::Close {
        from: day(2025, 5, 1),
        to: day(2025, 5, 31),
        whom: Some(unit),
        why: line("Thu hoạch lúa"),
    };
    done(w, office, close).await;
    let set = |exception| D::Set {
        at: at(w, 5),
        host: unit,
        exception,
    };
    let refused = refusal(host(w, office, 2025, set(None)).await);
    assert!(
        matches!(refused, HostRefusal::ExceptionNeeded { .. }),
        "{refused:?}"
    );
    let approved = Exception {
        reason: line("Xã đề nghị"),
        approver: w.office.person("bi-thu"),
    };
    done(w, office, set(Some(approved))).await;
    done(w, office, D::Plan).await;
    let view = year(w, 2025).await;
    assert_eq!(of(&view, w, 5), Some(unit));
    let line = view
        .conferences
        .iter()
        .find(|l| l.exception.is_some())
        .unwrap();
    assert_eq!(line.exception.as_ref().unwrap().approver.key, "bi-thu");
}

async fn a_joint_month_has_one_host(w: &World) {
    let clusters = BTreeSet::from([w.office.unit("khu-1"), w.office.unit("khu-2")]);
    let gather = |how| D::Gather {
        month: month(7),
        clusters: clusters.clone(),
        how,
    };
    done(w, "chuyen-vien", gather(Some(Together::Joint))).await;
    done(w, "chuyen-vien", D::Plan).await;
    let view = year(w, 2025).await;
    assert_eq!(view.conferences.len(), 23);
    assert_eq!(
        view.conferences
            .iter()
            .filter(|l| l.clusters.len() == 2)
            .count(),
        1
    );
    // The guest's conference is planned without a host; the Office joins the two.
    let july = w.plan(7).await;
    let hosts = [
        w.conference(july, "khu-1").await.host,
        w.conference(july, "khu-2").await.host,
    ];
    assert_eq!(hosts.iter().flatten().count(), 1, "{hosts:?}");
    let past = refusal(host(w, "chuyen-vien", 2025, gather(None)).await);
    assert_eq!(past, HostRefusal::MonthPlanned { month: month(7) });
}

async fn of_two_at_once_both_are_kept(w: &World) {
    done(w, "chuyen-vien", D::Plan).await;
    let room = |unit| D::SetRoom {
        unit: w.office.unit(unit),
        room: Room::Seats(90),
    };
    let (one, other) = tokio::join!(
        host(w, "chuyen-vien", 2025, room("an-binh")),
        host(w, "chanh-vp", 2025, room("an-thai")),
    );
    assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
    assert_eq!(year(w, 2025).await.rooms.len(), 2);
}

async fn of_two_that_saw_the_same_register_one_is_kept(w: &World) {
    saw(w, 0, D::Plan).await.unwrap();
    let room = |seats| D::SetRoom {
        unit: w.office.unit("an-binh"),
        room: Room::Seats(seats),
    };
    let (one, other) = tokio::join!(saw(w, 2, room(80)), saw(w, 2, room(90)));
    let kept = [&one, &other].iter().filter(|d| d.is_ok()).count();
    assert_eq!(kept, 1, "{one:?} {other:?}");
    let late = one.and(other).unwrap_err();
    assert!(
        matches!(
            late,
            Failure::Conflict {
                expected: 2,
                current: 3
            }
        ),
        "{late:?}"
    );
    assert_eq!(year(w, 2025).await.version, 3);
    let never = saw(w, 0, D::Plan).await.unwrap_err();
    assert_eq!(never.class(), FailureClass::Conflict);
}

async fn who_may_not_approve_sets_no_rule_aside(w: &World) {
    let (unit, office) = (w.office.unit("an-binh"), "chuyen-vien");
    let cap = |approver: &str| D::RaiseCap {
        unit,
        most: 12,
        exception: Exception {
            reason: line("Khu ít đơn vị"),
            approver: w.office.person(approver),
        },
    };
    for who in ["chuyen-vien", "bt-an-binh", "khach", "gt-truong"] {
        let person = w.office.person(who);
        let refused = refusal(host(w, office, 2025, cap(who)).await);
        assert_eq!(refused, HostRefusal::NotAnApprover { person }, "{who}");
    }
    for who in ["chanh-vp", "bi-thu", "truong-khu-1"] {
        done(w, office, cap(who)).await;
    }
    assert_eq!(year(w, 2025).await.caps.len(), 1);
}

async fn what_is_done_twice_under_one_key_is_done_once(w: &World) {
    let plan = |year| ActOnHosts {
        by: w.by("chuyen-vien"),
        committee: w.office.committee,
        year,
        version: None,
        deed: D::Plan,
    };
    let key = store::CommandKey::new("hosts-of-2025");
    let first = w.store.submit(&key, plan(2025)).await.unwrap();
    let again = w.store.submit(&key, plan(2025)).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(year(w, 2025).await.version, 2);
    let other = w.store.submit(&key, plan(2026)).await;
    assert!(matches!(other, Err(Failure::KeyReused)), "{other:?}");
}

async fn a_host_that_has_merged_leaves_its_turn_to_its_successor(w: &World) {
    planned(w).await;
    w.forge_office("UPDATE unit SET valid_to = '2025-03-31' WHERE key = 'an-binh'")
        .await;
    w.forge_office(
        "INSERT INTO unit_successor SELECT a.id, b.id FROM unit a, unit b WHERE a.key = 'an-binh' AND b.key = 'an-thai'",
    )
    .await;
    let heir = w.office.unit("an-thai");
    assert_eq!(of(&year(w, 2025).await, w, 4), Some(heir));
    let april = w.plan(4).await;
    assert_eq!(w.conference(april, "khu-1").await.host, Some(heir));
}
