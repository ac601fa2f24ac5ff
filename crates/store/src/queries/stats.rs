//! Counts that add up (GL-17, GL-18; reliability.md, invariants 27 and 28).
use super::conditions::Conditions;
use super::stats_units::{By, Former, UnitsAs};
use super::viewer::Viewer;
use super::visible::{record, visible};
use crate::directory::Directory;
use crate::{Failure, Store};
use chrono::NaiveDate;
use sea_orm::{QueryResult, Value};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use workflow::cycle::CycleMonth;
use workflow::ids::{PetitionId, UnitId};
use workflow::petition::{Petition, State};
use workflow::policy::Category;
use workflow::rounding::shares_in_tenths;
use workflow::unit::UnitKind;

/// The counts of a month, or of all months.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// The month asked for; none for all.
    pub month: Option<String>,
    /// Petitions that have come in, parts not counted beside their whole (raw count).
    pub collected: u32,
    /// Distinct matters, as notice and table print them: merged ones counted once, a split one as its
    /// parts.
    pub distinct: u32,
    /// By month of recording, oldest first.
    pub by_month: Vec<MonthCount>,
    /// The fullest month.
    pub busiest: Option<MonthCount>,
    /// The emptiest month that has any.
    pub quietest: Option<MonthCount>,
    /// By field, in printing order, every field.
    pub by_category: Vec<CategoryCount>,
    /// By state; adds up to `collected`.
    pub by_state: Vec<(State, u32)>,
    /// As which units the following are counted.
    pub units_as: UnitsAs,
    /// By cluster, for who sees all of the office every cluster; adds up to `collected`.
    pub by_cluster: Vec<NamedCount>,
    /// By commune; adds up to `collected`.
    pub by_commune: Vec<NamedCount>,
    /// By answering body, a split one by that of its first part; adds up to `collected`.
    pub by_lead: Vec<NamedCount>,
    /// Told: issued or announced, whatever came after.
    pub answered: u32,
    /// Really resolved.
    pub resolved: u32,
    /// Answers returned as unsatisfactory, all rounds together.
    pub returned_rounds: u32,
    /// Answered without a return.
    pub right_first_time: u32,
    /// Carried into another month, all times together.
    pub carried: u32,
    /// Announced later than the conference after the issue (GL-16).
    pub announced_late: u32,
    /// Open and past the due date today.
    pub overdue: u32,
    /// What cells were to do after the conferences (GL-11).
    pub tasks: super::TaskCount,
    /// Whether everything that came in is somewhere; counted over the whole committee, so only for
    /// who sees all of it.
    pub conservation: Option<Conservation>,
}

/// Petitions of a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MonthCount {
    /// The month.
    pub month: String,
    /// How many.
    pub count: u32,
}

/// Petitions of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CategoryCount {
    /// The field.
    pub key: String,
    /// Its Vietnamese name.
    pub vi: String,
    /// Its English name.
    pub en: String,
    /// How many.
    pub count: u32,
    /// Share in tenths of a percent; all shares together are 1000.
    pub share_tenths: u32,
}

/// Petitions of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedCount {
    /// The unit; none where there is none.
    pub unit: Option<super::UnitRef>,
    /// What has become of it, where it no longer stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub former: Option<Former>,
    /// How many, parts not counted beside their whole.
    pub count: u32,
    /// Open and overdue, parts for themselves: adds up to [`Stats::overdue`].
    pub overdue: u32,
}

/// Conservation (reliability.md, invariant 27).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Conservation {
    /// Rows.
    pub petitions: u32,
    /// First events.
    pub begun: u32,
    /// Rows whose state is not that of their last event.
    pub astray: u32,
    /// Merge links that lead nowhere or to another merged one.
    pub broken_merges: u32,
    /// Whether all of it agrees.
    pub holds: bool,
}

/// What a count needs of a petition.
struct Counted {
    petition: Petition,
    code: Option<String>,
    /// Whether the petition that it is a part of is not counted beside it: another cell's whole is
    /// not seen, its announced parts are.
    alone: bool,
}

impl Store {
    /// Counts of what the viewer may see; of a month by the code given at recording, so that a
    /// month recounted later gives the same.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn stats(
        &self,
        office: &Directory,
        viewer: &Viewer,
        month: Option<CycleMonth>,
        units_as: UnitsAs,
    ) -> Result<Stats, Failure> {
        let today = office.day(self.now());
        let mut counted = self.counted(office, viewer).await?;
        let conservation = if viewer.scope.all {
            Some(self.conservation(office, &counted).await?)
        } else {
            None
        };
        let wanted = month.map(|m| m.to_string());
        counted.retain(|c| wanted.is_none() || c.month() == wanted);
        part(&mut counted);
        let categories = &office.preset(today)?.policy.categories;
        // Who sees a part of the office is not told that the rest of it brought nothing.
        let clusters = if viewer.scope.all {
            let all = office.tree.of_kind(UnitKind::Cluster, today);
            all.into_iter().map(|unit| unit.id).collect()
        } else {
            Vec::new()
        };
        let by = By {
            office,
            today,
            as_of: units_as,
        };
        let mut stats = tally(&counted, categories, clusters, by);
        stats.tasks = self.task_count(office, viewer, month).await?;
        stats.month = wanted;
        stats.conservation = conservation;
        Ok(stats)
    }

    /// In slices, so that an archive of years needs no more memory than its records.
    async fn counted(&self, office: &Directory, viewer: &Viewer) -> Result<Vec<Counted>, Failure> {
        let mut all = Vec::new();
        let mut after = Uuid::nil();
        loop {
            let mut wanted = Conditions::default();
            wanted.and("p.committee_id = ?", [office.committee.id.into()]);
            wanted.all_of(visible(&viewer.scope));
            wanted.and("p.id > ?", [after.into()]);
            let (condition, values) = wanted.finish();
            let sql = format!(
                "SELECT p.id, p.code, p.record FROM petition p WHERE {condition} ORDER BY p.id LIMIT 1000"
            );
            let rows = self.read(&sql, values).await?;
            let Some(last) = rows.last() else {
                return Ok(all);
            };
            after = last.try_get("", "id")?;
            for row in &rows {
                all.push(read(row)?);
            }
        }
    }

    async fn conservation(
        &self,
        office: &Directory,
        counted: &[Counted],
    ) -> Result<Conservation, Failure> {
        let committee = || -> [Value; 1] { [office.committee.id.into()] };
        let begun = "SELECT count(*) AS n FROM event WHERE committee_id = ? AND subject = 'petition' AND version = 1";
        let rows = "SELECT count(*) AS n FROM petition WHERE committee_id = ?";
        let astray = "SELECT count(*) AS n FROM petition p WHERE p.committee_id = ? AND NOT EXISTS \
                      (SELECT 1 FROM event e WHERE e.subject_id = p.id AND e.version = p.version AND e.canonical LIKE '%\"to\":\"' || p.state || '\"%')";
        let states: BTreeMap<PetitionId, State> = counted
            .iter()
            .map(|c| (c.petition.id, c.petition.state))
            .collect();
        let broken = counted
            .iter()
            .filter_map(|c| c.petition.merged_into)
            .filter(|t| states.get(t).is_none_or(|s| *s == State::Merged))
            .count();
        let petitions = small(self.count(rows, committee()).await?);
        let begun = small(self.count(begun, committee()).await?);
        let astray = small(self.count(astray, committee()).await?);
        let broken_merges = small(i64::try_from(broken).unwrap_or(i64::MAX));
        Ok(Conservation {
            petitions,
            begun,
            astray,
            broken_merges,
            holds: petitions == begun && astray == 0 && broken_merges == 0,
        })
    }
}

impl Counted {
    /// The month in the code: `GLOC-2025-03-K3-07` was recorded in March 2025. Of one taken over,
    /// whose code may be built otherwise, the month that old records give.
    fn month(&self) -> Option<String> {
        if let Some(imported) = &self.petition.imported {
            return imported.recorded.map(|d| d.format("%Y-%m").to_string());
        }
        let mut parts = self.code.as_ref()?.rsplitn(5, '-').skip(2);
        let (month, year) = (parts.next()?, parts.next()?);
        Some(format!("{year}-{month}"))
    }

    fn overdue(&self, today: NaiveDate) -> bool {
        self.petition.state.is_open() && self.petition.due.is_some_and(|d| d < today)
    }

    /// Whether it stands for a contribution: of a split one its first part does, as on papers
    /// (flow.md §1).
    fn counts(&self) -> bool {
        let p = &self.petition;
        p.state != State::Split && (p.part_of.is_none() || self.is_first_part())
    }

    fn is_first_part(&self) -> bool {
        self.code.as_deref().is_some_and(|c| c.ends_with('a'))
    }

    /// Whether it came in as a petition: as a whole, or as the part that stands for one that the
    /// reader does not see.
    fn came_in(&self) -> bool {
        self.petition.part_of.is_none() || (self.alone && self.is_first_part())
    }

    fn answered(&self) -> bool {
        let p = &self.petition;
        p.announced.is_some() || (p.document.is_some() && p.state != State::Merged)
    }
}

fn read(row: &QueryResult) -> Result<Counted, Failure> {
    Ok(Counted {
        petition: record(row, "record")?,
        code: row.try_get("", "code")?,
        alone: false,
    })
}

/// Marks the parts whose whole is not among those that are counted.
fn part(counted: &mut [Counted]) {
    let there: BTreeSet<PetitionId> = counted.iter().map(|c| c.petition.id).collect();
    for c in counted {
        let whole = c.petition.part_of;
        c.alone = whole.is_some_and(|whole| !there.contains(&whole));
    }
}

fn tally(counted: &[Counted], categories: &[Category], clusters: Vec<UnitId>, by: By<'_>) -> Stats {
    let today = by.today;
    let whole = |c: &&Counted| c.came_in();
    let once = |c: &&Counted| c.petition.merged_into.is_none() && c.petition.state != State::Split;
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let sum = |of: fn(&Petition) -> u32| counted.iter().map(|c| of(&c.petition)).sum::<u32>();
    let first_time =
        |c: &&Counted| c.petition.reply.is_some() && c.petition.rounds == 0 && c.answered();
    let counts = |c: &&Counted| c.counts();
    let late = |c: &&Counted| c.petition.announced.as_ref().is_some_and(|a| a.late);
    let by_month = months(counted.iter().filter(whole));
    let size = |m: &&MonthCount| m.count;
    let leads = Leads::new(counted);
    Stats {
        month: None,
        collected: number(counted.iter().filter(whole).count()),
        distinct: number(counted.iter().filter(once).count()),
        busiest: by_month.iter().max_by_key(size).cloned(),
        quietest: by_month.iter().min_by_key(size).cloned(),
        by_month,
        by_category: fields(counted.iter().filter(whole), categories),
        by_state: states(counted),
        units_as: by.as_of,
        by_cluster: units(counted, clusters, by, |c| by.cluster(&c.petition)),
        by_commune: units(counted, Vec::new(), by, |c| by.commune(&c.petition)),
        by_lead: units(counted, Vec::new(), by, |c| by.body(leads.of(&c.petition))),
        answered: number(
            counted
                .iter()
                .filter(counts)
                .filter(|c| c.answered())
                .count(),
        ),
        resolved: number(
            counted
                .iter()
                .filter(counts)
                .filter(|c| c.petition.state == State::Resolved)
                .count(),
        ),
        returned_rounds: sum(|p| p.rounds),
        right_first_time: number(counted.iter().filter(counts).filter(first_time).count()),
        carried: sum(|p| p.carried),
        announced_late: number(counted.iter().filter(late).count()),
        overdue: number(counted.iter().filter(|c| c.overdue(today)).count()),
        tasks: super::TaskCount::default(),
        conservation: None,
    }
}

fn months<'a>(counted: impl Iterator<Item = &'a Counted>) -> Vec<MonthCount> {
    let mut by: BTreeMap<String, u32> = BTreeMap::new();
    for month in counted.filter_map(Counted::month) {
        *by.entry(month).or_default() += 1;
    }
    by.into_iter()
        .map(|(month, count)| MonthCount { month, count })
        .collect()
}

fn fields<'a>(
    counted: impl Iterator<Item = &'a Counted>,
    categories: &[Category],
) -> Vec<CategoryCount> {
    let mut by: BTreeMap<&str, u32> = BTreeMap::new();
    for c in counted {
        *by.entry(c.petition.category.as_str()).or_default() += 1;
    }
    let known: BTreeSet<&str> = categories.iter().map(|c| c.key.as_str()).collect();
    let gone = by
        .keys()
        .filter(|k| !known.contains(*k))
        .map(|k| (*k, *k, *k));
    let named = categories
        .iter()
        .map(|c| (c.key.as_str(), c.vi.as_str(), c.en.as_str()));
    let all: Vec<_> = named.chain(gone).collect();
    let counts: Vec<u32> = all
        .iter()
        .map(|(key, ..)| by.get(key).copied().unwrap_or(0))
        .collect();
    let shares = shares_in_tenths(&counts);
    let each = all.iter().zip(counts).zip(shares);
    each.map(|(((key, vi, en), count), share_tenths)| CategoryCount {
        key: (*key).to_owned(),
        vi: (*vi).to_owned(),
        en: (*en).to_owned(),
        count,
        share_tenths,
    })
    .collect()
}

fn states(counted: &[Counted]) -> Vec<(State, u32)> {
    let once = || counted.iter().filter(|c| c.counts());
    let of = |state| once().filter(|c| c.petition.state == state).count();
    let each = State::ALL
        .into_iter()
        .map(|s| (s, u32::try_from(of(s)).unwrap_or(u32::MAX)));
    each.filter(|(_, n)| *n > 0).collect()
}

/// Who answers split petitions: the answering body of the first part.
struct Leads(BTreeMap<PetitionId, UnitId>);

impl Leads {
    fn new(counted: &[Counted]) -> Self {
        let mut parts: Vec<_> = counted
            .iter()
            .filter_map(|c| Some((c.petition.part_of?, c.code.as_ref()?, c.petition.lead()?)))
            .collect();
        // The last one entered for a whole stands: the first part.
        parts.sort_by(|a, b| b.1.cmp(a.1));
        Self(
            parts
                .into_iter()
                .map(|(whole, _, lead)| (whole, lead))
                .collect(),
        )
    }

    fn of(&self, p: &Petition) -> Option<UnitId> {
        p.lead().or_else(|| self.0.get(&p.id).copied())
    }
}

/// Counts of units; those of `all` are there even with nothing.
fn units(
    counted: &[Counted],
    all: Vec<UnitId>,
    by: By<'_>,
    unit: impl Fn(&Counted) -> Option<UnitId>,
) -> Vec<NamedCount> {
    let none = all.into_iter().map(|unit| (Some(unit), (0, 0)));
    let mut counts: BTreeMap<Option<UnitId>, (u32, u32)> = none.collect();
    for c in counted {
        let entry = counts.entry(unit(c)).or_default();
        entry.0 += u32::from(c.came_in());
        entry.1 += u32::from(c.overdue(by.today));
    }
    by.named(counts)
}

fn small(n: i64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
