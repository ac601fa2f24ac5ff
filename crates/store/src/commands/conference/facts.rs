//! What a move of a conference needs to know, read in its transaction.
use crate::directory::Directory;
use crate::tx::Stmt;
use crate::{Failure, Thing, Tx};
use sea_orm::Value;
use std::collections::{BTreeMap, BTreeSet};
use workflow::calendar::Slot;
use workflow::conference::{
    Booking, Chair, Conference, ConferenceAction, Item, Leadership, MinuteTaker, Presence,
    Unfinished, joint_roster,
};
use workflow::ids::{PersonId, PetitionId, UnitId};
use workflow::person::Role;
use workflow::petition::{Action, Event};

pub(super) fn open(
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

pub(super) async fn booking(
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

pub(super) async fn in_window(tx: &mut Tx<'_>, c: &Conference, to: Slot) -> Result<bool, Failure> {
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
pub(super) async fn unfinished(tx: &mut Tx<'_>, c: &Conference) -> Result<Unfinished, Failure> {
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

/// The lines of a roll as they are called, each with what was raised by who spoke on it so far.
pub(super) async fn marks(
    tx: &mut Tx<'_>,
    c: &Conference,
    roll: BTreeMap<PersonId, Presence>,
) -> Result<Vec<ConferenceAction>, Failure> {
    let mut marks = Vec::new();
    for (person, presence) in roll {
        let voice = c.voice(person);
        let stays = presence.voice(person) == voice;
        let raised = match voice.filter(|_| !stays) {
            Some(spoke) => raised(tx, c, spoke).await?,
            None => Vec::new(),
        };
        marks.push(ConferenceAction::Mark {
            person,
            presence,
            raised,
        });
    }
    Ok(marks)
}

/// Codes of the petitions that are recorded at the conference from this speaker.
async fn raised(tx: &mut Tx<'_>, c: &Conference, spoke: PersonId) -> Result<Vec<String>, Failure> {
    let sql = "SELECT e.canonical FROM petition p JOIN event e ON e.subject_id = p.id \
               WHERE p.cycle_id = ? AND p.code IS NOT NULL AND e.canonical LIKE ? ORDER BY p.code";
    let here = format!("%\"conference\":\"{}\"%", c.id);
    let mut codes = Vec::new();
    for row in tx
        .rows(Stmt::new(sql, [c.cycle.0.into(), here.into()]))
        .await?
    {
        let event: Event = crate::directory::json(&row.try_get::<String>("", "canonical")?)?;
        if let Action::Record { at, speaker, .. } = event.action
            && at.conference == c.id
            && speaker.person() == spoke
        {
            codes.push(at.code);
        }
    }
    Ok(codes)
}

/// The cells of petitions.
pub(super) async fn homes(
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
pub(super) async fn waiting(tx: &mut Tx<'_>, c: &Conference) -> Result<BTreeSet<Item>, Failure> {
    let left = unfinished(tx, c).await?;
    let kinds = [
        (Item::Endorsed, left.to_record.is_empty()),
        (Item::Issued, left.to_announce.is_empty()),
        (Item::Commune, left.to_report.is_empty()),
    ];
    let waits = kinds.into_iter().filter(|(_, none)| !none);
    Ok(waits.map(|(item, _)| item).collect())
}
