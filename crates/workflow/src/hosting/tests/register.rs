//! The register: who may do what, swaps by consent, and replay.
use super::super::{HostAction as A, HostRefusal as R};
use super::line;
use crate::capacity::Capacity;
use crate::cycle::CycleMonth;
use crate::hosting::*;
use crate::ids::{HostYearId, UnitId};
use crate::petition::Exception;
use crate::test_world::{Under, Who, World, day, uuid};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The register of 2026 in the small world of the rules, with a second commune in the cluster.
struct Book {
    world: World,
    register: HostYear,
    events: Vec<HostEvent>,
}

fn month(n: u32) -> CycleMonth {
    CycleMonth::new(2026, n).unwrap()
}

impl Book {
    fn new() -> Self {
        let mut world = World::new(Under::County);
        let tree = &world.tree;
        let mut units: Vec<_> = tree.iter().cloned().collect();
        let mut other = tree.by_key("commune").unwrap().clone();
        other.id = UnitId(uuid(2, 900));
        other.key = "other-commune".into();
        let mut gone = other.clone();
        gone.id = UnitId(uuid(2, 901));
        gone.key = "gone-commune".into();
        gone.valid.to = Some(day(2, 28));
        gone.successors = vec![other.id];
        let mut post = world
            .posts
            .iter()
            .find(|p| p.person == Who::CommuneSecretary.id())
            .unwrap()
            .clone();
        post.person = Who::Stranger.id();
        post.unit = other.id;
        world.posts.push(post);
        units.extend([other, gone]);
        world.tree = crate::unit::Tree::new(units);
        let committee = world.unit("committee");
        let register = HostYear::empty(HostYearId(uuid(8, 1)), committee, 2026);
        let mut book = Self {
            world,
            register,
            events: Vec::new(),
        };
        let rooms = BTreeMap::new();
        book.done(Who::OfficeSpecialist, A::Begin { rooms });
        book
    }

    fn unit(&self, key: &str) -> UnitId {
        self.world.unit(key)
    }

    fn act(&mut self, who: Who, action: A) -> Result<(), R> {
        let register = self.register.clone();
        let outcome = self.world.by(who, day(3, 2), |actor, ctx| {
            register.act(action, actor, ctx)
        })?;
        self.register = outcome.register;
        self.events.push(outcome.event);
        Ok(())
    }

    fn done(&mut self, who: Who, action: A) {
        let what = format!("{who:?}: {action:?}");
        self.act(who, action)
            .unwrap_or_else(|e| panic!("{what}: {e:?}"));
    }

    fn at(&self, n: u32) -> Occasion {
        Occasion {
            month: month(n),
            date: NaiveDate::from_ymd_opt(2026, n, 8).unwrap(),
            clusters: BTreeSet::from([self.unit("cluster")]),
            settled: false,
        }
    }

    fn turn(&self, n: u32, host: &str) -> Turn {
        Turn {
            month: month(n),
            cluster: self.unit("cluster"),
            host: self.unit(host),
        }
    }

    fn set(&self, n: u32, host: &str) -> A {
        A::Set {
            at: self.at(n),
            host: self.unit(host),
            breaks: Vec::new(),
            exception: None,
        }
    }

    /// April is the commune's, June the other's, and the commune has asked to swap.
    fn asked() -> Self {
        let mut book = Self::new();
        book.done(Who::OfficeSpecialist, book.set(4, "commune"));
        book.done(Who::OfficeSpecialist, book.set(6, "other-commune"));
        book.done(Who::CommuneSecretary, book.ask(4, 6));
        book
    }

    fn ask(&self, ours: u32, theirs: u32) -> A {
        A::AskSwap {
            ours: self.turn(ours, "commune"),
            theirs: self.turn(theirs, "other-commune"),
            at: [self.at(ours), self.at(theirs)],
            reason: line("Trùng đại hội chi bộ"),
        }
    }

    fn agree(&self, number: u32) -> A {
        let at = [self.at(4), self.at(6)];
        A::AgreeSwap { number, at }
    }

    fn host(&self, n: u32) -> Option<UnitId> {
        self.register.host_of(month(n), self.unit("cluster"))
    }

    fn number(&self) -> u32 {
        self.register.swaps.last().unwrap().number
    }
}

fn exception() -> Option<Exception> {
    Some(Exception {
        reason: line("Theo kết luận của Thường trực"),
        approver: Who::Secretary.id(),
    })
}

#[test]
fn a_swap_moves_nothing_until_the_other_unit_consents() {
    let mut book = Book::asked();
    assert_eq!(book.host(4), Some(book.unit("commune")));
    let number = book.number();
    for who in [
        Who::CommuneSecretary,
        Who::OfficeChief,
        Who::OfficeSpecialist,
        Who::ClusterHead,
    ] {
        let unit = book.unit("other-commune");
        assert_eq!(
            book.act(who, book.agree(number)),
            Err(R::NotOfUnit { unit }),
            "{who:?}"
        );
    }
    book.done(Who::Stranger, book.agree(number));
    assert_eq!(book.host(4), Some(book.unit("other-commune")));
    assert_eq!(book.host(6), Some(book.unit("commune")));
    let over = R::SwapOver {
        state: SwapState::Agreed,
    };
    assert_eq!(book.act(Who::Stranger, book.agree(number)), Err(over));
}

#[test]
fn a_swap_is_refused_by_the_one_and_taken_back_by_the_other() {
    let mut book = Book::asked();
    let number = book.number();
    let ours = book.unit("commune");
    let foreign = book.act(Who::Stranger, A::WithdrawSwap { number });
    assert_eq!(foreign, Err(R::NotOfUnit { unit: ours }));
    book.done(Who::Stranger, A::RefuseSwap { number });
    assert_eq!(
        book.register.swap(number).unwrap().state,
        SwapState::Refused
    );
    book.done(Who::CommuneSecretary, book.ask(4, 6));
    let number = book.number();
    book.done(Who::CommuneSecretary, A::WithdrawSwap { number });
    assert_eq!(
        book.register.swap(number).unwrap().state,
        SwapState::Withdrawn
    );
    assert_eq!(book.host(4), Some(ours));
    let unknown = A::RefuseSwap { number: 99 };
    assert_eq!(
        book.act(Who::Stranger, unknown),
        Err(R::NoSuchEntry { number: 99 })
    );
}

#[test]
fn a_swap_asked_for_before_the_host_changed_is_outdated() {
    let mut book = Book::asked();
    book.done(Who::OfficeSpecialist, book.set(6, "commune"));
    let number = book.number();
    let outdated = R::SwapOutdated { month: month(6) };
    assert_eq!(book.act(Who::Stranger, book.agree(number)), Err(outdated));
}

#[test]
fn only_who_hosts_asks_and_only_for_what_lies_ahead() {
    let mut book = Book::asked();
    let unit = book.unit("commune");
    let foreign = book.act(Who::Stranger, book.ask(4, 6));
    assert_eq!(foreign, Err(R::NotOfUnit { unit }));
    let mut past = book.ask(4, 6);
    if let A::AskSwap { at, .. } = &mut past {
        at[0].date = day(3, 1);
    }
    let date = day(3, 1);
    assert_eq!(
        book.act(Who::CommuneSecretary, past),
        Err(R::DatePast { date })
    );
    let mut planned = book.ask(4, 6);
    if let A::AskSwap { at, .. } = &mut planned {
        at[1].settled = true;
    }
    let month = month(6);
    assert_eq!(
        book.act(Who::CommuneSecretary, planned),
        Err(R::MonthPlanned { month })
    );
    let mut itself = book.ask(4, 6);
    if let A::AskSwap { theirs, .. } = &mut itself {
        theirs.host = unit;
    }
    assert_eq!(
        book.act(Who::CommuneSecretary, itself),
        Err(R::SwapWithItself)
    );
}

#[test]
fn a_host_stands_in_the_cluster_on_the_day() {
    let mut book = Book::new();
    let elsewhere = book.unit("far-commune");
    let set = book.set(4, "far-commune");
    assert_eq!(
        book.act(Who::OfficeChief, set),
        Err(R::HostElsewhere { unit: elsewhere })
    );
    let cell = book.unit("cell");
    let set = book.set(4, "cell");
    assert_eq!(
        book.act(Who::OfficeChief, set),
        Err(R::NotAHost { unit: cell })
    );
    let dissolved = R::HostDissolved {
        unit: book.unit("gone-commune"),
        successors: vec![book.unit("other-commune")],
    };
    let set = book.set(4, "gone-commune");
    assert_eq!(book.act(Who::OfficeChief, set), Err(dissolved));
}

#[test]
fn grave_breaches_need_a_reason_and_an_approver_and_wishes_do_not() {
    let mut book = Book::new();
    let unit = book.unit("commune");
    let broken = |kind| Violation { kind, cost: 1 };
    let grave = broken(ViolationKind::NoHall {
        unit,
        month: month(4),
    });
    let wish = broken(ViolationKind::Unregistered {
        unit,
        month: month(4),
    });
    let set = |breaks: &[&Violation], exception| {
        let breaks = breaks.iter().map(|v| (*v).clone()).collect();
        A::Set {
            at: book.at(4),
            host: unit,
            breaks,
            exception,
        }
    };
    let (bare, wished, approved) = (
        set(&[&grave, &wish], None),
        set(&[&wish], None),
        set(&[&grave], exception()),
    );
    let needed = R::ExceptionNeeded {
        breaks: vec![grave.clone()],
    };
    assert_eq!(book.act(Who::OfficeSpecialist, bare), Err(needed));
    book.done(Who::OfficeSpecialist, wished);
    book.done(Who::OfficeSpecialist, approved);
    assert!(matches!(
        book.register.hostings[0].basis,
        Basis::Approved(_)
    ));
}

#[test]
fn the_office_plans_and_a_unit_only_registers_itself() {
    let mut book = Book::new();
    let plan = A::Plan {
        hosts: Vec::new(),
        cost: 0,
    };
    let who = vec![Capacity::Consolidator];
    for person in [Who::CommuneSecretary, Who::ClusterHead, Who::Secretary] {
        let refused = book.act(person, plan.clone());
        assert_eq!(
            refused,
            Err(R::NotEntitled { who: who.clone() }),
            "{person:?}"
        );
    }
    let register = |unit, m: u32| A::Register {
        unit,
        months: [month(m)].into(),
    };
    let (own, other) = (book.unit("commune"), book.unit("other-commune"));
    book.done(Who::CommuneClerk, register(own, 4));
    assert!(book.act(Who::CommuneClerk, register(other, 4)).is_err());
    book.done(Who::OfficeSpecialist, register(other, 5));
    assert_eq!(book.register.registered.len(), 2);
    let mut next = register(own, 4);
    if let A::Register { months, .. } = &mut next {
        *months = [CycleMonth::new(2027, 1).unwrap()].into();
    }
    assert!(matches!(
        book.act(Who::CommuneClerk, next),
        Err(R::OtherYear { .. })
    ));
}

#[test]
fn days_caps_and_joint_months_fit_the_year() {
    let mut book = Book::new();
    let close = |from, to| A::Close {
        from,
        to,
        whom: None,
        why: line("Tết Nguyên đán"),
    };
    let (from, to) = (day(2, 20), day(2, 14));
    let office = Who::OfficeSpecialist;
    assert_eq!(
        book.act(office, close(from, to)),
        Err(R::DaysUnfit { from, to })
    );
    let next = NaiveDate::from_ymd_opt(2027, 2, 4).unwrap();
    assert!(book.act(office, close(next, next)).is_err());
    book.done(office, close(to, from));
    let number = book.register.blackouts[0].number;
    book.done(office, A::Reopen { number });
    assert_eq!(book.register.blackouts, []);
    assert_eq!(
        book.act(office, A::Reopen { number }),
        Err(R::NoSuchEntry { number })
    );
    let cap = |most| A::RaiseCap {
        unit: UnitId(uuid(2, 900)),
        most,
        limit: 3,
        exception: exception().unwrap(),
    };
    assert_eq!(book.act(office, cap(3)), Err(R::CapTooLow { most: 3 }));
    book.done(office, cap(4));
    let gather = |at: Vec<Occasion>, how| A::Gather { at, how };
    let alone = gather(vec![book.at(4)], Some(Together::Joint));
    assert_eq!(book.act(office, alone), Err(R::JoinsNothing));
    let apart = gather(vec![book.at(4)], None);
    assert_eq!(book.act(office, apart.clone()), Err(R::NotGathered));
    book.done(office, gather(vec![book.at(4)], Some(Together::Skipped)));
    book.done(office, apart);
    assert_eq!(book.register.gathered, []);
}

#[test]
fn a_new_plan_keeps_what_is_agreed() {
    let mut book = Book::asked();
    book.done(Who::Stranger, book.agree(book.number()));
    let hosts = vec![PlannedHost {
        month: month(5),
        clusters: [book.unit("cluster")].into(),
        host: book.unit("commune"),
    }];
    let plan = |hosts| A::Plan { hosts, cost: 0 };
    book.done(Who::OfficeSpecialist, plan(hosts));
    assert_eq!(book.host(5), Some(book.unit("commune")));
    book.done(Who::OfficeSpecialist, plan(Vec::new()));
    assert_eq!(book.host(5), None);
    assert_eq!(book.host(4), Some(book.unit("other-commune")));
}

#[test]
fn the_events_give_the_register_again() {
    let mut book = Book::asked();
    book.done(Who::Stranger, book.agree(book.number()));
    let text = serde_json::to_string(&book.events).unwrap();
    let read: Vec<HostEvent> = serde_json::from_str(&text).unwrap();
    assert_eq!(HostYear::replay(&read), Some(book.register));
    assert_eq!(read.last().unwrap().version as usize, read.len());
}
