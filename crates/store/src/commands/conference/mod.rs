//! Anything that is done to a conference.
mod audience;
mod facts;
mod save;

pub(crate) use save::ConferenceColumns;

use super::By;
use crate::directory::Directory;
use crate::tx::{Stmt, to_json};
use crate::{Answer, Command, Failure, Thing, Tx};
use async_trait::async_trait;
use facts::{booking, homes, in_window, marks, open, unfinished, waiting};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use workflow::calendar::Slot;
use workflow::conference::{
    Chair, Conference, ConferenceAction, ItemsGo, MinuteTaker, Presence, join,
};
use workflow::ids::{ConferenceId, PersonId, PetitionId, UnitId};
use workflow::petition::{Digest, Exception};
use workflow::text::Line;

/// What is done to a conference, as a person says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "each is the action of the same name with what a form holds; see workflow::conference::ConferenceAction"
)]
pub enum ConferenceDeed {
    Confirm {
        /// The host, where nobody was planned or another unit took it over.
        host: Option<UnitId>,
    },
    Move {
        to: Slot,
        host: Option<UnitId>,
        exception: Exception,
        items: ItemsGo,
    },
    Cancel {
        exception: Exception,
        items: ItemsGo,
    },
    Open {
        chair: Chair,
        minute_taker: MinuteTaker,
    },
    Mark {
        roll: BTreeMap<PersonId, Presence>,
    },
    Close {
        follow_up: Line,
        /// What was not reached and goes to the next agenda.
        put_off: BTreeSet<PetitionId>,
    },
    Addend {
        text: Line,
        signed_by: BTreeSet<PersonId>,
    },
}

/// Does one thing to one conference.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ActOnConference {
    /// Who acts.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// On which conference.
    pub conference: ConferenceId,
    /// What is done.
    pub deed: ConferenceDeed,
}

#[async_trait]
impl Command for ActOnConference {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let directory = tx.office(self.committee).await?;
        let mut conference = tx.conference(self.conference).await?;
        if conference.home.committee != directory.committee.root {
            return Err(Failure::NotFound(Thing::Conference));
        }
        for action in self.actions(tx, &directory, &conference).await? {
            let before = conference.clone();
            let outcome = self.by.decide(tx, &directory, |actor, ctx| {
                conference.act(action, actor, ctx)
            })?;
            tx.save_conference(&outcome, Some(&before), &directory)
                .await?;
            conference = outcome.conference;
        }
        if let ConferenceDeed::Close { follow_up, .. } = &self.deed {
            tx.follow_up_tasks(&conference, &directory, follow_up)?;
        }
        Ok(Answer::of(conference.id.0, conference.version, None))
    }
}

impl ActOnConference {
    async fn actions(
        &self,
        tx: &mut Tx<'_>,
        directory: &Directory,
        c: &Conference,
    ) -> Result<Vec<ConferenceAction>, Failure> {
        Ok(match self.deed.clone() {
            ConferenceDeed::Confirm { host } => vec![ConferenceAction::Confirm {
                host,
                booking: booking(tx, directory, c).await?,
            }],
            ConferenceDeed::Move {
                to,
                host,
                exception,
                items,
            } => {
                let in_planned_window = in_window(tx, c, to).await?;
                vec![ConferenceAction::Move {
                    to,
                    in_planned_window,
                    host,
                    exception,
                    items,
                }]
            }
            ConferenceDeed::Cancel { exception, items } => {
                vec![ConferenceAction::Cancel {
                    exception,
                    items,
                    waiting: waiting(tx, c).await?,
                }]
            }
            ConferenceDeed::Open {
                chair,
                minute_taker,
            } => vec![open(directory, c, chair, minute_taker)?],
            ConferenceDeed::Mark { roll } => marks(tx, c, roll).await?,
            ConferenceDeed::Close { put_off, .. } => {
                // What was recorded and announced has events of its own; these are the roll's.
                let minutes = Digest::of(&c.id.to_string(), &to_json(&c.roll)?);
                vec![ConferenceAction::Close {
                    unfinished: unfinished(tx, c).await?,
                    put_off: homes(tx, &put_off).await?,
                    minutes,
                }]
            }
            ConferenceDeed::Addend { text, signed_by } => {
                let addendum = Digest::of(&c.id.to_string(), text.as_str());
                let sql = "INSERT INTO addendum (conference_id, digest, body) VALUES (?, ?, ?)";
                let values = [
                    c.id.0.into(),
                    addendum.0.clone().into(),
                    text.to_string().into(),
                ];
                tx.write(Stmt::new(sql, values));
                vec![ConferenceAction::Addend {
                    addendum,
                    signed_by,
                }]
            }
        })
    }
}

/// Holds one conference together with another: both or neither.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct JoinConferences {
    /// Who decides.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// The one that is not held by itself.
    pub from: ConferenceId,
    /// The one that takes it in.
    pub into: ConferenceId,
    /// Why, and who approved.
    pub exception: Exception,
    /// Where waiting things go.
    pub items: ItemsGo,
}

#[async_trait]
impl Command for JoinConferences {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let directory = tx.office(self.committee).await?;
        // Always in the order of ids: two that join each other's conferences wait, and do not lock
        // each other out.
        let first = tx.conference(self.from.min(self.into)).await?;
        let second = tx.conference(self.from.max(self.into)).await?;
        let of_here = |c: &Conference| c.home.committee == directory.committee.root;
        if !of_here(&first) || !of_here(&second) {
            return Err(Failure::NotFound(Thing::Conference));
        }
        let (from, into) = if first.id == self.from {
            (first, second)
        } else {
            (second, first)
        };
        let before = [from.clone(), into.clone()];
        let (exception, items) = (self.exception.clone(), self.items);
        let waiting = waiting(tx, &from).await?;
        let outcomes = self.by.decide(tx, &directory, |actor, ctx| {
            join(from, into, exception, items, waiting, actor, ctx)
        })?;
        for (outcome, was) in outcomes.iter().zip(&before) {
            tx.save_conference(outcome, Some(was), &directory).await?;
        }
        let [_, into] = outcomes;
        Ok(Answer::of(
            into.conference.id.0,
            into.conference.version,
            None,
        ))
    }
}
