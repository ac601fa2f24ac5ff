//! The register: who may do what, swaps by consent, and replay.
mod rights;
mod swaps;

use super::line;
use crate::cycle::CycleMonth;
use crate::hosting::{HostAction as A, HostRefusal as R, *};
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
fn what_has_been_held_is_not_changed_any_more() {
    let mut book = Book::asked();
    let (number, date) = (book.number(), day(3, 1));
    let held = |mut at: Occasion| {
        (at.date, at.settled) = (date, true);
        at
    };
    let unit = book.unit("commune");
    let set = A::Set {
        at: held(book.at(4)),
        host: unit,
        breaks: Vec::new(),
        exception: exception(),
    };
    let agree = A::AgreeSwap {
        number,
        at: [book.at(4), held(book.at(6))],
    };
    let gather = A::Gather {
        at: vec![held(book.at(4))],
        how: Some(Together::Skipped),
    };
    let past = Err(R::DatePast { date });
    assert_eq!(book.act(Who::OfficeSpecialist, set), past);
    assert_eq!(book.act(Who::Stranger, agree), past);
    assert_eq!(book.act(Who::OfficeSpecialist, gather), past);
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
    assert_eq!(
        book.act(office, close(to, from)),
        Err(R::DaysClosed { number })
    );
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
