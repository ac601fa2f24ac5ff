//! People of a file beside those there are.
use super::{Change, Checked, Part, RowFault, fresh_key, is_key};
use crate::ids::PersonId;
use crate::person::{Person, Status};
use crate::text::{Line, match_key};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A person as a file has him.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    /// His key; one is made of the name where the file has none.
    pub key: Option<String>,
    /// Full name, family name first.
    pub name: Line,
    /// Year of birth: what tells two people of one name apart (domain.md §8).
    pub born: Option<u16>,
    /// Telephone.
    pub phone: Option<String>,
    /// Mail address, checked.
    pub email: Option<String>,
    /// Whether he acts; active where the file says nothing of a new person.
    pub status: Option<Status>,
}

/// What each row does. `fresh` gives ids to new people.
pub fn people(
    there: &BTreeMap<PersonId, Person>,
    rows: &[PersonRow],
    mut fresh: impl FnMut() -> PersonId,
) -> Vec<Checked<Person>> {
    let mut plan = Plan::new(there);
    (0..)
        .zip(rows)
        .map(|(n, row)| plan.take(n, row, &mut fresh))
        .collect()
}

struct Plan<'p> {
    there: &'p BTreeMap<PersonId, Person>,
    keys: BTreeMap<String, PersonId>,
    /// Everybody of a name with his year of birth, those of rows before included.
    names: BTreeMap<String, Vec<(PersonId, Option<u16>)>>,
    rows_of: BTreeMap<PersonId, usize>,
}

impl<'p> Plan<'p> {
    fn new(there: &'p BTreeMap<PersonId, Person>) -> Self {
        let mut names: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for p in there.values() {
            let same = names.entry(match_key(&p.name)).or_default();
            same.push((p.id, p.born));
        }
        Self {
            there,
            keys: there.values().map(|p| (p.key.clone(), p.id)).collect(),
            names,
            rows_of: BTreeMap::new(),
        }
    }

    fn take(
        &mut self,
        n: usize,
        row: &PersonRow,
        fresh: &mut impl FnMut() -> PersonId,
    ) -> Checked<Person> {
        let known = self.known(row)?;
        let id = known.unwrap_or_else(fresh);
        if let Some(&first) = self.rows_of.get(&id) {
            return Err(RowFault::Twice { first });
        }
        self.rows_of.insert(id, n);
        let before = self.there.get(&id);
        let key = match (before, &row.key) {
            (Some(person), _) => person.key.clone(),
            (None, Some(key)) => key.clone(),
            (None, None) => fresh_key(row.name.as_str(), |k| self.keys.contains_key(k)),
        };
        let after = person(id, key, row, before);
        self.keys.insert(after.key.clone(), id);
        if before.is_none() {
            let same = self.names.entry(match_key(&after.name)).or_default();
            same.push((id, after.born));
        }
        let parts = before.map_or_else(Vec::new, |b| differing(b, &after));
        Ok(Change::of(before, after, parts))
    }

    /// By key; else by name and year of birth. A namesake of whom no year is known may be the same
    /// person or another: a clerk must say.
    fn known(&self, row: &PersonRow) -> Result<Option<PersonId>, RowFault> {
        if let Some(key) = &row.key {
            if !is_key(key) {
                let given = key.clone();
                return Err(RowFault::KeyForm { given });
            }
            return Ok(self.keys.get(key).copied());
        }
        let same = self.names.get(&match_key(row.name.as_str()));
        let same: &[(PersonId, Option<u16>)] = same.map_or(&[], Vec::as_slice);
        let of_year: Vec<_> = same.iter().filter(|(_, born)| *born == row.born).collect();
        match (of_year.as_slice(), row.born) {
            ([(id, _)], Some(_)) => return Ok(Some(*id)),
            ([(id, _)], None) if self.same_contact(*id, row) => return Ok(Some(*id)),
            _ => {}
        }
        let doubtful = same
            .iter()
            .filter(|(_, born)| born.is_none() || row.born.is_none());
        let keys: Vec<String> = doubtful.filter_map(|(id, _)| self.key(*id)).collect();
        if keys.is_empty() && of_year.is_empty() {
            return Ok(None);
        }
        let given = row.name.to_string();
        Err(RowFault::SeveralPeople { given, keys })
    }

    /// Nothing that is known of both differs, and something agrees or the row says nothing more.
    fn same_contact(&self, id: PersonId, row: &PersonRow) -> bool {
        let Some(p) = self.there.get(&id) else {
            return false;
        };
        let agree = |a: &Option<String>, b: &Option<String>| a.is_none() || a == b;
        agree(&row.phone, &p.phone) && agree(&row.email, &p.email)
    }

    fn key(&self, id: PersonId) -> Option<String> {
        let found = self.keys.iter().find(|(_, known)| **known == id);
        found.map(|(key, _)| key.clone())
    }
}

/// What a file leaves empty stays as it is.
fn person(id: PersonId, key: String, row: &PersonRow, before: Option<&Person>) -> Person {
    let kept = |new: &Option<String>, old: fn(&Person) -> Option<String>| {
        new.clone().or_else(|| before.and_then(old))
    };
    let status = row.status.or(before.map(|b| b.status));
    Person {
        id,
        key,
        name: row.name.to_string(),
        status: status.unwrap_or(Status::Active),
        email: kept(&row.email, |b| b.email.clone()),
        phone: kept(&row.phone, |b| b.phone.clone()),
        born: row.born.or(before.and_then(|b| b.born)),
    }
}

fn differing(before: &Person, after: &Person) -> Vec<Part> {
    let pairs = [
        (Part::Name, before.name != after.name),
        (Part::Born, before.born != after.born),
        (Part::Phone, before.phone != after.phone),
        (Part::Email, before.email != after.email),
        (Part::Status, before.status != after.status),
    ];
    pairs.into_iter().filter(|p| p.1).map(|p| p.0).collect()
}
