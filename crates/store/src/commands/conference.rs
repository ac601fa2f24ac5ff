//! Anything that is done to a conference.
use super::By;
use crate::chain::Entry;
use crate::directory::{Directory, as_word};
use crate::tx::{Miss, Stmt, to_json};
use crate::{Answer, Command, Failure, Thing, Tx};
use async_trait::async_trait;
use chrono::NaiveDate;
use sea_orm::{QueryResult, Value};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use workflow::calendar::Slot;
use workflow::conference::{
    Booking, Chair, Conference, ConferenceAction, ConferenceAudience, ConferenceOutcome, Item,
    ItemsGo, Leadership, MinuteTaker, Presence, Unfinished, join, joint_roster,
};
use workflow::ids::{ConferenceId, PersonId, PetitionId, UnitId};
use workflow::person::Role;
use workflow::petition::{Digest, Exception};
use workflow::text::Line;
use workflow::unit::{Place, UnitKind};

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
            ConferenceDeed::Mark { roll } => roll
                .into_iter()
                .map(|(person, presence)| ConferenceAction::Mark { person, presence })
                .collect(),
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

fn open(
    directory: &Directory,
    c: &Conference,
    chair: Chair,
    minute_taker: MinuteTaker,
) -> Result<ConferenceAction, Failure> {
    let day = c.slot.date;
    let preset = directory.preset(day)?;
    let leadership = Leadership::of(
        &c.places(&directory.tree),
        day,
        &directory.tree,
        &directory.posts,
        &preset.capacities,
    );
    let clusters = if c.covers.is_empty() {
        BTreeSet::from([directory.committee.root])
    } else {
        c.covers.clone()
    };
    let roster = joint_roster(
        &clusters,
        day,
        &directory.tree,
        &directory.posts,
        &preset.roster,
    );
    Ok(ConferenceAction::Open {
        chair,
        minute_taker,
        leadership,
        roster,
    })
}

async fn booking(
    tx: &mut Tx<'_>,
    directory: &Directory,
    c: &Conference,
) -> Result<Booking, Failure> {
    let sql = "SELECT record FROM conference WHERE committee_id = ? AND held_on = ?";
    let rows = tx
        .rows(Stmt::new(
            sql,
            [directory.committee.id.into(), c.slot.date.into()],
        ))
        .await?;
    let others: Vec<Conference> = rows
        .iter()
        .map(|r| crate::directory::json(&r.try_get::<String>("", "record")?))
        .collect::<Result<_, Failure>>()?;
    let day = c.slot.date;
    let head = |c: &Conference| {
        let cluster = c.home.cluster?;
        directory
            .holders(cluster, &[Role::ClusterHead], day)
            .first()
            .map(|h| h.0)
    };
    Ok(Booking::of(c, &others, head))
}

async fn in_window(tx: &mut Tx<'_>, c: &Conference, to: Slot) -> Result<bool, Failure> {
    let sql = "SELECT plan FROM cycle WHERE id = ?";
    let row = tx
        .row(Stmt::new(sql, [c.cycle.0.into()]))
        .await?
        .ok_or(Failure::NotFound(Thing::Cycle))?;
    let plan: workflow::cycle::CyclePlan<UnitId> =
        crate::directory::json(&row.try_get::<String>("", "plan")?)?;
    Ok(plan.in_planned_window(to.date.and_hms_opt(7, 30, 0).unwrap_or_default()))
}

/// What the conference has not dealt with: endorsed petitions and issued answers of its clusters,
/// and commune matters due by today.
async fn unfinished(tx: &mut Tx<'_>, c: &Conference) -> Result<Unfinished, Failure> {
    let mut left = Unfinished::default();
    let clusters: Vec<Option<UnitId>> = if c.covers.is_empty() {
        vec![None]
    } else {
        c.covers.iter().copied().map(Some).collect()
    };
    for cluster in clusters {
        let (place, id): (&str, Vec<Value>) = match cluster {
            Some(unit) => ("cluster_id = ?", vec![unit.0.into()]),
            None => (
                "cluster_id IS NULL AND committee_id = (SELECT committee_id FROM conference WHERE id = ?)",
                vec![c.id.0.into()],
            ),
        };
        let sql = format!(
            "SELECT id, state FROM petition WHERE {place} AND state IN ('Endorsed', 'Issued')"
        );
        for row in tx.rows(Stmt::new(sql, id.clone())).await? {
            let petition = PetitionId(row.try_get("", "id")?);
            let endorsed = row.try_get::<String>("", "state")? == "Endorsed";
            if endorsed {
                left.to_record.insert(petition)
            } else {
                left.to_announce.insert(petition)
            };
        }
        let sql = format!(
            "SELECT id FROM petition WHERE {place} AND state IN ('Routed', 'Drafting') AND lead_id = commune_id AND due_on <= ?"
        );
        let values = id.into_iter().chain([c.slot.date.into()]);
        for row in tx.rows(Stmt::new(sql, values)).await? {
            left.to_report.insert(PetitionId(row.try_get("", "id")?));
        }
    }
    Ok(left)
}

/// The cells of petitions.
async fn homes(
    tx: &mut Tx<'_>,
    petitions: &BTreeSet<PetitionId>,
) -> Result<BTreeMap<PetitionId, Option<UnitId>>, Failure> {
    let mut found = BTreeMap::new();
    for id in petitions {
        found.insert(*id, tx.petition(*id).await?.petition.home.cell);
    }
    Ok(found)
}

/// What waits for the conference, by kind.
async fn waiting(tx: &mut Tx<'_>, c: &Conference) -> Result<BTreeSet<Item>, Failure> {
    let left = unfinished(tx, c).await?;
    let kinds = [
        (Item::Endorsed, left.to_record.is_empty()),
        (Item::Issued, left.to_announce.is_empty()),
        (Item::Commune, left.to_report.is_empty()),
    ];
    let waits = kinds.into_iter().filter(|(_, none)| !none);
    Ok(waits.map(|(item, _)| item).collect())
}

/// Columns kept beside a conference's record; the audit compares them with what its events give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ConferenceColumns {
    cycle: Uuid,
    cluster: Option<Uuid>,
    state: String,
    held_on: NaiveDate,
    version: i64,
}

impl ConferenceColumns {
    /// Those of a record.
    pub(crate) fn of(c: &Conference) -> Result<Self, Failure> {
        Ok(Self {
            cycle: c.cycle.0,
            cluster: c.home.cluster.map(|u| u.0),
            state: as_word(&c.state)?,
            held_on: c.slot.date,
            version: i64::from(c.version),
        })
    }

    /// Those of a row.
    pub(crate) fn read(row: &QueryResult) -> Result<Self, Failure> {
        Ok(Self {
            cycle: row.try_get("", "cycle_id")?,
            cluster: row.try_get("", "cluster_id")?,
            state: row.try_get("", "state")?,
            held_on: row.try_get("", "held_on")?,
            version: row.try_get("", "version")?,
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

impl Tx<'_> {
    /// Saves a conference's move: row, notices, event.
    pub(crate) async fn save_conference(
        &mut self,
        outcome: &ConferenceOutcome,
        before: Option<&Conference>,
        directory: &Directory,
    ) -> Result<(), Failure> {
        let c = &outcome.conference;
        let columns = ConferenceColumns::of(c)?;
        match before {
            Some(was) => {
                let sql = "UPDATE conference SET state = ?, held_on = ?, version = ?, record = ? WHERE id = ? AND version = ?";
                let values = [
                    columns.state.into(),
                    columns.held_on.into(),
                    columns.version.into(),
                    to_json(c)?.into(),
                    c.id.0.into(),
                    i64::from(was.version).into(),
                ];
                self.write(Stmt::new(sql, values).must_hit(Miss::OtherVersion));
            }
            None => {
                let sql = "INSERT INTO conference (id, committee_id, cycle_id, cluster_id, state, held_on, version, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
                let values = [
                    c.id.0.into(),
                    directory.committee.id.into(),
                    columns.cycle.into(),
                    columns.cluster.into(),
                    columns.state.into(),
                    columns.held_on.into(),
                    columns.version.into(),
                    to_json(c)?.into(),
                ];
                self.write(Stmt::new(sql, values));
            }
        }
        self.conference_notices(outcome, directory)?;
        let entry = Entry {
            subject: "conference",
            subject_id: c.id.0,
            version: c.version,
            canonical: to_json(&outcome.event)?,
        };
        self.append(directory.committee.id, entry).await
    }

    fn conference_notices(
        &mut self,
        outcome: &ConferenceOutcome,
        directory: &Directory,
    ) -> Result<(), Failure> {
        let mut told = BTreeSet::new();
        for notice in &outcome.notices {
            for (person, on_behalf) in invited(notice.to, &outcome.conference, directory)? {
                if outcome.event.doer.person != Some(person) && told.insert(person) {
                    let (c, version) = (outcome.conference.id.0, outcome.event.version);
                    self.outbox_row(directory, c, version, person, on_behalf, notice.urgency)?;
                }
            }
        }
        Ok(())
    }

    /// What each cell must do after the conference, due in a week (GL-11).
    fn follow_up_tasks(
        &mut self,
        c: &Conference,
        directory: &Directory,
        what: &Line,
    ) -> Result<(), Failure> {
        let day = c.slot.date;
        let due = directory.calendar.add_working_days(day, 5)?;
        for cell in cells(c, directory) {
            let sql = "INSERT INTO follow_up_task (conference_id, cell_id, what, due_on) VALUES (?, ?, ?, ?)";
            self.write(Stmt::new(
                sql,
                [
                    c.id.0.into(),
                    cell.0.into(),
                    what.to_string().into(),
                    due.into(),
                ],
            ));
        }
        Ok(())
    }
}

/// The cells that meet at a conference: those of its clusters, or of the whole committee where
/// there are none.
fn cells(c: &Conference, directory: &Directory) -> Vec<UnitId> {
    let (day, tree) = (c.slot.date, &directory.tree);
    let here = |place: Place| c.meets().cover(&place, tree, day);
    let all = tree.of_kind(UnitKind::Cell, day);
    let here = all.iter().filter(|u| tree.place(u.id).is_some_and(here));
    here.map(|u| u.id).collect()
}

/// The people behind an audience of a conference.
fn invited(
    to: ConferenceAudience,
    c: &Conference,
    directory: &Directory,
) -> Result<Vec<(PersonId, Option<PersonId>)>, Failure> {
    let day = c.slot.date;
    let leaders =
        |unit: UnitId| directory.holders(unit, &[Role::ClusterHead, Role::ClusterDeputy], day);
    Ok(match to {
        ConferenceAudience::Roster => {
            let rules = &directory.preset(day)?.roster;
            let clusters = if c.covers.is_empty() {
                BTreeSet::from([directory.committee.root])
            } else {
                c.covers.clone()
            };
            joint_roster(&clusters, day, &directory.tree, &directory.posts, rules)
                .iter()
                .map(|e| (e.person, None))
                .collect()
        }
        ConferenceAudience::Leaders => c.covers.iter().flat_map(|u| leaders(*u)).collect(),
        ConferenceAudience::Host(unit) => {
            directory.holders(unit, &[Role::CommuneSecretary, Role::CommuneClerk], day)
        }
        ConferenceAudience::Cell(unit) => directory.holders(unit, &[Role::CellSecretary], day),
        ConferenceAudience::Cells => cells(c, directory)
            .iter()
            .flat_map(|u| directory.holders(*u, &[Role::CellSecretary], day))
            .collect(),
        ConferenceAudience::Office => directory
            .tree
            .of_kind(UnitKind::Office, day)
            .first()
            .map(|u| {
                directory.holders(
                    u.id,
                    &[Role::OfficeDeputyChief, Role::OfficeSpecialist],
                    day,
                )
            })
            .unwrap_or_default(),
    })
}

impl Directory {
    /// Whether somebody is still among those who are told of a conference: on its roster as of
    /// today, one of its leaders or hosts, of a cell it covers, or of the Office. Asked again
    /// before a letter goes out (reliability.md, invariant 24).
    ///
    /// # Errors
    /// The office has no policy for the day.
    pub fn is_concerned(&self, c: &Conference, person: PersonId) -> Result<bool, Failure> {
        use ConferenceAudience::{Cells, Host, Leaders, Office, Roster};
        for audience in [Roster, Leaders, Cells, Office]
            .into_iter()
            .chain(c.host.map(Host))
        {
            if invited(audience, c, self)?
                .iter()
                .any(|(p, _)| *p == person)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
