//! The host register of a year: who hosts, what that breaks, and what could be better (GL-05).
use super::refs::{PersonRef, UnitRef};
use super::{Still, Viewer};
use crate::directory::Directory;
use crate::hosting::HostBook;
use crate::{Failure, Store, Thing, Tx};
use chrono::NaiveDate;
use sea_orm::TransactionTrait;
use serde::Serialize;
use workflow::cycle::CycleMonth;
use workflow::hosting::{
    Basis, Fit, HostPlan, HostProblem, HostSlot, HostYear, Proof, Room, SwapState, Together, Turn,
    Violation, plan_hosts,
};
use workflow::ids::UnitId;
use workflow::preset::Hosting;

/// A year of hosting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HostYearView {
    /// The year.
    pub year: i32,
    /// Version of the register; 0 where none is begun.
    pub version: u32,
    /// Whether these are the hosts that a plan would choose now, and not those of the register.
    pub proposed: bool,
    /// Limits and costs.
    pub rules: Hosting,
    /// The conferences, by month and day.
    pub conferences: Vec<HostLine>,
    /// The units, by cluster and key.
    pub units: Vec<UnitTurns>,
    /// What these hosts break.
    pub violations: Vec<Violation>,
    /// Points of that.
    pub cost: u32,
    /// Points of the best plan that keeps what is agreed.
    pub best: u32,
    /// Whether a better one may exist.
    pub proof: Proof,
    /// Whether the limits can hold at all, and what would make them.
    pub fit: Fit,
    /// Closed days.
    pub blackouts: Vec<BlackoutView>,
    /// Halls.
    pub rooms: Vec<RoomView>,
    /// Units that may host more often.
    pub caps: Vec<CapView>,
    /// Months for which units have registered.
    pub registered: Vec<RegistrationView>,
    /// Conferences held jointly or not at all.
    pub gathered: Vec<GatheringView>,
    /// Swaps, oldest first.
    pub swaps: Vec<SwapView>,
}

/// A conference with its host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HostLine {
    /// Its month.
    pub month: CycleMonth,
    /// Its day.
    pub date: NaiveDate,
    /// The clusters that meet.
    pub clusters: Vec<UnitRef>,
    /// Who hosts; none where nobody is named.
    pub host: Option<UnitRef>,
    /// Why it is this one.
    pub why: HostBasis,
    /// Why, and who approved, where it is against a rule.
    pub exception: Option<ExceptionView>,
}

/// Why a unit hosts, as a list shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HostBasis {
    /// The conference stands in a planned month.
    Conference,
    /// The plan, or what a plan would say.
    Planned,
    /// Agreed between the Office and the unit.
    Agreed,
    /// Against a rule, with an approver.
    Approved,
    /// Swapped.
    Swapped,
}

/// A reason and who approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExceptionView {
    /// Why.
    pub reason: String,
    /// Who approved.
    pub approver: PersonRef,
}

/// A unit's year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitTurns {
    /// Its cluster.
    pub cluster: Option<UnitRef>,
    /// The unit that accounts for the turns.
    pub unit: UnitRef,
    /// Units whose turns it has inherited.
    pub inherited: Vec<UnitRef>,
    /// Months in which it, or they, host.
    pub months: Vec<CycleMonth>,
    /// Fewest hostings.
    pub least: u32,
    /// Most hostings, as approved where a cap stands.
    pub most: u32,
    /// Hostings of the earlier years that count.
    pub past: u32,
    /// Fair share of these years and this one, rounded up.
    pub fair: u32,
}

/// Days on which a unit cannot host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BlackoutView {
    /// Its number.
    pub number: u32,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// For which unit or cluster; none: for all.
    pub whom: Option<UnitRef>,
    /// Why.
    pub why: String,
}

/// A unit's hall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoomView {
    /// The unit.
    pub unit: UnitRef,
    /// Its hall.
    pub room: Room,
}

/// More hostings than the limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CapView {
    /// The unit.
    pub unit: UnitRef,
    /// Most hostings.
    pub most: u8,
    /// Why, and who approved.
    pub exception: ExceptionView,
}

/// Months for which a unit has registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegistrationView {
    /// The unit.
    pub unit: UnitRef,
    /// The months.
    pub months: Vec<CycleMonth>,
}

/// Clusters that meet jointly, or not, in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GatheringView {
    /// The month.
    pub month: CycleMonth,
    /// The clusters.
    pub clusters: Vec<UnitRef>,
    /// Jointly or not at all.
    pub how: Together,
}

/// A swap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SwapView {
    /// Its number.
    pub number: u32,
    /// The turn of the unit that asks.
    pub ours: TurnView,
    /// The turn of the unit that is asked.
    pub theirs: TurnView,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: SwapState,
}

/// A turn of a swap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TurnView {
    /// The month.
    pub month: CycleMonth,
    /// The cluster.
    pub cluster: UnitRef,
    /// Who hosted when it was asked for.
    pub host: UnitRef,
}

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
    let violations = problem.violations(&hosts);
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

fn swap(office: &Directory, s: &workflow::hosting::Swap) -> SwapView {
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
