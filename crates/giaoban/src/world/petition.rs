//! Petitions as a world tells them.
use super::path::Path;
use super::read::WorldFault;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(super) struct PetitionsFile {
    pub(super) petition: Vec<toml::Table>,
}

/// A petition as the world tells it, with what becomes of it; the head of
/// `config/worlds/gia-loc/petitions/agriculture.toml` explains each field.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PetitionText {
    pub(crate) key: String,
    pub(crate) category: String,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) place: String,
    /// Members of the cell who are away by this text.
    #[serde(default)]
    pub(crate) away: u32,
    pub(crate) addressee: AddresseeText,
    #[serde(default)]
    pub(crate) months: Vec<u32>,
    pub(crate) lead: String,
    #[serde(default)]
    pub(crate) support: Vec<String>,
    pub(crate) competence: workflow::petition::Competence,
    pub(crate) kind: String,
    pub(crate) direction: String,
    pub(crate) bad_answer: String,
    pub(crate) return_reasons: Vec<workflow::petition::ReturnReason>,
    pub(crate) return_note: String,
    pub(crate) good_answer: String,
    pub(crate) outcome: workflow::petition::OutcomeClass,
    pub(crate) legal_basis: Option<String>,
    pub(crate) promise: Option<PromiseText>,
    pub(crate) commune_report: Option<String>,
    pub(crate) on_the_spot: Option<String>,
    pub(crate) evidence: String,
    pub(crate) satisfied: Option<String>,
    pub(crate) dissatisfied: Option<String>,
    /// What is said to a cell that was not content with the answer.
    pub(super) again: Option<AgainText>,
    /// The text whose answer this one follows.
    #[serde(skip)]
    pub(crate) again_of: Option<String>,
    /// The matter that this text tells of another place.
    #[serde(skip)]
    pub(crate) elsewhere_of: Option<String>,
    pub(crate) duplicate_of: Option<String>,
    /// Two matters in one text: each part with its own answer.
    #[serde(default)]
    pub(super) part: Vec<PartText>,
    /// The compound text this is a part of.
    #[serde(skip)]
    pub(crate) part_of: Option<String>,
    pub(crate) declined: Option<DeclinedText>,
    pub(crate) refer_up: Option<ReferText>,
    #[serde(default)]
    pub(crate) divert: bool,
    pub(crate) wrong_lead: Option<WrongLeadText>,
    #[serde(default)]
    pub(crate) urgent: bool,
    /// Where the world itself says when it comes up; else the play chooses.
    pub(crate) play: Option<PlayText>,
    /// A generality, which the hint for vague texts must find.
    #[serde(default)]
    #[cfg_attr(
        not(test),
        expect(
            dead_code,
            reason = "read by the test of the hints; else for readers of the file"
        )
    )]
    pub(crate) vague: bool,
}

/// The second answer to a matter that was taken up again; what it does not say is that of the first.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AgainText {
    pub(super) direction: String,
    pub(super) answer: String,
    pub(super) outcome: workflow::petition::OutcomeClass,
    pub(super) promise: Option<PromiseText>,
    pub(super) evidence: String,
    pub(super) satisfied: String,
}

/// One matter of a compound petition; what it does not say is that of the whole.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartText {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) place: String,
    pub(super) category: String,
    pub(super) lead: String,
    pub(super) direction: String,
    pub(super) good_answer: String,
    pub(super) legal_basis: Option<String>,
    pub(super) evidence: String,
    pub(super) satisfied: String,
}

impl PetitionText {
    /// Whether two matters stand in one text.
    pub(crate) fn is_compound(&self) -> bool {
        !self.part.is_empty()
    }

    /// A petition of a world's file.
    ///
    /// # Errors
    /// It has another shape.
    pub(super) fn read(text: toml::Table, file: &str) -> Result<Self, WorldFault> {
        text.try_into().map_err(|fault| WorldFault::Shape {
            file: file.to_owned(),
            fault: Box::new(fault),
        })
    }

    /// Whether it tells of its matter before all else: no part of it, no second answer.
    pub(super) fn is_first(&self) -> bool {
        self.part_of.is_none() && self.again_of.is_none()
    }

    /// Whether it can be chosen: parts and second answers come after their first text only, and
    /// other places after the first one.
    pub(crate) fn stands_alone(&self) -> bool {
        self.is_first() && self.elsewhere_of.is_none()
    }

    /// The text of the matter taken up again.
    pub(crate) fn second(&self) -> Option<Self> {
        let again = self.again.clone()?;
        Some(Self {
            key: format!("{}-again", self.key),
            direction: again.direction,
            good_answer: again.answer,
            outcome: again.outcome,
            promise: again.promise,
            evidence: again.evidence,
            satisfied: Some(again.satisfied),
            dissatisfied: None,
            declined: None,
            refer_up: None,
            wrong_lead: None,
            again: None,
            again_of: Some(self.key.clone()),
            ..self.clone()
        })
    }

    /// The parts of a compound text, each a text of its own.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Self> {
        let letters = self.part.iter().zip('a'..);
        letters.map(|(part, letter)| {
            let part = part.clone();
            Self {
                key: format!("{}-{letter}", self.key),
                category: part.category,
                title: part.title,
                text: part.text,
                place: part.place,
                lead: part.lead,
                support: Vec::new(),
                direction: part.direction,
                good_answer: part.good_answer,
                legal_basis: part.legal_basis,
                evidence: part.evidence,
                satisfied: Some(part.satisfied),
                part: Vec::new(),
                part_of: Some(self.key.clone()),
                ..self.clone()
            }
        })
    }
}

/// When a petition comes up, and from where.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlayText {
    /// The month whose conference it comes before, e.g. `2026-08`.
    pub(crate) month: String,
    /// The cell that brings it.
    pub(crate) cell: String,
    /// What becomes of it.
    pub(crate) path: Path,
}

/// Whom a petition asks.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct AddresseeText {
    /// A department's key, or `commune`, `province`, `centre`.
    #[expect(
        dead_code,
        reason = "marks a text for readers of the file; papers print the words"
    )]
    pub(crate) key: String,
    /// As the cell wrote it.
    pub(crate) words: String,
}

/// A commitment.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct PromiseText {
    /// What.
    pub(crate) what: String,
    /// Money.
    pub(crate) money_source: String,
    /// Working days after the answer.
    pub(crate) days: u16,
}

/// Why it is declined.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct DeclinedText {
    /// Why.
    pub(crate) reason: String,
    /// On what basis.
    pub(crate) legal_basis: String,
}

/// To whom it is referred.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ReferText {
    /// The superior body.
    pub(crate) body: String,
    /// Its later answer.
    pub(crate) answer: String,
}

/// The first routing, refused.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct WrongLeadText {
    /// To whom.
    pub(crate) lead: String,
    /// Why it was refused.
    pub(crate) reason: String,
    /// Who was proposed.
    pub(crate) proposed: String,
}

#[cfg(test)]
mod tests {
    use crate::config::Files;
    use crate::world::World;
    use workflow::text::{TextHint, hints};

    /// The world's own petitions, written as an office would want them: the hints find those that
    /// are general, compound or of another procedure, and leave the others alone.
    #[test]
    fn hints_find_what_the_world_marks_and_little_else() {
        let world = World::read(&Files::default(), "gia-loc").unwrap();
        let (mut found, mut others) = (0, Vec::new());
        for text in world.petitions.iter().filter(|t| t.is_first()) {
            let said = hints(&text.text);
            let expected = match () {
                () if text.vague => Some(TextHint::Vague),
                () if text.is_compound() => Some(TextHint::Compound),
                () if text.divert => Some(TextHint::OtherProcedure),
                () => None,
            };
            match expected {
                Some(hint) => {
                    assert!(said.contains(&hint), "{}: {said:?}", text.key);
                    found += 1;
                }
                None if said.is_empty() => {}
                None => others.push((&text.key, said)),
            }
        }
        assert!(found >= 6, "only {found}");
        assert!(others.len() <= 3, "too sharp: {others:?}");
    }
}
