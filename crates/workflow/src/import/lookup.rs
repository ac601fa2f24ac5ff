//! Which unit or person a file means: by key, by code, or by name.
use super::RowFault;
use crate::ids::{PersonId, UnitId};
use crate::person::Person;
use crate::text::{fold, match_key};
use crate::unit::{Tree, UnitKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A unit as a file names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pointer {
    /// Its key, a cluster's code, or its name.
    pub text: String,
    /// What it must be, where the column says so.
    pub kind: Option<UnitKind>,
    /// The unit it stands in, where the row says so: villages of two communes share names.
    pub within: Option<String>,
}

impl Pointer {
    /// Any unit of this name.
    pub fn new(text: impl Into<String>, kind: Option<UnitKind>) -> Self {
        Self {
            text: text.into(),
            kind,
            within: None,
        }
    }
}

/// A person as a file names him.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PersonPointer {
    /// His key or his name.
    pub text: String,
    /// His year of birth, where the row has it.
    pub born: Option<u16>,
}

/// What a lookup knows of a unit.
#[derive(Clone, Debug)]
struct Entry {
    id: UnitId,
    key: String,
    kind: UnitKind,
    parent: Option<UnitId>,
    successors: Vec<UnitId>,
}

/// Units by every name they have; built once for a file.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    units: BTreeMap<UnitId, Entry>,
    keys: BTreeMap<String, UnitId>,
    names: BTreeMap<String, Vec<UnitId>>,
    near: BTreeMap<String, Vec<UnitId>>,
}

impl Lookup {
    /// The units of a tree.
    #[must_use]
    pub fn of(tree: &Tree) -> Self {
        let mut lookup = Self::default();
        for u in tree.iter() {
            lookup.add(u.id, &u.key, u.kind, &u.name, u.code.as_deref(), u.parent);
            if let Some(entry) = lookup.units.get_mut(&u.id) {
                entry.successors.clone_from(&u.successors);
            }
        }
        lookup
    }

    /// One more unit, or another name of one.
    pub(super) fn add(
        &mut self,
        id: UnitId,
        key: &str,
        kind: UnitKind,
        name: &str,
        code: Option<&str>,
        parent: Option<UnitId>,
    ) {
        let entry = Entry {
            id,
            key: key.to_owned(),
            kind,
            parent,
            successors: Vec::new(),
        };
        self.units.insert(id, entry);
        for called in [Some(key), code].into_iter().flatten() {
            self.keys.entry(called.to_lowercase()).or_insert(id);
        }
        for spelt in spellings(name) {
            self.near.entry(fold(&spelt)).or_default().push(id);
            self.names.entry(spelt).or_default().push(id);
        }
    }

    /// The unit that is meant.
    ///
    /// # Errors
    /// [`RowFault::NoUnit`], or a doubt: several are called so, or one nearly so.
    pub fn find(&self, pointer: &Pointer) -> Result<UnitId, RowFault> {
        let fits = |id: &&UnitId| self.fits(**id, pointer);
        let by_key = self.keys.get(&pointer.text.trim().to_lowercase());
        if let Some(id) = by_key.filter(fits) {
            return Ok(*id);
        }
        let given = || pointer.text.clone();
        let exact = self.named(&self.names, &name_key(&pointer.text), pointer);
        match exact.as_slice() {
            [only] => return Ok(*only),
            [] => {}
            several => {
                let (given, keys) = (given(), self.called(several));
                return Err(RowFault::SeveralUnits { given, keys });
            }
        }
        let near = self.named(&self.near, &fold(&name_key(&pointer.text)), pointer);
        let given = given();
        if near.is_empty() {
            return Err(RowFault::NoUnit { given });
        }
        let keys = self.called(&near);
        Err(RowFault::NearUnit { given, keys })
    }

    /// What the unit is.
    #[must_use]
    pub fn kind(&self, id: UnitId) -> Option<UnitKind> {
        self.units.get(&id).map(|e| e.kind)
    }

    /// The unit above.
    pub(super) fn parent(&self, id: UnitId) -> Option<UnitId> {
        self.units.get(&id).and_then(|e| e.parent)
    }

    fn named(
        &self,
        names: &BTreeMap<String, Vec<UnitId>>,
        key: &str,
        pointer: &Pointer,
    ) -> Vec<UnitId> {
        let all = names.get(key).into_iter().flatten().copied();
        let mut found: Vec<_> = all.filter(|id| self.fits(*id, pointer)).collect();
        found.sort_unstable();
        found.dedup();
        // One that was moved has the name of the one before it: the last of them is meant.
        let last = |id: &UnitId| !found.iter().any(|other| self.went_on(*id, *other));
        found.iter().copied().filter(|id| last(id)).collect()
    }

    /// Whether the other one has taken it over, at first or at last.
    fn went_on(&self, id: UnitId, other: UnitId) -> bool {
        let heirs = |id| self.units.get(&id).map_or(&[][..], |e| &e.successors);
        let mut seen = Vec::new();
        let mut open = heirs(id).to_vec();
        while let Some(next) = open.pop() {
            if next == other {
                return true;
            }
            if !seen.contains(&next) {
                seen.push(next);
                open.extend(heirs(next));
            }
        }
        false
    }

    fn fits(&self, id: UnitId, pointer: &Pointer) -> bool {
        let of_kind = pointer.kind.is_none_or(|kind| self.kind(id) == Some(kind));
        let above = || match &pointer.within {
            None => true,
            Some(within) => self.above(id).any(|up| self.is_called(up, within)),
        };
        of_kind && above()
    }

    fn is_called(&self, entry: &Entry, name: &str) -> bool {
        let by_key = self.keys.get(&name.trim().to_lowercase()) == Some(&entry.id);
        let known = self.names.get(&name_key(name));
        by_key || known.is_some_and(|ids| ids.contains(&entry.id))
    }

    /// The units above, nearest first; ends at the root or after as many steps as there are units.
    fn above(&self, id: UnitId) -> impl Iterator<Item = &Entry> {
        let first = self.units.get(&id).and_then(|e| e.parent);
        let mut next = first.and_then(|p| self.units.get(&p));
        let mut left = self.units.len();
        std::iter::from_fn(move || {
            let entry = next.filter(|_| left > 0)?;
            left -= 1;
            next = entry.parent.and_then(|p| self.units.get(&p));
            Some(entry)
        })
    }

    fn called(&self, ids: &[UnitId]) -> Vec<String> {
        let known = ids.iter().filter_map(|id| self.units.get(id));
        known.map(|e| e.key.clone()).collect()
    }
}

/// What stands before a proper name and is left out as often as not.
const TITLES: [&str; 14] = [
    "đảng ủy xã ",
    "đảng ủy phường ",
    "đảng ủy thị trấn ",
    "đảng bộ xã ",
    "đảng bộ phường ",
    "đảng bộ thị trấn ",
    "thị trấn ",
    "phường ",
    "xã ",
    "chi bộ ",
    "đặc khu ",
    "phòng ",
    "ban ",
    "khu ",
];

/// What offices write short as often as not.
const SHORT: [(&str, &str); 4] = [
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("mttq", "mặt trận tổ quốc"),
    ("btv", "ban thường vụ"),
];

/// The key by which names are compared, with what is written short written out.
fn name_key(name: &str) -> String {
    let key = match_key(name);
    let words = key.split(' ').map(|word| {
        let short = SHORT.iter().find(|(short, _)| *short == word);
        short.map_or_else(|| word.to_owned(), |(_, long)| match_key(long))
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The name and, where it begins with a title, the bare name: `xã Đoàn Thượng`, `Đoàn Thượng`.
fn spellings(name: &str) -> Vec<String> {
    let whole = name_key(name);
    let bare = TITLES
        .iter()
        .find_map(|title| whole.strip_prefix(&match_key_of_title(title)))
        .filter(|rest| !rest.is_empty())
        .map(str::to_owned);
    std::iter::once(whole.clone()).chain(bare).collect()
}

/// As [`match_key`], with the space after the title kept.
fn match_key_of_title(title: &str) -> String {
    format!("{} ", match_key(title))
}

/// The person who is meant.
///
/// # Errors
/// [`RowFault::NoPerson`], or a doubt where several are called so.
pub fn find_person<'p>(
    people: impl IntoIterator<Item = &'p Person>,
    pointer: &PersonPointer,
) -> Result<PersonId, RowFault> {
    let wanted = match_key(&pointer.text);
    let mut called: Vec<&Person> = Vec::new();
    for person in people {
        if person.key.eq_ignore_ascii_case(pointer.text.trim()) {
            return Ok(person.id);
        }
        let born = pointer.born.is_none() || pointer.born == person.born;
        if born && match_key(&person.name) == wanted {
            called.push(person);
        }
    }
    let given = pointer.text.clone();
    match called.as_slice() {
        [only] => Ok(only.id),
        [] => Err(RowFault::NoPerson { given }),
        several => {
            let keys = several.iter().map(|p| p.key.clone()).collect();
            Err(RowFault::SeveralPeople { given, keys })
        }
    }
}
