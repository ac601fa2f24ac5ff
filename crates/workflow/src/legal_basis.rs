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
        papers.sort_by_cached_key(|p| (p.key.issued.is_none(), p.key.issued, p.key.clone()));
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
mod tests {
    use super::*;
    use crate::calendar::fixture::d;

    fn key(kind: BasisKind, symbol: &str, issued: &str) -> BasisKey {
        let issued = (!issued.is_empty()).then(|| d(issued));
        BasisKey {
            kind,
            symbol: symbol.into(),
            issued,
        }
    }

    fn paper(key: BasisKey, body: &str) -> LegalBasis {
        LegalBasis {
            key,
            body: body.into(),
            about: "nâng cao chất lượng sinh hoạt chi bộ".into(),
            in_force_from: None,
            in_force_until: None,
            carries_out: None,
        }
    }

    fn rule() -> LegalBasis {
        paper(
            key(BasisKind::Regulation, "345-QĐ/TU", "12/8/2021"),
            "Tỉnh ủy Quảng Ninh",
        )
    }

    fn plan() -> LegalBasis {
        let own = key(BasisKind::Plan, "61-KH/HU", "27/8/2021");
        LegalBasis {
            carries_out: Some(rule().key),
            ..paper(own, "Huyện ủy Bình Liêu")
        }
    }

    #[test]
    fn a_county_plan_carries_out_the_provincial_rule() {
        let bases = LegalBases::new(vec![plan(), rule()]).unwrap();
        let symbols: Vec<_> = bases
            .chain(&plan().key)
            .into_iter()
            .map(|p| p.key.symbol.as_str())
            .collect();
        assert_eq!(symbols, ["345-QĐ/TU", "61-KH/HU"]);
        assert_eq!(bases.chain(&rule().key).len(), 1);
        assert!(
            bases
                .chain(&key(BasisKind::Plan, "61-KH/HU", "27/8/2016"))
                .is_empty()
        );
    }

    #[test]
    fn papers_are_printed_by_date_and_undated_ones_last() {
        let directive = |symbol, issued| paper(key(BasisKind::Directive, symbol, issued), "");
        let guidance = paper(
            key(BasisKind::Guidance, "12-HD/BTCTW", "6/7/2018"),
            "Ban Tổ chức TW",
        );
        let papers = vec![
            directive("13-CT/TU", ""),
            guidance,
            directive("08-CT/HU", "17/5/2017"),
            directive("10-CT/TW", "30/3/2007"),
        ];
        let bases = LegalBases::new(papers).unwrap();
        let symbols: Vec<_> = bases.all().iter().map(|p| p.key.symbol.as_str()).collect();
        assert_eq!(symbols, ["10-CT/TW", "08-CT/HU", "12-HD/BTCTW", "13-CT/TU"]);
    }

    #[test]
    fn the_same_number_of_another_term_is_another_paper() {
        let guidance = |issued| paper(key(BasisKind::Guidance, "12-HD/BTCTW", issued), "");
        let both = vec![guidance("06/7/2018"), guidance("18/01/2022")];
        assert_eq!(LegalBases::new(both).unwrap().all().len(), 2);
        let twice = LegalBases::new(vec![guidance("06/7/2018"), guidance("06/7/2018")]);
        assert_eq!(
            twice,
            Err(vec![BasisFault::Twice {
                key: guidance("06/7/2018").key
            }])
        );
    }

    #[test]
    fn only_papers_in_force_are_printed() {
        let old = LegalBasis {
            in_force_until: Some(d("08/01/2026")),
            ..rule()
        };
        let own = key(BasisKind::Regulation, "399-QĐ/TW", "09/01/2026");
        let new = LegalBasis {
            in_force_from: Some(d("15/01/2026")),
            ..paper(own, "Ban Bí thư")
        };
        let bases = LegalBases::new(vec![new, old]).unwrap();
        let on = |date| bases.in_force_on(d(date)).count();
        assert_eq!(
            (on("11/8/2021"), on("12/8/2021"), on("08/01/2026")),
            (0, 1, 1)
        );
        assert_eq!((on("09/01/2026"), on("15/01/2026")), (0, 1));
    }

    #[test]
    fn contradictions_are_refused() {
        let unknown = LegalBases::new(vec![plan()]);
        let (own, missing) = (plan().key, rule().key);
        assert_eq!(
            unknown,
            Err(vec![BasisFault::UnknownParent {
                key: own.clone(),
                missing
            }])
        );
        let circle = LegalBasis {
            carries_out: Some(own.clone()),
            ..rule()
        };
        let faults = LegalBases::new(vec![circle, plan()]).unwrap_err();
        let (key, parent) = (rule().key, own.clone());
        assert_eq!(
            faults,
            [
                BasisFault::ParentLater { key, parent },
                BasisFault::Circle { key: own.clone() },
            ]
        );
        let itself = LegalBasis {
            carries_out: Some(own.clone()),
            ..plan()
        };
        assert_eq!(
            LegalBases::new(vec![itself]),
            Err(vec![BasisFault::Circle { key: own }])
        );
        let ended = LegalBasis {
            in_force_until: Some(d("01/8/2021")),
            ..rule()
        };
        assert_eq!(
            LegalBases::new(vec![ended]),
            Err(vec![BasisFault::NeverInForce { key: rule().key }])
        );
    }

    #[test]
    fn stored_lists_are_checked_when_read() {
        let bases = LegalBases::new(vec![plan(), rule()]).unwrap();
        let text = serde_json::to_string(&bases).unwrap();
        assert_eq!(serde_json::from_str::<LegalBases>(&text).unwrap(), bases);
        let broken = text.replacen("345-QĐ/TU", "346-QĐ/TU", 1);
        assert!(serde_json::from_str::<LegalBases>(&broken).is_err());
    }
}
