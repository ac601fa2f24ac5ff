//! Units of a file beside the tree there is.
use super::{Change, Checked, LastDay, Lookup, Part, Pointer, RowFault, fresh_key, is_key};
use crate::ids::UnitId;
use crate::text::{Line, match_key};
use crate::unit::{Period, Tree, Unit, UnitKind, lineage_fault, stands_under};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A unit as a file has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRow {
    /// Its key; one is made of the name where the file has none.
    pub key: Option<String>,
    /// What it is.
    pub kind: UnitKind,
    /// Its name as printed.
    pub name: Line,
    /// Code used in petition codes: of clusters, `K3`.
    pub code: Option<String>,
    /// The unit above; the committee where the file says nothing and that is plain.
    pub parent: Option<Pointer>,
    /// First day; that of the committee where the file says nothing.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<LastDay>,
    /// Who took over when it ended.
    pub successors: Vec<Pointer>,
    /// Party members.
    pub members: Option<u32>,
}

/// What each row does to the tree. `fresh` gives ids to new units.
pub fn units(
    tree: &Tree,
    root: UnitId,
    rows: &[UnitRow],
    mut fresh: impl FnMut() -> UnitId,
) -> Vec<Checked<Unit>> {
    let mut plan = Plan::new(tree, root);
    let drafts: Vec<_> = (0..)
        .zip(rows)
        .map(|(n, row)| plan.draft(n, row, &mut fresh))
        .collect();
    plan.link(rows, &drafts);
    let whole: Vec<Checked<Unit>> = rows
        .iter()
        .zip(drafts)
        .map(|(row, draft)| draft.and_then(|d| plan.check(row, d)))
        .collect();
    without_rings(tree, without_doubles(tree, whole))
}

/// A row with its identity: the unit it speaks of, and whether there is one.
struct Draft {
    id: UnitId,
    key: String,
    is_new: bool,
}

struct Plan<'t> {
    tree: &'t Tree,
    root: UnitId,
    lookup: Lookup,
    keys: BTreeMap<String, UnitId>,
    rows_of: BTreeMap<UnitId, usize>,
    /// Rows without a key, by what tells them apart.
    nameless: BTreeMap<(UnitKind, String, String), usize>,
    clusters: bool,
}

impl<'t> Plan<'t> {
    fn new(tree: &'t Tree, root: UnitId) -> Self {
        Self {
            tree,
            root,
            lookup: Lookup::of(tree),
            keys: tree.iter().map(|u| (u.key.clone(), u.id)).collect(),
            rows_of: BTreeMap::new(),
            nameless: BTreeMap::new(),
            clusters: tree.iter().any(|u| u.kind == UnitKind::Cluster),
        }
    }

    /// Which unit the row speaks of.
    fn draft(
        &mut self,
        n: usize,
        row: &UnitRow,
        fresh: &mut impl FnMut() -> UnitId,
    ) -> Result<Draft, RowFault> {
        self.clusters |= row.kind == UnitKind::Cluster;
        if row.key.is_none() {
            let parent = row.parent.as_ref().map_or("", |p| &p.text);
            let told = (row.kind, match_key(row.name.as_str()), match_key(parent));
            if let Some(&first) = self.nameless.get(&told) {
                return Err(RowFault::Twice { first });
            }
            self.nameless.insert(told, n);
        }
        let there = self.there(row)?;
        let (id, is_new) = there.map_or_else(|| (fresh(), true), |id| (id, false));
        if let Some(&first) = self.rows_of.get(&id) {
            return Err(RowFault::Twice { first });
        }
        self.rows_of.insert(id, n);
        let key = match (self.tree.get(id), &row.key) {
            (Some(unit), _) => unit.key.clone(),
            (None, Some(key)) => key.clone(),
            (None, None) => self.key_of(row),
        };
        self.keys.insert(key.clone(), id);
        Ok(Draft { id, key, is_new })
    }

    /// A key made of the name, with that of the unit above where the name alone is taken.
    fn key_of(&self, row: &UnitRow) -> String {
        let taken = |key: &str| self.keys.contains_key(key);
        let short = fresh_key(row.name.as_str(), |_| false);
        match &row.parent {
            Some(parent) if taken(&short) => {
                fresh_key(&format!("{} {}", parent.text, row.name), taken)
            }
            _ => fresh_key(row.name.as_str(), taken),
        }
    }

    /// The unit of the tree, or of a row before, by key, else by kind, name and the unit above.
    fn there(&self, row: &UnitRow) -> Result<Option<UnitId>, RowFault> {
        if let Some(key) = &row.key {
            if !is_key(key) {
                let given = key.clone();
                return Err(RowFault::KeyForm { given });
            }
            let Some(&id) = self.keys.get(key) else {
                return Ok(None);
            };
            return match self.lookup.kind(id) {
                Some(kind) if kind != row.kind => Err(RowFault::OtherKind { kind }),
                _ => Ok(Some(id)),
            };
        }
        let pointer = Pointer {
            text: row.name.to_string(),
            kind: Some(row.kind),
            within: row.parent.as_ref().map(|p| p.text.clone()),
        };
        match self.lookup.find(&pointer) {
            Ok(id) => Ok(Some(id)),
            Err(RowFault::NoUnit { .. } | RowFault::NearUnit { .. }) => Ok(None),
            Err(doubt) => Err(doubt),
        }
    }

    /// New units can be named by any row, whatever their order; those above come first so that
    /// `within` finds them.
    fn link(&mut self, rows: &[UnitRow], drafts: &[Result<Draft, RowFault>]) {
        for _ in 0..5 {
            for (row, draft) in rows.iter().zip(drafts) {
                let Ok(d) = draft else { continue };
                let parent = row.parent.as_ref().and_then(|p| self.lookup.find(p).ok());
                let parent = parent.or(Some(self.root));
                if d.is_new && self.lookup.parent(d.id) != parent {
                    let code = row.code.as_deref();
                    self.lookup
                        .add(d.id, &d.key, row.kind, row.name.as_str(), code, parent);
                }
            }
        }
    }

    fn check(&self, row: &UnitRow, draft: Draft) -> Checked<Unit> {
        let before = self.tree.get(draft.id);
        if row.kind == UnitKind::Committee && before.is_none() {
            return Err(RowFault::NotTheCommittee);
        }
        let parent = self.parent(row, draft.id)?;
        let begins = self.tree.get(self.root).map(|u| u.valid.from);
        let from = row.from.or(before.map(|b| b.valid.from)).or(begins);
        let from = from.ok_or(RowFault::Missing { part: Part::From })?;
        let to = LastDay::of(row.to, before.and_then(|b| b.valid.to));
        let valid = Period { from, to };
        if to.is_some_and(|to| to < from) {
            return Err(RowFault::PeriodReversed);
        }
        if to.is_none() && !row.successors.is_empty() {
            return Err(RowFault::SuccessorOfLiving);
        }
        let code = row.code.clone().or(before.and_then(|b| b.code.clone()));
        if row.kind == UnitKind::Cluster && code.is_none() {
            return Err(RowFault::Missing { part: Part::Code });
        }
        let named = row.successors.iter().map(|p| self.lookup.find(p));
        let mut successors = named.collect::<Result<Vec<_>, _>>()?;
        if successors.is_empty() && to.is_some() {
            successors = before.map_or_else(Vec::new, |b| b.successors.clone());
        }
        let after = Unit {
            id: draft.id,
            kind: row.kind,
            key: draft.key,
            name: row.name.to_string(),
            code: code.filter(|_| row.kind == UnitKind::Cluster),
            parent,
            valid,
            successors,
            members: row.members.or(before.and_then(|b| b.members)),
        };
        let parts = before.map_or_else(Vec::new, |b| differing(b, &after));
        Ok(Change::of(before, after, parts))
    }

    /// The unit above: the one named; else the one it has; else the committee. Where there are
    /// clusters, a cell or commune of no named unit is a gap in the file.
    fn parent(&self, row: &UnitRow, id: UnitId) -> Result<Option<UnitId>, RowFault> {
        if row.kind == UnitKind::Committee {
            return Ok(None);
        }
        let named = row.parent.as_ref().map(|p| self.lookup.find(p));
        let kept = self.tree.get(id).and_then(|u| u.parent);
        let gap = self.clusters && matches!(row.kind, UnitKind::Cell | UnitKind::Commune);
        let above = match (named.transpose()?, kept) {
            (Some(named), _) => named,
            (None, Some(kept)) => kept,
            (None, None) if gap => return Err(RowFault::Missing { part: Part::Parent }),
            (None, None) => self.root,
        };
        let kind = self.lookup.kind(above).unwrap_or(UnitKind::Committee);
        if stands_under(row.kind, kind) {
            return Ok(Some(above));
        }
        Err(RowFault::ParentKind {
            kind: row.kind,
            above: kind,
        })
    }
}

fn differing(before: &Unit, after: &Unit) -> Vec<Part> {
    let pairs = [
        (Part::Name, before.name != after.name),
        (Part::Code, before.code != after.code),
        (Part::Parent, before.parent != after.parent),
        (Part::From, before.valid.from != after.valid.from),
        (Part::To, before.valid.to != after.valid.to),
        (Part::Successors, before.successors != after.successors),
        (Part::Members, before.members != after.members),
    ];
    pairs.into_iter().filter(|p| p.1).map(|p| p.0).collect()
}

/// One Office, one Standing Board and so on at a time; no two clusters with one code.
fn without_doubles(tree: &Tree, checked: Vec<Checked<Unit>>) -> Vec<Checked<Unit>> {
    let mut now: BTreeMap<UnitId, Unit> = tree.iter().map(|u| (u.id, u.clone())).collect();
    let after = checked.iter().flatten().map(Change::after);
    now.extend(after.map(|u| (u.id, u.clone())));
    let single = [
        UnitKind::Office,
        UnitKind::StandingMembers,
        UnitKind::StandingBoard,
        UnitKind::PeoplesCommittee,
    ];
    let clash = |u: &Unit| {
        let others = || {
            now.values()
                .filter(|o| o.id != u.id && o.valid.meets(&u.valid))
        };
        let same = others().find(|o| o.kind == u.kind && single.contains(&u.kind));
        if let Some(other) = same {
            let key = other.key.clone();
            return Err(RowFault::OnlyOne { kind: u.kind, key });
        }
        match others().find(|o| u.code.is_some() && o.code == u.code) {
            Some(other) => Err(RowFault::CodeTaken {
                key: other.key.clone(),
            }),
            None => Ok(()),
        }
    };
    let each = checked.into_iter();
    each.map(|row| row.and_then(|change| clash(change.after()).map(|()| change)))
        .collect()
}

/// No ring of units above each other, and what must hold between a unit and those around it.
fn without_rings(tree: &Tree, checked: Vec<Checked<Unit>>) -> Vec<Checked<Unit>> {
    let whole = tree.with(checked.iter().flatten().map(Change::after));
    let rooted = |u: &Unit| whole.place(u.id).is_some();
    let each = checked.into_iter();
    each.map(|row| match row {
        Ok(change) if !rooted(change.after()) => Err(RowFault::ParentRing),
        Ok(Change::Same(unit)) => Ok(Change::Same(unit)),
        Ok(change) => match lineage_fault(&whole, change.after()) {
            Some(what) => Err(RowFault::Lineage { what }),
            None => Ok(change),
        },
        wrong => wrong,
    })
    .collect()
}
