//! Anything that is done to the host register of a year.
use super::By;
use crate::hosting::HostBook;
use crate::{Answer, Command, Directory, Failure, Tx};
use async_trait::async_trait;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;
use workflow::cycle::CycleMonth;
use workflow::hosting::{
    HostAction, HostPlan, HostProblem, HostRefusal, HostSlot, HostYear, Occasion, PlannedHost,
    Room, Together, Turn, breaks, plan_hosts,
};
use workflow::ids::{HostYearId, UnitId};
use workflow::petition::Exception;
use workflow::text::Line;

/// A conference as people name it: its month and a cluster that meets.
pub type AtConference = (CycleMonth, UnitId);

/// What is done to a register, as a person says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "each is the action of the same name with what a form holds; see workflow::hosting::HostAction"
)]
pub enum HostDeed {
    Plan,
    Set {
        at: AtConference,
        host: UnitId,
        exception: Option<Exception>,
    },
    RaiseCap {
        unit: UnitId,
        most: u8,
        exception: Exception,
    },
    SetRoom {
        unit: UnitId,
        room: Room,
    },
    Close {
        from: NaiveDate,
        to: NaiveDate,
        whom: Option<UnitId>,
        why: Line,
    },
    Reopen {
        number: u32,
    },
    Register {
        unit: UnitId,
        months: BTreeSet<CycleMonth>,
    },
    Gather {
        month: CycleMonth,
        clusters: BTreeSet<UnitId>,
        how: Option<Together>,
    },
    AskSwap {
        ours: AtConference,
        theirs: AtConference,
        reason: Line,
    },
    AgreeSwap {
        number: u32,
    },
    RefuseSwap {
        number: u32,
    },
    WithdrawSwap {
        number: u32,
    },
}

/// Does one thing to the host register of a year; begins the register where there is none.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ActOnHosts {
    /// Who acts.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// The year, 1990 to 2199.
    pub year: i32,
    /// The version of the register that the actor saw, 0 where none was begun; none where he saw
    /// none.
    pub version: Option<u32>,
    /// What is done.
    pub deed: HostDeed,
}

#[async_trait]
impl Command for ActOnHosts {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let directory = tx.office(self.committee).await?;
        let mut book = tx.host_book(&directory, self.year, true).await?;
        let current = book.register.version;
        if let Some(expected) = self.version.filter(|v| *v != current) {
            return Err(Failure::Conflict { expected, current });
        }
        if current == 0 {
            book.register = self.begin(tx, &directory, &book).await?;
        }
        let action = self.deed.action(&directory, &book)?;
        let register = book.register.clone();
        let outcome = self.by.decide(tx, &directory, |actor, ctx| {
            register.act(action, actor, ctx)
        })?;
        tx.save_hosts(&outcome, &directory).await?;
        let done = &outcome.register;
        Ok(Answer::of(
            done.id.0,
            done.version,
            Some(self.year.to_string()),
        ))
    }
}

impl ActOnHosts {
    async fn begin(
        &self,
        tx: &mut Tx<'_>,
        directory: &Directory,
        book: &HostBook,
    ) -> Result<HostYear, Failure> {
        let (id, previous) = (HostYearId(tx.id()), book.previous.as_ref());
        let root = directory.committee.root;
        let begun = self.by.decide(tx, directory, |actor, ctx| {
            HostYear::begin(id, self.year, previous, root, actor, ctx)
        })?;
        tx.save_hosts(&begun, directory).await?;
        Ok(begun.register)
    }
}

impl HostDeed {
    /// The action, with what the store finds.
    fn action(&self, directory: &Directory, book: &HostBook) -> Result<HostAction, Failure> {
        let problem = book.problem(directory);
        Ok(match self.clone() {
            Self::Plan => planned(&problem, &plan_hosts(&problem)),
            Self::Set {
                at,
                host,
                exception,
            } => {
                let at = occasion(&problem, at)?;
                let facts = book.facts(directory);
                HostAction::Set {
                    breaks: breaks(&facts, at.month, &at.clusters, host),
                    at,
                    host,
                    exception,
                }
            }
            Self::RaiseCap {
                unit,
                most,
                exception,
            } => HostAction::RaiseCap {
                unit,
                most,
                limit: book.rules.most,
                exception,
            },
            Self::SetRoom { unit, room } => HostAction::SetRoom { unit, room },
            Self::Close {
                from,
                to,
                whom,
                why,
            } => HostAction::Close {
                from,
                to,
                whom,
                why,
            },
            Self::Reopen { number } => HostAction::Reopen { number },
            Self::Register { unit, months } => HostAction::Register { unit, months },
            Self::Gather {
                month,
                clusters,
                how,
            } => gather(&problem, &book.register, month, &clusters, how)?,
            Self::AskSwap { .. }
            | Self::AgreeSwap { .. }
            | Self::RefuseSwap { .. }
            | Self::WithdrawSwap { .. } => self.swap(&problem, &book.register)?,
        })
    }

    fn swap(&self, problem: &HostProblem, register: &HostYear) -> Result<HostAction, Failure> {
        Ok(match self {
            Self::AskSwap {
                ours,
                theirs,
                reason,
            } => HostAction::AskSwap {
                at: [occasion(problem, *ours)?, occasion(problem, *theirs)?],
                ours: turn(problem, register, *ours)?,
                theirs: turn(problem, register, *theirs)?,
                reason: reason.clone(),
            },
            Self::RefuseSwap { number } => HostAction::RefuseSwap { number: *number },
            Self::WithdrawSwap { number } => HostAction::WithdrawSwap { number: *number },
            Self::AgreeSwap { number } => {
                let number = *number;
                let swap = register
                    .swap(number)
                    .ok_or(HostRefusal::NoSuchEntry { number })?;
                let at = |turn: Turn| occasion(problem, (turn.month, turn.cluster));
                let at = [at(swap.ours)?, at(swap.theirs)?];
                HostAction::AgreeSwap { number, at }
            }
            _ => return Err(HostRefusal::NoRotation.into()),
        })
    }
}

/// The hosts of the plan for conferences whose host is open.
fn planned(problem: &HostProblem, plan: &HostPlan) -> HostAction {
    let hosts = problem.slots.iter().zip(&plan.hosts);
    let open = hosts.filter(|(slot, _)| slot.fixed.is_none());
    HostAction::Plan {
        hosts: open
            .filter_map(|(slot, host)| {
                Some(PlannedHost {
                    month: slot.month,
                    clusters: slot.clusters.clone(),
                    host: (*host)?,
                })
            })
            .collect(),
        cost: plan.cost,
    }
}

fn slot(problem: &HostProblem, (month, cluster): AtConference) -> Result<&HostSlot, Failure> {
    let found = problem.slot(month, cluster);
    Ok(found.ok_or(HostRefusal::NoConference { month, cluster })?)
}

fn occasion(problem: &HostProblem, at: AtConference) -> Result<Occasion, Failure> {
    let slot = slot(problem, at)?;
    Ok(Occasion {
        month: slot.month,
        date: slot.date,
        clusters: slot.clusters.clone(),
        settled: slot.settled,
    })
}

/// The turn as it stands.
fn turn(problem: &HostProblem, register: &HostYear, at: AtConference) -> Result<Turn, Failure> {
    let (month, cluster) = at;
    let slot = slot(problem, at)?;
    let host = slot.fixed.or_else(|| register.host_of(month, cluster));
    Ok(Turn {
        month,
        cluster,
        host: host.ok_or(HostRefusal::NoHostYet { month })?,
    })
}

/// The conferences of these clusters in a month, each once. One that is not held stands in the
/// register only.
fn gather(
    problem: &HostProblem,
    register: &HostYear,
    month: CycleMonth,
    clusters: &BTreeSet<UnitId>,
    how: Option<Together>,
) -> Result<HostAction, Failure> {
    let mut at: Vec<Occasion> = Vec::new();
    for cluster in clusters {
        let skipped = register
            .gathered
            .iter()
            .find(|g| g.month == month && g.clusters.contains(cluster));
        let found = match (problem.slot(month, *cluster), skipped) {
            (Some(_), _) | (None, None) => occasion(problem, (month, *cluster))?,
            (None, Some(gone)) => Occasion {
                month,
                date: month.first_day(),
                clusters: gone.clusters.clone(),
                settled: false,
            },
        };
        if !at.iter().any(|o| o.clusters == found.clusters) {
            at.push(found);
        }
    }
    Ok(HostAction::Gather { at, how })
}
