//! Keys and codes of units that begin and end.
use super::Plan;
use crate::ids::UnitId;
use crate::import::{fresh_key, is_key};
use crate::unit::{NewUnit, Unit, UnitKind, UnitRefusal as Refusal};

impl<F: FnMut() -> UnitId> Plan<'_, F> {
    /// A key that no other unit has; that of a unit that ends now may be taken over.
    pub(super) fn key(&self, new: &NewUnit, ending: &[&Unit]) -> Result<String, Refusal> {
        let begun = |key: &str| self.begun.iter().any(|u| u.key == key);
        let there = |key: &str| self.tree.by_key(key).is_some();
        let Some(key) = &new.key else {
            return Ok(fresh_key(new.name.as_str(), |k| begun(k) || there(k)));
        };
        if !is_key(key) {
            return Err(Refusal::KeyForm { given: key.clone() });
        }
        let ends = ending.iter().any(|u| u.key == *key);
        if begun(key) || (there(key) && !ends) {
            return Err(Refusal::KeyTaken { key: key.clone() });
        }
        Ok(key.clone())
    }

    pub(super) fn code(
        &self,
        kind: UnitKind,
        new: &NewUnit,
        ending: &[&Unit],
    ) -> Result<Option<String>, Refusal> {
        if kind != UnitKind::Cluster {
            return Ok(None);
        }
        let code = new.code.as_ref().ok_or(Refusal::CodeNeeded)?;
        let stands = |u: &&Unit| u.valid.to.is_none_or(|to| to >= self.order.on);
        let others = self.tree.iter().filter(stands).chain(&self.begun);
        let ends = |u: &Unit| ending.iter().any(|e| e.id == u.id);
        let mut same = others.filter(|u| u.code.as_ref() == Some(code) && !ends(u));
        match same.next() {
            Some(other) => Err(Refusal::CodeTaken { cluster: other.id }),
            None => Ok(Some(code.clone())),
        }
    }

    /// `doan-thuong-20250314`: the key of one that stood until that day.
    pub(super) fn key_of_ended(&self, key: &str) -> String {
        let short: String = key.chars().take(46).collect();
        let dated = format!("{short}-{}", self.last.format("%Y%m%d"));
        let taken = |key: &str| {
            self.tree.by_key(key).is_some() || self.ended.values().any(|u| u.key == key)
        };
        let numbered = (2..).map(|n: u32| format!("{dated}-{n}"));
        let mut free = std::iter::once(dated.clone()).chain(numbered);
        free.find(|key| !taken(key)).unwrap_or(dated)
    }
}
