//! Petitions in lists: filtered, searched, in pages by cursor.
use super::conditions::{Conditions, containing};
use super::refs::UnitRef;
use super::viewer::Viewer;
use super::visible::visible;
use crate::columns::owner_word;
use crate::directory::Directory;
use crate::{Failure, Store, Thing};
use chrono::NaiveDate;
use sea_orm::{DbBackend, QueryResult, Value};
use serde::Serialize;
use std::collections::BTreeSet;
use uuid::Uuid;
use workflow::cycle::CycleMonth;
use workflow::ids::{PetitionId, UnitId};
use workflow::petition::{Owner, State};
use workflow::text::{Line, ToneStyle, fold, with_tone_style};

/// Which petitions. Everything that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PetitionFilter {
    /// In one of these states; empty for all.
    pub states: Vec<State>,
    /// Recorded in this month, by its code, or worked on in it.
    pub month: Option<CycleMonth>,
    /// Of this cluster.
    pub cluster: Option<UnitId>,
    /// Of this commune.
    pub commune: Option<UnitId>,
    /// Of this cell.
    pub cell: Option<UnitId>,
    /// Answered by this body.
    pub lead: Option<UnitId>,
    /// Supported by this body.
    pub supporter: Option<UnitId>,
    /// Worked out by this body for the lead.
    pub worker: Option<UnitId>,
    /// Who owes the next step.
    pub owner: Option<Owner>,
    /// Field, by its key.
    pub category: Option<String>,
    /// Due before this day.
    pub due_before: Option<NaiveDate>,
    /// Words that stand in title, text, place or addressee, or a code.
    pub search: Option<Line>,
}

impl PetitionFilter {
    /// Whether it asks where something comes from or what it is about.
    fn asks_where(&self) -> bool {
        let units = [self.cluster, self.commune, self.cell, self.lead];
        units.iter().any(Option::is_some) || self.category.is_some()
    }
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By code; those without one last.
    #[default]
    Code,
    /// Soonest due first; those without a date last.
    Due,
    /// Newest first.
    Newest,
}

/// Which page: so many rows after the last one seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paging {
    /// The order.
    pub order: Order,
    /// Rows at most, 1 to 500.
    pub size: u32,
    /// [`PetitionPage::next`] of the page before.
    pub after: Option<String>,
}

impl Paging {
    /// The first rows in the usual order.
    #[must_use]
    pub fn first(size: u32) -> Self {
        Self {
            size,
            ..Self::default()
        }
    }
}

/// A petition in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PetitionLine {
    /// Its id.
    pub id: PetitionId,
    /// Its code, from recording on.
    pub code: Option<String>,
    /// Where it stands.
    pub state: State,
    /// Field; empty of a diverted matter.
    pub category: String,
    /// Short summary; none once withheld.
    pub title: Option<String>,
    /// The proposing cell; none of a diverted matter.
    pub cell: Option<UnitRef>,
    /// Its commune; none of a diverted matter.
    pub commune: Option<UnitRef>,
    /// Its cluster.
    pub cluster: Option<UnitRef>,
    /// The answering body.
    pub lead: Option<UnitRef>,
    /// Who owes the next step: `office`, `unit:…` or `body:…`.
    pub owner: Option<String>,
    /// The month that works on it.
    pub month: Option<String>,
    /// When the next step is due.
    pub due_on: Option<NaiveDate>,
    /// Its version.
    pub version: i64,
}

/// A page of petitions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PetitionPage {
    /// The rows.
    pub rows: Vec<PetitionLine>,
    /// Where the next page starts; none on the last one.
    pub next: Option<String>,
}

/// The columns of a [`PetitionLine`].
pub(super) const COLUMNS: &str = "SELECT p.id, p.code, p.state, p.category, p.title, p.cell_id, p.commune_id, p.cluster_id, p.lead_id, p.owner, p.due_on, p.version, c.month FROM petition p LEFT JOIN cycle c ON c.id = p.cycle_id";
const HAYSTACK: &str = "p.title || ' ' || p.matter || ' ' || p.place || ' ' || p.addressee";

/// Exactly as typed first, then without tones.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    Toned,
    Toneless,
}

struct Cursor {
    rank: Rank,
    key: String,
    id: Uuid,
}

impl Cursor {
    fn write(&self) -> String {
        let rank = if self.rank == Rank::Toned { 0 } else { 1 };
        format!("{rank}~{}~{}", self.id, self.key)
    }

    fn read(text: &str) -> Result<Self, Failure> {
        let parts: Vec<&str> = text.splitn(3, '~').collect();
        let (rank, id, key) = match parts.as_slice() {
            ["0", id, key] => (Rank::Toned, id, key),
            ["1", id, key] => (Rank::Toneless, id, key),
            _ => return Err(Failure::NotFound(Thing::Page)),
        };
        let id = id.parse().map_err(|_| Failure::NotFound(Thing::Page))?;
        Ok(Self {
            rank,
            key: (*key).to_owned(),
            id,
        })
    }
}

impl Store {
    /// Petitions that the viewer may see, a page of them.
    ///
    /// With words to search for, those that hold them exactly as typed come first (in either way
    /// of placing tones), then those that hold them without regard to tones (domain.md §8).
    ///
    /// # Errors
    /// The cursor is none of this list, or the database cannot be read.
    pub async fn petitions(
        &self,
        office: &Directory,
        viewer: &Viewer,
        filter: &PetitionFilter,
        paging: &Paging,
    ) -> Result<PetitionPage, Failure> {
        let size = paging.size.clamp(1, 500) as usize;
        let after = paging.after.as_deref().map(Cursor::read).transpose()?;
        let from = after.as_ref().map_or(Rank::Toned, |c| c.rank);
        let mut found: Vec<(Rank, PetitionLine)> = Vec::new();
        for rank in [Rank::Toned, Rank::Toneless] {
            let skipped = rank == Rank::Toned && from == Rank::Toneless;
            let needless = rank == Rank::Toneless && filter.search.is_none();
            if skipped || needless || found.len() > size {
                continue;
            }
            let here = after.as_ref().filter(|c| c.rank == rank);
            let mut conditions = self.conditions(office, viewer, filter, rank);
            if let Some(cursor) = here {
                self.beyond(&mut conditions, paging.order, cursor)?;
            }
            let wanted = size + 1 - found.len();
            let rows = self.lines(office, conditions, paging.order, wanted).await?;
            found.extend(rows.into_iter().map(|row| (rank, row)));
        }
        let more = found.len() > size;
        found.truncate(size);
        let next = found
            .last()
            .filter(|_| more)
            .map(|(rank, row)| cursor_at(*rank, row, paging.order).write());
        let rows = found.into_iter().map(|(_, row)| row).collect();
        Ok(PetitionPage { rows, next })
    }

    async fn lines(
        &self,
        office: &Directory,
        conditions: Conditions,
        order: Order,
        limit: usize,
    ) -> Result<Vec<PetitionLine>, Failure> {
        let (condition, mut values) = conditions.finish();
        let by = match order {
            Order::Code => format!("{}, p.id", self.code_key()),
            Order::Due => "COALESCE(p.due_on, ?), p.id".to_owned(),
            Order::Newest => "p.id DESC".to_owned(),
        };
        if order == Order::Due {
            values.push(NaiveDate::MAX_DUE.into());
        }
        let sql = format!("{COLUMNS} WHERE {condition} ORDER BY {by} LIMIT {limit}");
        let rows = self.read(&sql, values).await?;
        rows.iter().map(|row| line(row, office)).collect()
    }

    fn conditions(
        &self,
        office: &Directory,
        viewer: &Viewer,
        filter: &PetitionFilter,
        rank: Rank,
    ) -> Conditions {
        let mut all = Conditions::default();
        all.and("p.committee_id = ?", [office.committee.id.into()]);
        all.all_of(visible(&viewer.scope));
        if !filter.states.is_empty() {
            let names: Vec<String> = filter
                .states
                .iter()
                .map(|s| format!("'{}'", s.name()))
                .collect();
            all.and(&format!("p.state IN ({})", names.join(", ")), []);
        }
        if let Some(month) = filter.month.map(|m| m.to_string()) {
            let code = format!("%-{month}-%");
            all.and(
                "(c.month = ? OR p.code LIKE ?)",
                [month.into(), code.into()],
            );
        }
        if filter.commune.is_some() || filter.cell.is_some() || filter.category.is_some() {
            // A filter must not tell what the row does not show.
            all.and(&format!("p.state <> '{}'", State::Diverted.name()), []);
        }
        all.maybe("p.cluster_id = ?", filter.cluster.map(|u| u.0));
        all.maybe("p.commune_id = ?", filter.commune.map(|u| u.0));
        all.maybe("p.cell_id = ?", filter.cell.map(|u| u.0));
        all.maybe("p.lead_id = ?", filter.lead.map(|u| u.0));
        let supports =
            "EXISTS (SELECT 1 FROM supporter s WHERE s.petition_id = p.id AND s.unit_id = ?)";
        all.maybe(supports, filter.supporter.map(|u| u.0));
        let works = filter.worker.map(|u| format!("%\"worker\":\"{u}\"%"));
        all.maybe("p.record LIKE ?", works);
        if filter.asks_where() {
            // What is diverted has no place, field or words for anybody (invariant 37).
            all.and("p.state <> 'Diverted'", []);
        }
        all.maybe("p.owner = ?", filter.owner.map(|o| owner_word(&o)));
        all.maybe("p.category = ?", filter.category.clone());
        all.maybe("p.due_on < ?", filter.due_before);
        if let Some(words) = &filter.search {
            self.search(&mut all, words, rank);
        }
        all
    }

    fn search(&self, all: &mut Conditions, words: &Line, rank: Rank) {
        let pattern = containing(&fold(words.as_str()));
        all.and(
            "(p.folded LIKE ? ESCAPE '\\' OR lower(p.code) LIKE ? ESCAPE '\\')",
            [pattern.clone().into(), pattern.into()],
        );
        let find = if self.is_sqlite() { "instr" } else { "strpos" };
        let spellings = spellings(words.as_str());
        let each = vec![format!("{find}({HAYSTACK}, ?) > 0"); spellings.len()].join(" OR ");
        let not = if rank == Rank::Toned { "" } else { "NOT " };
        let values = spellings.into_iter().map(Value::from);
        all.and(&format!("{not}COALESCE({each}, FALSE)"), values);
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        self.reader().get_database_backend() == DbBackend::Sqlite
    }

    /// Codes in the order of their letters, whatever the database's own order is.
    fn code_key(&self) -> &'static str {
        if self.is_sqlite() {
            "COALESCE(p.code, '~')"
        } else {
            "(COALESCE(p.code, '~') COLLATE \"C\")"
        }
    }

    fn beyond(
        &self,
        conditions: &mut Conditions,
        order: Order,
        cursor: &Cursor,
    ) -> Result<(), Failure> {
        let id: Value = cursor.id.into();
        match order {
            Order::Code => {
                let (code, key) = (self.code_key(), || Value::from(cursor.key.clone()));
                let sql = format!("({code} > ? OR ({code} = ? AND p.id > ?))");
                conditions.and(&sql, [key(), key(), id]);
            }
            Order::Due => {
                let day: NaiveDate = cursor
                    .key
                    .parse()
                    .map_err(|_| Failure::NotFound(Thing::Page))?;
                let last = NaiveDate::MAX_DUE;
                let sql = "(COALESCE(p.due_on, ?) > ? OR (COALESCE(p.due_on, ?) = ? AND p.id > ?))";
                conditions.and(sql, [last.into(), day.into(), last.into(), day.into(), id]);
            }
            Order::Newest => {
                conditions.and("p.id < ?", [id]);
            }
        }
        Ok(())
    }
}

/// The last date that a list by due date counts with.
trait LastDue {
    const MAX_DUE: NaiveDate;
}

impl LastDue for NaiveDate {
    const MAX_DUE: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
        Some(day) => day,
        None => NaiveDate::MAX,
    };
}

/// The words as typed, in small letters and with a capital, in both ways of placing tones.
fn spellings(words: &str) -> BTreeSet<String> {
    let small = words.to_lowercase();
    let mut letters = small.chars();
    let capital: String = letters
        .next()
        .map(|c| c.to_uppercase().chain(letters).collect())
        .unwrap_or_default();
    let styles = [ToneStyle::Old, ToneStyle::New];
    [words, &small, &capital]
        .into_iter()
        .flat_map(|w| {
            styles
                .map(|style| with_tone_style(w, style))
                .into_iter()
                .chain([w.to_owned()])
        })
        .collect()
}

fn cursor_at(rank: Rank, row: &PetitionLine, order: Order) -> Cursor {
    let key = match order {
        Order::Code => row.code.clone().unwrap_or_else(|| "~".to_owned()),
        Order::Due => row.due_on.unwrap_or(NaiveDate::MAX_DUE).to_string(),
        Order::Newest => String::new(),
    };
    Cursor {
        rank,
        key,
        id: row.id.0,
    }
}

/// A row of [`COLUMNS`].
pub(super) fn line(row: &QueryResult, office: &Directory) -> Result<PetitionLine, Failure> {
    let unit = |column: &str| -> Result<Option<UnitRef>, Failure> {
        let id: Option<Uuid> = row.try_get("", column)?;
        Ok(id.map(|id| office.unit_ref(UnitId(id))))
    };
    let state: String = row.try_get("", "state")?;
    let state: State = crate::directory::word(&state)?;
    // Of a diverted matter the code stays, and nothing that leads to who brought it (flow.md §1).
    let open = state != State::Diverted;
    let category = row.try_get::<String>("", "category")?;
    Ok(PetitionLine {
        id: PetitionId(row.try_get("", "id")?),
        code: row.try_get("", "code")?,
        state,
        category: if open { category } else { String::new() },
        title: row.try_get("", "title")?,
        cell: unit("cell_id")?.filter(|_| open),
        commune: unit("commune_id")?.filter(|_| open),
        cluster: unit("cluster_id")?,
        lead: unit("lead_id")?,
        owner: row.try_get("", "owner")?,
        month: row.try_get("", "month")?,
        due_on: row.try_get("", "due_on")?,
        version: row.try_get("", "version")?,
    })
}
