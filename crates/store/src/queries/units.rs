//! What a change of units would move, before it is made (BL-10).
use super::Still;
use super::refs::PersonRef;
use crate::commands::{By, planned_units};
use crate::directory::Directory;
use crate::tx::{Stmt, Tx};
use crate::units::{Heirs, Lying};
use crate::{Failure, Store};
use chrono::NaiveDate;
use sea_orm::{TransactionTrait, Value};
use serde::Serialize;
use std::collections::BTreeSet;
use uuid::Uuid;
use workflow::conference::Conference;
use workflow::cycle::CycleMonth;
use workflow::ids::UnitId;
use workflow::person::{Post, Role};
use workflow::petition::State;
use workflow::unit::{Ahead, Done, Reorganised, Tree, UnitKind, UnitOrder};

/// Rows that one statement asks for.
const SLICE: usize = 200;

/// Everything that a change of units moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitsPreview {
    /// The first day on which it is so.
    pub on: NaiveDate,
    /// Units that end the day before, the ones that were named first.
    pub units: Vec<UnitMove>,
    /// Posts that go on, or end.
    pub posts: Vec<PostMove>,
    /// Open petitions that go on.
    pub petitions: Vec<PetitionMove>,
    /// Conferences ahead.
    pub conferences: Vec<ConferenceMove>,
    /// Turns to host in months that are not planned.
    pub turns: Vec<TurnMove>,
    /// Tasks after conferences that are not acknowledged; the people of the new units see them.
    pub tasks: u32,
    /// Letters and calls about those petitions that wait; each is looked at again when it is told.
    pub letters: u32,
    /// The last thing that was done in those units since the day, where it is entered late.
    pub since: Option<(NaiveDate, NamedUnit)>,
}

/// A unit by key and name; it may not stand in the database yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedUnit {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// A unit that ends, and who takes over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitMove {
    /// What it is.
    pub kind: UnitKind,
    /// The unit.
    pub from: NamedUnit,
    /// Who takes over.
    pub to: Vec<NamedUnit>,
    /// Whether the change is about it, or it stands below such a unit.
    pub named: bool,
}

/// A post that goes on elsewhere, or ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PostMove {
    /// Whose.
    pub person: PersonRef,
    /// As what.
    pub role: Role,
    /// In which unit that ends.
    pub from: NamedUnit,
    /// As what in which unit it goes on; none where it ends.
    pub to: Option<(Role, NamedUnit)>,
}

/// An open petition that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PetitionMove {
    /// Its code, else its summary.
    pub called: String,
    /// Where it stands.
    pub state: State,
    /// Units that it lies with, each with who takes it over.
    pub moves: Vec<(NamedUnit, NamedUnit)>,
}

/// A conference ahead of a host or cluster that ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConferenceMove {
    /// Its day.
    pub date: NaiveDate,
    /// Who hosts.
    pub host: Option<NamedUnit>,
    /// Who hosts instead; none where it stands in the way.
    pub to: Option<NamedUnit>,
}

/// A turn to host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TurnMove {
    /// The month.
    pub month: CycleMonth,
    /// Whose turn it was.
    pub from: NamedUnit,
    /// Whose it is; none where the month needs a host anew.
    pub to: Option<NamedUnit>,
}

impl Store {
    /// What the change would move, by the rules that make it; for who may make it.
    ///
    /// # Errors
    /// He may not change the office, or a rule refuses the change. That its day has not come, what
    /// was done since and conferences in the way are told, not refused.
    pub async fn units_preview(
        &self,
        office: &Directory,
        by: &By,
        order: &UnitOrder,
    ) -> Result<UnitsPreview, Failure> {
        by.may_change_office(office, self.now())?;
        let conn = self.reader().begin().await?;
        let still = Still(self);
        let mut tx = Tx::new(&conn, &still, &self.shared().directories, false);
        let seen = look(&mut tx, office, order).await;
        drop(tx);
        conn.commit().await?;
        seen
    }
}

async fn look(
    tx: &mut Tx<'_>,
    office: &Directory,
    order: &UnitOrder,
) -> Result<UnitsPreview, Failure> {
    let done = planned_units(tx, office, order)?;
    let after = office.tree.with(done.ended.iter().chain(&done.begun));
    let names = Names {
        before: &office.tree,
        after: &after,
    };
    let heirs = Heirs::of(&done, done.given(order)?, &after);
    let lying = tx.lying(office.committee.id, &heirs).await?;
    let conferences = tx.conferences_ahead(office.committee.id).await?;
    let ahead = Ahead::of(&done, &after, &conferences);
    let turns = tx
        .turns_ahead(office.committee.id, &done, order.on, &after, false)
        .await?;
    let ended: BTreeSet<UnitId> = done.ended.iter().map(|u| u.id).collect();
    let since = tx.done_since(office, &ended, order.on).await?;
    Ok(UnitsPreview {
        on: order.on,
        units: units(&done, order, names),
        posts: posts(&done, office, names),
        petitions: lying.iter().map(|l| petition(l, &heirs, names)).collect(),
        conferences: conferences_moved(&ahead, &done, &conferences, names),
        turns: turns
            .iter()
            .flat_map(|(_, turns)| turns)
            .map(|(turn, to)| TurnMove {
                month: turn.month,
                from: names.of(turn.host),
                to: to.map(|u| names.of(u)),
            })
            .collect(),
        tasks: tasks(tx, office, &ended).await?,
        letters: letters(tx, &lying).await?,
        since: since.map(|Done { day, unit }| (day, names.of(unit))),
    })
}

#[derive(Clone, Copy)]
struct Names<'t> {
    before: &'t Tree,
    after: &'t Tree,
}

impl Names<'_> {
    /// Under the key by which it is known today; a new one under its own.
    fn of(self, id: UnitId) -> NamedUnit {
        let unit = self.before.get(id).or_else(|| self.after.get(id));
        NamedUnit {
            key: unit.map_or_else(|| id.to_string(), |u| u.key.clone()),
            name: unit.map_or_else(|| id.to_string(), |u| u.name.clone()),
        }
    }
}

fn units(done: &Reorganised, order: &UnitOrder, names: Names<'_>) -> Vec<UnitMove> {
    let main = order.change.of();
    let mut moves: Vec<_> = done
        .ended
        .iter()
        .map(|u| UnitMove {
            kind: u.kind,
            from: names.of(u.id),
            to: u.successors.iter().map(|s| names.of(*s)).collect(),
            named: main.contains(&u.id),
        })
        .collect();
    moves.sort_by(|a, b| (!a.named, a.kind, &a.from.key).cmp(&(!b.named, b.kind, &b.from.key)));
    moves
}

fn posts(done: &Reorganised, office: &Directory, names: Names<'_>) -> Vec<PostMove> {
    let goes = |post: &Post| {
        let heirs = done.ends(post.unit).map(|u| u.successors.as_slice());
        let heirs = heirs.unwrap_or_default();
        let of_him = |p: &&Post| p.person == post.person && heirs.contains(&p.unit);
        let all = || done.posts_begun.iter().chain(&office.posts).filter(of_him);
        let same = all().find(|p| p.role == post.role);
        same.or_else(|| all().next())
            .map(|p| (p.role, names.of(p.unit)))
    };
    let mut moves: Vec<_> = done
        .posts_ended
        .iter()
        .map(|p| PostMove {
            person: office.person_ref(p.person),
            role: p.role,
            from: names.of(p.unit),
            to: goes(p),
        })
        .collect();
    moves.sort_by(|a, b| (&a.from.key, &a.person.key).cmp(&(&b.from.key, &b.person.key)));
    moves
}

fn petition(lying: &Lying, heirs: &Heirs<'_>, names: Names<'_>) -> PetitionMove {
    let p = &lying.petition;
    let heir = |unit: UnitId| heirs.heir(p.id, unit);
    let mut units = p.lies().units().into_iter().collect::<Vec<_>>();
    // The cell says where it belongs; the units above it follow.
    if p.home.cell.is_some_and(|cell| heir(cell) != cell) {
        units.retain(|u| Some(*u) != p.home.commune || p.lead() == Some(*u));
        units.retain(|u| Some(*u) != p.home.cluster);
    }
    let moved = units.into_iter().filter(|u| heir(*u) != *u);
    PetitionMove {
        called: lying.called(),
        state: p.state,
        moves: moved.map(|u| (names.of(u), names.of(heir(u)))).collect(),
    }
}

fn conferences_moved(
    ahead: &Ahead,
    done: &Reorganised,
    conferences: &[Conference],
    names: Names<'_>,
) -> Vec<ConferenceMove> {
    let concerned = |c: &&Conference| {
        let mut units = c.covers.iter().copied().chain(c.host);
        units.any(|u| done.ends(u).is_some())
    };
    let to = |c: &Conference| ahead.handed_over.iter().find(|(id, _)| *id == c.id);
    conferences
        .iter()
        .filter(concerned)
        .map(|c| ConferenceMove {
            date: c.slot.date,
            host: c.host.map(|h| names.of(h)),
            to: to(c).map(|(_, host)| names.of(*host)),
        })
        .collect()
}

async fn tasks(
    tx: &mut Tx<'_>,
    office: &Directory,
    ended: &BTreeSet<UnitId>,
) -> Result<u32, Failure> {
    let sql = "SELECT t.cell_id FROM follow_up_task t JOIN conference c ON c.id = t.conference_id WHERE c.committee_id = ? AND t.acknowledged_at IS NULL";
    let mut open = 0;
    for row in tx
        .rows(Stmt::new(sql, [office.committee.id.into()]))
        .await?
    {
        let cell = UnitId(row.try_get("", "cell_id")?);
        open += u32::from(ended.contains(&cell));
    }
    Ok(open)
}

async fn letters(tx: &mut Tx<'_>, lying: &[Lying]) -> Result<u32, Failure> {
    let ids: Vec<Uuid> = lying.iter().map(|l| l.petition.id.0).collect();
    let mut waiting: i64 = 0;
    for slice in ids.chunks(SLICE) {
        let marks = super::visible::marks(slice.len());
        let sql = format!(
            "SELECT count(*) AS n FROM outbox WHERE state = 'pending' AND subject_id IN ({marks})"
        );
        let values = slice.iter().map(|id| Value::from(*id));
        if let Some(row) = tx.row(Stmt::new(sql, values)).await? {
            waiting += row.try_get::<i64>("", "n")?;
        }
    }
    Ok(u32::try_from(waiting).unwrap_or(u32::MAX))
}
