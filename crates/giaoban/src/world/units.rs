//! Where a world's conferences are held, and who comes to them.
//!
//! A conference is that of a cluster or, where there are none, of the committee itself; both are
//! named by the key of their unit.
use super::read::World;
use super::shape::{CellText, Life, RuralText};
use std::collections::BTreeMap;
use workflow::conference::AttendanceCategory;
use workflow::cycle::CycleMonth;
use workflow::unit::UnitKind;

/// A unit that reports at a conference, with its place among all of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reporting<'w> {
    pub(super) key: &'w str,
    pub(super) members: u32,
    pub(super) life: Life,
    /// What its area is called, where it lies in a town.
    pub(super) quarter: Option<&'static str>,
}

impl World {
    /// Keys of the units that hold conferences: the clusters, else the committee itself.
    #[must_use]
    pub(crate) fn meetings(&self) -> Vec<&str> {
        if self.preset.clusters {
            return self.units.cluster.iter().map(|c| c.key.as_str()).collect();
        }
        vec![self.committee.key.as_str()]
    }

    /// Whether the committee stands above communes, which settle matters of their own.
    #[must_use]
    pub(crate) fn has_communes(&self) -> bool {
        !self.units.rural_unit.is_empty()
    }

    /// Keys of the cells of a conference, by commune and then as listed.
    #[must_use]
    pub(crate) fn cells_of(&self, meeting: &str) -> Vec<&str> {
        let rural = self.rural_of(meeting).flat_map(|r| &r.cells);
        let own = self.units.cell.iter();
        let own = own.filter(|_| meeting == self.committee.key);
        rural.chain(own).map(|c| c.key.as_str()).collect()
    }

    /// Keys of the communes of a conference.
    #[must_use]
    pub(crate) fn communes_of(&self, meeting: &str) -> Vec<&str> {
        self.rural_of(meeting).map(|r| r.key.as_str()).collect()
    }

    /// Keys of the units that report at a conference: the cells, where their secretaries are
    /// called, else the communes.
    #[must_use]
    pub(crate) fn reporters_of(&self, meeting: &str) -> Vec<&str> {
        if self.calls_cells() {
            self.cells_of(meeting)
        } else {
            self.communes_of(meeting)
        }
    }

    /// Keys of the cells for which a unit reports: itself, or those of the commune.
    #[must_use]
    pub(crate) fn speaks_for<'w>(&'w self, reporter: &'w str) -> Vec<&'w str> {
        let mut communes = self.units.rural_unit.iter();
        match communes.find(|r| r.key == reporter) {
            Some(commune) => commune.cells.iter().map(|c| c.key.as_str()).collect(),
            None => vec![reporter],
        }
    }

    /// Whether cell secretaries are called to conferences; else the commune speaks for its cells.
    #[must_use]
    pub(crate) fn calls_cells(&self) -> bool {
        let roster = &self.preset.roster.0;
        roster.contains_key(&AttendanceCategory::CellSecretary)
    }

    /// Every unit that reports, meeting by meeting.
    pub(super) fn reporting(&self) -> Vec<Reporting<'_>> {
        let meetings = self.meetings().into_iter();
        let rural = meetings.flat_map(|m| self.rural_of(m));
        if !self.calls_cells() {
            return rural.map(commune).collect();
        }
        let below = rural.flat_map(|r| r.cells.iter().map(move |c| cell(c, Some(r))));
        let own = self.units.cell.iter().map(|c| cell(c, None));
        below.chain(own).collect()
    }

    /// The calendar month in which the conferences of a month are held: itself or the one before.
    #[must_use]
    pub(crate) fn held_in(&self, month: CycleMonth) -> CycleMonth {
        let before = month.previous();
        let before = before.filter(|_| self.preset.window.in_previous_month);
        before.unwrap_or(month)
    }

    fn rural_of<'w>(&'w self, cluster: &str) -> impl Iterator<Item = &'w RuralText> {
        let rural = self.units.rural_unit.iter();
        rural.filter(move |r| r.cluster == cluster)
    }

    /// The commune of a cell.
    #[must_use]
    pub(crate) fn commune_of(&self, cell: &str) -> Option<&str> {
        let has = |r: &&RuralText| r.cells.iter().any(|c| c.key == cell);
        let mut rural = self.units.rural_unit.iter();
        rural.find(has).map(|r| r.key.as_str())
    }

    /// Members of a cell.
    #[must_use]
    pub(crate) fn members_of(&self, cell: &str) -> Option<u32> {
        self.cell(cell).map(|c| c.members)
    }

    /// What the area of a cell is called, e.g. "thôn An Lâm".
    #[must_use]
    pub(crate) fn area_of(&self, cell: &str) -> Option<&str> {
        self.cell(cell).map(CellText::area)
    }

    fn cell(&self, key: &str) -> Option<&CellText> {
        let rural = self.units.rural_unit.iter().flat_map(|r| &r.cells);
        let mut cells = rural.chain(&self.units.cell);
        cells.find(|c| c.key == key)
    }

    /// The committee's own body of a kind.
    #[must_use]
    pub(crate) fn own_body(&self, kind: UnitKind) -> Option<&str> {
        let mut bodies = self.units.body.iter();
        bodies
            .find(|b| super::install::kind_of(b) == kind)
            .map(|b| b.key.as_str())
    }

    /// Where conferences are held, by the key of the host; of the committee's own by its key.
    #[must_use]
    pub(crate) fn halls(&self) -> BTreeMap<String, String> {
        let hall = |r: &RuralText| {
            let usual = || format!("Hội trường {}", r.peoples_committee.name);
            r.hall.clone().unwrap_or_else(usual)
        };
        let rural = self.units.rural_unit.iter();
        let own = self.committee.hall.iter();
        let own = own.map(|hall| (self.committee.key.clone(), hall.clone()));
        rural.map(|r| (r.key.clone(), hall(r))).chain(own).collect()
    }
}

fn commune(rural: &RuralText) -> Reporting<'_> {
    Reporting {
        key: &rural.key,
        members: rural.members,
        life: Life::Village,
        quarter: None,
    }
}

/// A cell of a town lives as the town does.
fn cell<'w>(cell: &'w CellText, of: Option<&'w RuralText>) -> Reporting<'w> {
    Reporting {
        key: &cell.key,
        members: cell.members,
        life: cell.life,
        quarter: of.and_then(|commune| super::local::quarter(&commune.name, &cell.name)),
    }
}
