//! Petitions that are answered together, or apart.
use super::cycles::{known, next_month};
use super::desk::next_conference;
use super::{Deed, NewPart};
use crate::commands::By;
use crate::petitions::LoadedPetition;
use crate::tx::{Stmt, Tx};
use crate::{Answer, Failure};
use sea_orm::{DbErr, QueryResult};
use workflow::ids::{CycleId, PetitionId};
use workflow::missing::MissingFact;
use workflow::petition::{
    Action, Children, MergeTarget, NewPetition, PartOf, Petition, State, admissible,
};
use workflow::text::Line;

/// Codes of those that wait for the answer of this one.
pub(super) async fn children(tx: &mut Tx<'_>, p: &Petition) -> Result<Children, Failure> {
    let sql = "SELECT code FROM petition WHERE merged_into = ? AND state = 'Merged' ORDER BY code";
    let rows = tx.rows(Stmt::new(sql, [p.id.0.into()])).await?;
    let code = |row: &QueryResult| row.try_get::<Option<String>>("", "code");
    let codes = rows
        .iter()
        .map(|row| Ok(code(row)?.unwrap_or_default()))
        .collect::<Result<_, DbErr>>()?;
    Ok(Children(codes))
}

pub(super) async fn merge_target(
    tx: &mut Tx<'_>,
    p: &Petition,
    target: PetitionId,
) -> Result<MergeTarget, Failure> {
    let into = tx.petition(target).await?.petition;
    let hanging = children(tx, p).await?;
    Ok(MergeTarget {
        id: into.id,
        code: into.code.clone().unwrap_or_default(),
        cycle: into.cycle,
        state: into.state,
        commune_matter: into.is_commune_matter(),
        source_has_children: !hanging.0.is_empty(),
    })
}

pub(super) async fn carry_over(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    cycle: CycleId,
    reason: Line,
) -> Result<Action, Failure> {
    let p = &loaded.petition;
    let next_conference = if p.is_commune_matter() {
        Some(next_conference(tx, loaded).await?)
    } else {
        None
    };
    let target = match p.merged_into.filter(|_| p.state == State::Merged) {
        Some(target) => tx.petition(target).await?.petition.cycle,
        None => None,
    };
    Ok(Action::CarryOver {
        cycle: known(tx, cycle).await?,
        reason,
        next_conference,
        target,
        next: next_month(tx, loaded).await?,
    })
}

/// Those merged into a petition that was carried over go with it, each with its own event.
pub(in crate::commands) async fn carry_along(
    tx: &mut Tx<'_>,
    target: PetitionId,
    deed: &Deed,
    by: &By,
) -> Result<(), Failure> {
    let condition = "p.merged_into = ? AND p.state = 'Merged'";
    for loaded in tx.petitions(condition, vec![target.0.into()]).await? {
        let action = deed.action(tx, &loaded, by).await?;
        tx.carry_out(loaded, action, by).await?;
    }
    Ok(())
}

/// Two or more matters in one text become parts a, b, … with the code and proposer of the whole.
pub(in crate::commands) async fn split(
    tx: &mut Tx<'_>,
    loaded: LoadedPetition,
    parts: &[NewPart],
    by: &By,
) -> Result<Answer, Failure> {
    let ids: Vec<PetitionId> = parts.iter().map(|_| PetitionId(tx.id())).collect();
    let whole = loaded.petition.clone();
    let directory = loaded.directory.clone();
    let action = Action::Split {
        parts: ids.clone(),
        children: children(tx, &whole).await?,
    };
    let outcome = tx.carry_out(loaded, action, by).await?;
    let (Some(code), Some(cycle)) = (whole.code.clone(), whole.cycle) else {
        return Err(MissingFact::NotRecorded.into());
    };
    for part in parts {
        admissible(&part.matter.texts())?;
    }
    for ((part, id), letter) in parts.iter().zip(&ids).zip('a'..='z') {
        let salt = tx.id().to_string();
        let part_of = PartOf {
            id: whole.id,
            code: format!("{code}{letter}"),
            state: whole.state,
            cycle,
            conference: whole.conference,
        };
        let new = NewPetition {
            id: *id,
            home: whole.home,
            kind: whole.kind,
            category: part.category.clone(),
            source: whole.source,
            matter: part.matter.digest(&salt),
            part_of: Some(part_of),
        };
        let begun = by.decide(tx, &directory, |actor, ctx| {
            Petition::draft(new, actor, ctx)
        })?;
        tx.save_new(&begun, &part.matter, &salt, &directory).await?;
    }
    let mut answer = crate::commands::answer(&outcome);
    answer.further = ids.into_iter().map(|id| id.0).collect();
    Ok(answer)
}
