//! The papers that a cycle rests on: what is printed after "Căn cứ" (GL-21, BL-02, KS-01).
//!
//! A basis may carry out another one: the provincial rule 345-QĐ/TU is carried out by the county
//! plan 61-KH/HU. Numbers restart every term, so a paper is known by kind, symbol and date
//! together ([`BasisKey`]), never by its number alone.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What kind of paper a basis is. `QĐ` alone is ambiguous, so the kind is always kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BasisKind {
    /// Điều lệ.
    Charter,
    /// Luật, bộ luật.
    Law,
    /// Nghị quyết.
    Resolution,
    /// Nghị định.
    Decree,
    /// Chỉ thị.
    Directive,
    /// Kết luận.
    Conclusion,
    /// Quy chế.
    WorkingRules,
    /// Quy định.
    Regulation,
    /// Quyết định.
    Decision,
    /// Thông tri, thông tư.
    Circular,
    /// Hướng dẫn.
    Guidance,
    /// Chương trình.
    Programme,
    /// Kế hoạch.
    Plan,
    /// Thông báo.
    Notice,
    /// Công văn.
    Dispatch,
}

/// What tells one paper from every other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BasisKey {
    /// The kind of paper.
    pub kind: BasisKind,
    /// Number and symbol as printed: `345-QĐ/TU`.
    pub symbol: String,
    /// The date of issue; `None` where no source gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<NaiveDate>,
}

/// One paper that the office's work rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalBasis {
    /// Which paper it is.
    pub key: BasisKey,
    /// The issuing body, in words.
    pub body: String,
    /// What it is about (trích yếu), without "về".
    pub about: String,
    /// First day in force, where it differs from the date of issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_from: Option<NaiveDate>,
    /// Last day in force, once it is replaced or repealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_until: Option<NaiveDate>,
    /// The paper that this one carries out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carries_out: Option<BasisKey>,
}

impl LegalBasis {
    /// Whether the paper is in force on the date, both ends included. A paper without any known
    /// beginning counts as in force from of old.
    #[must_use]
    pub fn in_force_on(&self, date: NaiveDate) -> bool {
        let begins = self.in_force_from.or(self.key.issued);
        begins.is_none_or(|from| from <= date) && self.in_force_until.is_none_or(|to| date <= to)
    }
}

/// What is wrong with a list of legal bases.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BasisFault {
    /// The same paper twice.
    #[error("{} is listed twice: keep one", key.symbol)]
    Twice {
        /// The paper.
        key: BasisKey,
    },
    /// The symbol is empty.
    #[error("a legal basis of {body} has no symbol")]
    MissingSymbol {
        /// Its issuing body.
        body: String,
    },
    /// In force until a day before it is in force from.
    #[error("{} ends before it is in force", key.symbol)]
    NeverInForce {
        /// The paper.
        key: BasisKey,
    },
    /// It carries out a paper that is not on the list.
    #[error("{} carries out {}, which is not listed: add it", key.symbol, missing.symbol)]
    UnknownParent {
        /// The paper.
        key: BasisKey,
        /// The paper it names.
        missing: BasisKey,
    },
    /// It carries out a paper issued after it.
    #[error("{} carries out {}, which was issued later", key.symbol, parent.symbol)]
    ParentLater {
        /// The paper.
        key: BasisKey,
        /// The paper it names.
        parent: BasisKey,
    },
    /// Following what it carries out leads back to it.
    #[error("{} carries out itself", key.symbol)]
    Circle {
        /// The paper.
        key: BasisKey,
    },
}

/// A checked list of legal bases, kept in the order of printing: by date of issue, undated last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct LegalBases(Vec<LegalBasis>);

impl LegalBases {
    /// Checks the papers and puts them in order.
    ///
    /// # Errors
    /// Every [`BasisFault`] in the order of printing; never an empty list.
    pub fn new(mut papers: Vec<LegalBasis>) -> Result<Self, Vec<BasisFault>> {
        // Where no source gives the date of issue, the day it is in force from places the paper.
        let day = |p: &LegalBasis| p.key.issued.or(p.in_force_from);
        papers.sort_by_cached_key(|p| (day(p).is_none(), day(p), p.key.clone()));
        let bases = Self(papers);
        let faults: Vec<_> = (0..bases.0.len())
            .filter_map(|at| bases.fault_at(at))
            .collect();
        if faults.is_empty() {
            Ok(bases)
        } else {
            Err(faults)
        }
    }

    /// All papers in the order of printing.
    #[must_use]
    pub fn all(&self) -> &[LegalBasis] {
        &self.0
    }

    /// The papers in force on the date, in the order of printing.
    pub fn in_force_on(&self, date: NaiveDate) -> impl Iterator<Item = &LegalBasis> {
        self.0.iter().filter(move |paper| paper.in_force_on(date))
    }

    /// The paper and those it carries out, the highest first; empty when it is not listed.
    #[must_use]
    pub fn chain(&self, key: &BasisKey) -> Vec<&LegalBasis> {
        let up = |paper: &&LegalBasis| paper.carries_out.as_ref().and_then(|k| self.find(k));
        let climb = std::iter::successors(self.find(key), up);
        // As many steps as papers: a list under check may still hold a circle.
        let mut chain: Vec<_> = climb.take(self.0.len()).collect();
        chain.reverse();
        chain
    }

    fn find(&self, key: &BasisKey) -> Option<&LegalBasis> {
        self.0.iter().find(|paper| paper.key == *key)
    }

    fn fault_at(&self, at: usize) -> Option<BasisFault> {
        let paper = &self.0[at];
        let key = paper.key.clone();
        let begins = paper.in_force_from.or(key.issued);
        if key.symbol.trim().is_empty() {
            Some(BasisFault::MissingSymbol {
                body: paper.body.clone(),
            })
        } else if self.0[..at].iter().any(|other| other.key == key) {
            Some(BasisFault::Twice { key })
        } else if begins
            .zip(paper.in_force_until)
            .is_some_and(|(from, to)| to < from)
        {
            Some(BasisFault::NeverInForce { key })
        } else {
            self.parent_fault(key, paper.carries_out.as_ref()?)
        }
    }

    fn parent_fault(&self, key: BasisKey, parent: &BasisKey) -> Option<BasisFault> {
        let parent = parent.clone();
        if self.find(&parent).is_none() {
            return Some(BasisFault::UnknownParent {
                key,
                missing: parent,
            });
        }
        if key
            .issued
            .zip(parent.issued)
            .is_some_and(|(own, its)| its > own)
        {
            return Some(BasisFault::ParentLater { key, parent });
        }
        let above = self.chain(&parent);
        above
            .iter()
            .any(|paper| paper.key == key)
            .then_some(BasisFault::Circle { key })
    }
}

impl<'de> Deserialize<'de> for LegalBases {
    fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        Self::new(Vec::deserialize(source)?).map_err(|faults| {
            let lines: Vec<_> = faults.iter().map(ToString::to_string).collect();
            serde::de::Error::custom(lines.join("; "))
        })
    }
}

#[cfg(test)]
mod tests;
