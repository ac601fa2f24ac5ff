//! Reading a year of hosting with what its rules rely on, and saving what a rule decided.
use crate::chain::Entry;
use crate::directory::{Directory, json};
use crate::tx::{Miss, Stmt, Tx, to_json};
use crate::{Failure, Thing};
use chrono::NaiveDate;
use sea_orm::Value;
use std::collections::{BTreeMap, BTreeSet};
use workflow::conference::{Conference, ConferenceState};
use workflow::cycle::CycleMonth;
use workflow::hosting::{
    HostOffice, HostOutcome, HostProblem, HostRefusal, HostYear, Meeting, PastHosting, Settled,
    YearFacts, meetings,
};
use workflow::ids::{HostYearId, UnitId};
use workflow::preset::{Hosting, Preset};

/// A year of hosting as of this transaction.
#[derive(Clone, Debug)]
pub(crate) struct HostBook {
    /// The register; empty, of version 0, where none is begun.
    pub(crate) register: HostYear,
    /// The register of the year before.
    pub(crate) previous: Option<HostYear>,
    /// Limits and costs.
    pub(crate) rules: Hosting,
    meetings: Vec<Meeting>,
    past: Vec<PastHosting>,
}

/// What was or will be held in a span of months, by month; a month stands here once it is planned.
type Planned = BTreeMap<CycleMonth, Vec<Meeting>>;

impl HostBook {
    /// The year, for the rules.
    pub(crate) fn facts<'a>(&'a self, directory: &'a Directory) -> YearFacts<'a> {
        YearFacts {
            year: self.register.year,
            tree: &directory.tree,
            rules: self.rules,
            register: &self.register,
            meetings: &self.meetings,
            past: &self.past,
        }
    }

    /// The year, for the planner.
    pub(crate) fn problem(&self, directory: &Directory) -> HostProblem {
        HostProblem::of(&self.facts(directory))
    }
}

impl Tx<'_> {
    /// A year of hosting. `change` locks the register, so that no month of it is planned meanwhile.
    pub(crate) async fn host_book(
        &mut self,
        directory: &Directory,
        year: i32,
        change: bool,
    ) -> Result<HostBook, Failure> {
        let first =
            NaiveDate::from_ymd_opt(year, 1, 1).ok_or(Failure::NotFound(Thing::HostYear))?;
        let preset = directory.preset(first)?;
        let rules = preset.hosting.filter(|_| preset.clusters);
        let rules = rules.ok_or(HostRefusal::NoRotation)?;
        let since = year - i32::from(rules.years);
        let mut registers = self.host_registers(directory, since, year, change).await?;
        let register = registers.remove(&year).unwrap_or_else(|| {
            let root = directory.committee.root;
            HostYear::empty(HostYearId(uuid::Uuid::nil()), root, year)
        });
        let mut planned = self.planned(directory, since, year, preset).await?;
        let this_year = planned.split_off(&month(year, 1)?);
        let office = HostOffice {
            tree: &directory.tree,
            posts: &directory.posts,
            preset,
            calendar: &directory.calendar,
        };
        Ok(HostBook {
            meetings: meetings(year, &office, &this_year, &register.gathered)?,
            past: past(&planned, registers.values()),
            previous: registers.remove(&(year - 1)),
            register,
            rules,
        })
    }

    /// The registers of these years, by year.
    async fn host_registers(
        &mut self,
        directory: &Directory,
        since: i32,
        until: i32,
        change: bool,
    ) -> Result<BTreeMap<i32, HostYear>, Failure> {
        let lock = if change && !self.is_sqlite() {
            " FOR UPDATE"
        } else {
            ""
        };
        let sql = format!(
            "SELECT record FROM host_year WHERE committee_id = ? AND year >= ? AND year <= ? ORDER BY year{lock}"
        );
        let values: [Value; 3] = [
            directory.committee.id.into(),
            i64::from(since).into(),
            i64::from(until).into(),
        ];
        let rows = self.rows(Stmt::new(sql, values)).await?;
        let read = |row: &sea_orm::QueryResult| -> Result<_, Failure> {
            let register: HostYear = json(&row.try_get::<String>("", "record")?)?;
            Ok((register.year, register))
        };
        rows.iter().map(read).collect()
    }

    /// The host that the register has for each of these clusters in a month, or who has taken it over
    /// since; only hosts of the cluster itself, since a guest of a joint conference has its host
    /// elsewhere.
    pub(crate) async fn registered_hosts(
        &mut self,
        directory: &Directory,
        month: CycleMonth,
        clusters: &[UnitId],
    ) -> Result<BTreeMap<UnitId, UnitId>, Failure> {
        let year = month.year();
        let registers = self.host_registers(directory, year, year, true).await?;
        let Some(register) = registers.get(&year) else {
            return Ok(BTreeMap::new());
        };
        let day = month.first_day();
        let own = |cluster: &UnitId| {
            let host = register.host_of(month, *cluster)?;
            let stands = |unit: &UnitId| {
                let node = directory.tree.get(*unit);
                node.is_some_and(|u| u.parent == Some(*cluster) && u.valid.holds(day))
            };
            let mut able = std::iter::once(host).chain(directory.tree.successors(host, day));
            Some((*cluster, able.find(stands)?))
        };
        Ok(clusters.iter().filter_map(own).collect())
    }

    /// Conferences of the months that are planned. Those that were cancelled, or joined to another,
    /// need no host.
    async fn planned(
        &mut self,
        directory: &Directory,
        since: i32,
        until: i32,
        preset: &Preset,
    ) -> Result<Planned, Failure> {
        let sql = "SELECT y.month, c.record FROM cycle y LEFT JOIN conference c ON c.cycle_id = y.id \
                   WHERE y.committee_id = ? AND y.month >= ? AND y.month <= ? ORDER BY y.month, c.held_on, c.id";
        let values: [Value; 3] = [
            directory.committee.id.into(),
            format!("{since:04}-01").into(),
            format!("{until:04}-12").into(),
        ];
        let office = HostOffice {
            tree: &directory.tree,
            posts: &directory.posts,
            preset,
            calendar: &directory.calendar,
        };
        let mut planned = Planned::new();
        for row in self.rows(Stmt::new(sql, values)).await? {
            let named: String = row.try_get("", "month")?;
            let month: CycleMonth = json(&format!("\"{named}\""))?;
            let held = planned.entry(month).or_default();
            let Some(record) = row.try_get::<Option<String>>("", "record")? else {
                continue;
            };
            let c: Conference = json(&record)?;
            let gone = [ConferenceState::Cancelled, ConferenceState::Joint];
            if !gone.contains(&c.state) && !c.covers.is_empty() {
                held.push(Meeting {
                    month,
                    date: c.slot.date,
                    expected: office.expected(&c.covers, c.slot.date),
                    clusters: c.covers,
                    settled: Some(Settled { host: c.host }),
                });
            }
        }
        Ok(planned)
    }

    /// Writes the register and its event.
    pub(crate) async fn save_hosts(
        &mut self,
        outcome: &HostOutcome,
        directory: &Directory,
    ) -> Result<(), Failure> {
        let HostOutcome { register, event } = outcome;
        let (id, version) = (register.id.0, i64::from(register.version));
        if register.version == 1 {
            let sql = "INSERT INTO host_year (id, committee_id, year, version, record) VALUES (?, ?, ?, ?, ?)";
            let values = [
                id.into(),
                directory.committee.id.into(),
                i64::from(register.year).into(),
                version.into(),
                to_json(register)?.into(),
            ];
            self.write(Stmt::new(sql, values));
        } else {
            let sql = "UPDATE host_year SET version = ?, record = ? WHERE id = ? AND version = ?";
            let values = [
                version.into(),
                to_json(register)?.into(),
                id.into(),
                (version - 1).into(),
            ];
            self.write(Stmt::new(sql, values).must_hit(Miss::OtherVersion));
        }
        let entry = Entry {
            subject: "host_year",
            subject_id: id,
            version: register.version,
            canonical: to_json(event)?,
        };
        self.append(directory.committee.id, entry).await
    }
}

fn month(year: i32, month: u32) -> Result<CycleMonth, Failure> {
    CycleMonth::new(year, month).map_err(|_| Failure::NotFound(Thing::HostYear))
}

/// Who hosted in the years before: as the conferences say, and for months that are not planned yet
/// as the registers do.
fn past<'r>(planned: &Planned, registers: impl Iterator<Item = &'r HostYear>) -> Vec<PastHosting> {
    let held = planned.values().flatten().filter_map(|m| {
        let host = m.settled.and_then(|s| s.host)?;
        Some((m.month, m.clusters.clone(), host))
    });
    let foreseen = registers
        .flat_map(|r| &r.hostings)
        .filter(|h| !planned.contains_key(&h.month))
        .map(|h| (h.month, h.clusters.clone(), h.host));
    let all: BTreeSet<(CycleMonth, BTreeSet<UnitId>, UnitId)> = held.chain(foreseen).collect();
    all.into_iter()
        .map(|(month, clusters, host)| PastHosting {
            month,
            clusters,
            host,
        })
        .collect()
}
