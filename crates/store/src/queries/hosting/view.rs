//! The year as a list shows it.
use super::super::{Still, UnitRef, Viewer};
use super::{
    BlackoutView, CapView, ExceptionView, GatheringView, HostBasis, HostLine, HostYearView,
    RegistrationView, RoomView, SwapView, TurnView, UnitTurns,
};
use crate::directory::Directory;
use crate::hosting::HostBook;
use crate::{Failure, Store, Thing, Tx};
use sea_orm::TransactionTrait;
use std::cmp::Reverse;
use workflow::hosting::{
    Basis, HostPlan, HostProblem, HostSlot, HostYear, Turn, Violation, plan_hosts,
};
use workflow::ids::UnitId;

impl Store {
    /// The year as the register has it, or as a plan would have it now; nothing is kept.
    ///
    /// # Errors
    /// Hosts do not rotate here, the year lies outside the calendar, or he may see nothing.
    pub async fn host_year(
        &self,
        office: &Directory,
        viewer: &Viewer,
        year: i32,
        proposed: bool,
    ) -> Result<HostYearView, Failure> {
        if viewer.scope.is_empty() {
            return Err(Failure::NotFound(Thing::HostYear));
        }
        let conn = self.reader().begin().await?;
        let still = Still(self);
        let mut tx = Tx::new(&conn, &still, &self.shared().directories, false);
        let book = tx.host_book(office, year, false).await;
        drop(tx);
        conn.commit().await?;
        Ok(view(office, &book?, proposed))
    }
}

fn view(office: &Directory, book: &HostBook, proposed: bool) -> HostYearView {
    let problem = book.problem(office);
    let plan = plan_hosts(&problem);
    let hosts = if proposed {
        plan.hosts.clone()
    } else {
        problem.standing(&book.register)
    };
    let violations = gravest_first(office, problem.violations(&hosts));
    let HostPlan {
        cost, proof, fit, ..
    } = plan;
    let (register, unit) = (&book.register, |id: &UnitId| office.unit_ref(*id));
    HostYearView {
        year: register.year,
        version: register.version,
        proposed,
        rules: book.rules,
        conferences: lines(office, register, &problem, &hosts),
        units: units(office, &problem, &hosts),
        cost: violations.iter().map(|v| v.cost).sum(),
        violations,
        best: cost,
        proof,
        fit,
        blackouts: register
            .blackouts
            .iter()
            .map(|b| blackout(office, b))
            .collect(),
        rooms: register
            .rooms
            .iter()
            .map(|(of, room)| RoomView {
                unit: unit(of),
                room: *room,
            })
            .collect(),
        caps: register
            .caps
            .iter()
            .map(|(of, cap)| CapView {
                unit: unit(of),
                most: cap.most,
                exception: exception(office, &cap.exception),
            })
            .collect(),
        registered: register
            .registered
            .iter()
            .map(|(of, months)| RegistrationView {
                unit: unit(of),
                months: months.iter().copied().collect(),
            })
            .collect(),
        gathered: register
            .gathered
            .iter()
            .map(|g| GatheringView {
                month: g.month,
                clusters: sorted(g.clusters.iter().map(unit)),
                how: g.how,
            })
            .collect(),
        swaps: register.swaps.iter().map(|s| swap(office, s)).collect(),
    }
}

/// The dearest first, then by cluster, unit and month as every list has them.
fn gravest_first(office: &Directory, mut violations: Vec<Violation>) -> Vec<Violation> {
    let place = |v: &Violation| {
        let unit = v.kind.unit();
        let cluster = office.tree.get(unit).and_then(|u| u.parent);
        let cluster = cluster.map(|c| office.unit_ref(c));
        let month = v.kind.month();
        (Reverse(v.cost), cluster, office.unit_ref(unit), month)
    };
    violations.sort_by_cached_key(place);
    violations
}

fn lines(
    office: &Directory,
    register: &HostYear,
    problem: &HostProblem,
    hosts: &[Option<UnitId>],
) -> Vec<HostLine> {
    let line = |(slot, host): (&HostSlot, &Option<UnitId>)| {
        let named = register.hosted(slot.month, &slot.clusters);
        let basis = named.filter(|_| !slot.settled).map(|h| &h.basis);
        HostLine {
            month: slot.month,
            date: slot.date,
            clusters: sorted(slot.clusters.iter().map(|c| office.unit_ref(*c))),
            host: host.map(|h| office.unit_ref(h)),
            why: match basis {
                _ if slot.settled => HostBasis::Conference,
                None | Some(Basis::Planned) => HostBasis::Planned,
                Some(Basis::Agreed) => HostBasis::Agreed,
                Some(Basis::Approved(_)) => HostBasis::Approved,
                Some(Basis::Swapped(_)) => HostBasis::Swapped,
            },
            exception: match basis {
                Some(Basis::Approved(e)) => Some(exception(office, e)),
                _ => None,
            },
        }
    };
    problem.slots.iter().zip(hosts).map(line).collect()
}

/// By key, so that `K5` stands before `K6` whatever their ids.
fn sorted(units: impl Iterator<Item = UnitRef>) -> Vec<UnitRef> {
    let mut all: Vec<UnitRef> = units.collect();
    all.sort();
    all
}

fn units(office: &Directory, problem: &HostProblem, hosts: &[Option<UnitId>]) -> Vec<UnitTurns> {
    let of = |(account, a): (usize, &workflow::hosting::Account)| {
        let hosted = problem.slots.iter().zip(hosts).filter(|(slot, host)| {
            let chosen = slot.choices.iter().find(|c| Some(c.unit) == **host);
            chosen.is_some_and(|c| c.account == account)
        });
        let parent = office.tree.get(a.heir).and_then(|u| u.parent);
        UnitTurns {
            cluster: parent.map(|p| office.unit_ref(p)),
            unit: office.unit_ref(a.heir),
            inherited: a.inherited.iter().map(|u| office.unit_ref(*u)).collect(),
            months: hosted.map(|(slot, _)| slot.month).collect(),
            least: a.least,
            most: a.most,
            past: a.past,
            fair: a.fair(),
        }
    };
    let mut all: Vec<_> = problem.accounts.iter().enumerate().map(of).collect();
    all.sort_by(|a, b| (&a.cluster, &a.unit).cmp(&(&b.cluster, &b.unit)));
    all
}

fn blackout(office: &Directory, b: &workflow::hosting::Blackout) -> BlackoutView {
    BlackoutView {
        number: b.number,
        from: b.from,
        to: b.to,
        whom: b.whom.map(|u| office.unit_ref(u)),
        why: b.why.to_string(),
    }
}

fn exception(office: &Directory, e: &workflow::petition::Exception) -> ExceptionView {
    ExceptionView {
        reason: e.reason.to_string(),
        approver: office.person_ref(e.approver),
    }
}

pub(super) fn swap(office: &Directory, s: &workflow::hosting::Swap) -> SwapView {
    let turn = |t: &Turn| TurnView {
        month: t.month,
        cluster: office.unit_ref(t.cluster),
        host: office.unit_ref(t.host),
    };
    SwapView {
        number: s.number,
        ours: turn(&s.ours),
        theirs: turn(&s.theirs),
        reason: s.reason.to_string(),
        state: s.state,
    }
}
