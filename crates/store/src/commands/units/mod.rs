//! Units merge, split, are renamed, moved or abolished on a date (BL-10).
use super::import::Taken;
use super::{By, rows};
use crate::units::Heirs;
use crate::{Answer, Command, Directory, Failure, Thing, Tx};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;
use workflow::conference::ConferenceAction;
use workflow::hosting::{HostAction, PlannedHost};
use workflow::ids::{ConferenceId, UnitId};
use workflow::unit::{Ahead, Holdings, Reorganised, UnitOrder, UnitRefusal, enter, reorganise};

/// Changes units, and hands on what lies with them: posts, open petitions, conferences ahead and
/// turns to host. All of it or nothing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChangeUnits {
    /// Who enters it: the Office chief.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// What becomes of which units, and when.
    pub order: UnitOrder,
}

#[async_trait]
impl Command for ChangeUnits {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let before = tx.office(self.committee).await?;
        self.by.may_change_office(&before, tx.now())?;
        let done = planned(tx, &before, &self.order)?;
        self.write(tx, &done).await?;
        let taken = Taken::Reorganised {
            order: Box::new(self.order.clone()),
            units: done.ended.iter().chain(&done.begun).cloned().collect(),
            posts: [done.posts_ended.clone(), done.posts_begun.clone()].concat(),
        };
        // From here on nobody else reads or changes a petition of the committee before this commits.
        let version = tx.office_changed(&before, &self.by, &taken).await?;
        tx.flush().await?;
        let after = tx.office(self.committee).await?;
        self.may_be_entered(tx, &before, &done).await?;
        self.petitions(tx, &after, &done).await?;
        self.conferences(tx, &after, &done).await?;
        self.turns(tx, &after, &done).await?;
        let mut answer = Answer::of(self.committee, version, None);
        answer.further = done.begun.iter().map(|u| u.id.0).collect();
        Ok(answer)
    }
}

/// What the order makes of the office.
pub(crate) fn planned(
    tx: &Tx<'_>,
    office: &Directory,
    order: &UnitOrder,
) -> Result<Reorganised, Failure> {
    let preset = office.preset(office.day(tx.now()))?;
    let holdings = Holdings {
        tree: &office.tree,
        posts: &office.posts,
        capacities: &preset.capacities,
    };
    Ok(reorganise(order, holdings, || UnitId(tx.id()))?)
}

impl ChangeUnits {
    async fn write(&self, tx: &mut Tx<'_>, done: &Reorganised) -> Result<(), Failure> {
        // A key that goes on must be free before the unit that takes it over is written.
        for unit in &done.ended {
            rows::update_unit(tx, unit);
        }
        tx.flush().await?;
        for unit in &done.begun {
            rows::insert_unit(tx, self.committee, unit)?;
        }
        tx.flush().await?;
        for unit in &done.ended {
            rows::successors(tx, unit);
        }
        for post in &done.posts_ended {
            rows::end_post(tx, post)?;
        }
        for post in &done.posts_begun {
            rows::insert_post(tx, self.committee, post)?;
        }
        tx.flush().await
    }

    async fn may_be_entered(
        &self,
        tx: &mut Tx<'_>,
        before: &Directory,
        done: &Reorganised,
    ) -> Result<(), Failure> {
        let units: BTreeSet<UnitId> = done.ended.iter().map(|u| u.id).collect();
        let since = tx.done_since(before, &units, self.order.on).await?;
        let home = before.tree.place(before.committee.root);
        let home = home.ok_or(Failure::NotFound(Thing::Committee))?;
        self.by
            .decide(tx, before, |_, ctx| enter(&self.order, since, &home, ctx))
    }

    async fn petitions(
        &self,
        tx: &mut Tx<'_>,
        after: &Directory,
        done: &Reorganised,
    ) -> Result<(), Failure> {
        let heirs = Heirs::of(done, done.given(&self.order)?, &after.tree);
        let lying = tx.lying(self.committee, &heirs).await?;
        tx.hand_on(&lying, &heirs).await
    }

    async fn conferences(
        &self,
        tx: &mut Tx<'_>,
        after: &Directory,
        done: &Reorganised,
    ) -> Result<(), Failure> {
        let ahead = tx.conferences_ahead(self.committee).await?;
        let ahead = Ahead::of(done, &after.tree, &ahead);
        if !ahead.in_the_way.is_empty() {
            let days = ahead.in_the_way;
            return Err(UnitRefusal::ConferencesAhead { days }.into());
        }
        for (id, host) in ahead.handed_over {
            hand_over(tx, after, id, host).await?;
        }
        Ok(())
    }

    async fn turns(
        &self,
        tx: &mut Tx<'_>,
        after: &Directory,
        done: &Reorganised,
    ) -> Result<(), Failure> {
        for (register, turns) in tx
            .turns_ahead(self.committee, done, self.order.on, &after.tree, true)
            .await?
        {
            let goes = |(turn, heir): &(workflow::hosting::Turn, Option<UnitId>)| {
                let same = |h: &&workflow::hosting::Hosted| {
                    h.month == turn.month && h.clusters.contains(&turn.cluster)
                };
                let hosted = register.hostings.iter().find(same)?;
                Some(PlannedHost {
                    month: turn.month,
                    clusters: hosted.clusters.clone(),
                    host: (*heir)?,
                })
            };
            let turns: Vec<_> = turns.iter().filter_map(goes).collect();
            if turns.is_empty() {
                continue;
            }
            let action = HostAction::TakeOver { turns };
            let outcome =
                By::clockwork().decide(tx, after, |actor, ctx| register.act(action, actor, ctx))?;
            tx.save_hosts(&outcome, after).await?;
        }
        Ok(())
    }
}

async fn hand_over(
    tx: &mut Tx<'_>,
    office: &Directory,
    id: ConferenceId,
    host: UnitId,
) -> Result<(), Failure> {
    let before = tx.conference(id).await?;
    let conference = before.clone();
    let outcome = By::clockwork().decide(tx, office, |actor, ctx| {
        conference.act(ConferenceAction::HandOver { host }, actor, ctx)
    })?;
    tx.save_conference(&outcome, Some(&before), office).await
}
