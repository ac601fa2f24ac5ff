//! The notice of results (thông báo kết quả trả lời kiến nghị; domain §4.7, GL-15).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{DocumentRef, Letterhead, PetitionText, Recipients, Signature};
use crate::petition::OutcomeClass;
use std::collections::BTreeMap;

/// The one official document that answers a cycle's petitions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultNotice {
    /// Head of the paper.
    pub letterhead: Letterhead,
    /// The cycle as worded, e.g. "tháng 3 năm 2025".
    pub cycle: String,
    /// Symbol of the notice whose answers it corrects, e.g. "05-TB/HU"; none for the month's own.
    pub corrects: Option<String>,
    /// Full name of the body on whose behalf it speaks, e.g. "Ban Thường vụ Huyện ủy".
    pub on_behalf_of: String,
    /// Legal bases, each a whole phrase, in print order (GL-21).
    pub basis: Vec<String>,
    /// Answers under their headings (field or cluster); empty when nothing was answered.
    pub answers: Vec<AnswerGroup>,
    /// Petitions not taken up, with the reason.
    pub declined: Vec<DeclinedPetition>,
    /// Petitions sent to a higher level.
    pub referred: Vec<ReferredPetition>,
    /// Petitions carried to a later cycle.
    pub carried: Vec<CarriedPetition>,
    /// Petitions that got their answer, or their end, without this notice.
    pub elsewhere: Vec<ElsewherePetition>,
    /// How many went to another procedure; nothing else of them is printed (flow §1, divert).
    pub withheld: u32,
    /// How many of the petitions the month's conferences did not raise.
    pub earlier: Earlier,
    /// Who announces it, and when (GL-16).
    pub duty: AnnouncementDuty,
    /// Who signs.
    pub signature: Signature,
    /// Who receives it.
    pub recipients: Recipients,
}

/// Petitions of a notice that its month's conferences did not raise.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// Taken up again after an answer that the cell was not content with.
    pub again: u32,
    /// Not answered in their own month.
    pub carried: u32,
    /// Taken in at once, outside a conference.
    pub urgent: u32,
}

/// Answers under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerGroup {
    /// Field or cluster, as worded.
    pub heading: String,
    /// Its answers in print order.
    pub answers: Vec<AnsweredPetition>,
}

/// A petition with its approved answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredPetition {
    /// The petition.
    pub petition: PetitionText,
    /// The body that answered.
    pub answered_by: String,
    /// The approved answer; line breaks are kept as paragraphs.
    pub answer: String,
    /// Outcome class; none for an answer of before there were any.
    pub class: Option<OutcomeClass>,
    /// The same as worded, e.g. "Đã giải quyết xong".
    pub outcome: String,
    /// The date promised, if the outcome carries one.
    pub promised: Option<NaiveDate>,
}

/// A petition that is not taken up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclinedPetition {
    /// The petition.
    pub petition: PetitionText,
    /// Why.
    pub reason: String,
}

/// A petition sent up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferredPetition {
    /// The petition.
    pub petition: PetitionText,
    /// To which body.
    pub to: String,
    /// With which document.
    pub document: Option<DocumentRef>,
}

/// A petition still in progress.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedPetition {
    /// The petition.
    pub petition: PetitionText,
    /// The body that owes the answer.
    pub owed_by: String,
    /// Why it is late.
    pub reason: String,
    /// By when the body answers now, if that is set.
    pub due: Option<NaiveDate>,
    /// How many cycles it has been carried, at least 1.
    pub cycles: u32,
}

/// What became of a petition that this notice need not answer, in print order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Elsewhere {
    /// Answered at the conference.
    OnTheSpot,
    /// In the commune's own competence; it reports at the next conference (GL-10).
    ByCommune,
    /// Taken back by the cell.
    Withdrawn,
}

/// A petition that is listed so that nobody asks where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElsewherePetition {
    /// The petition.
    pub petition: PetitionText,
    /// What became of it.
    pub how: Elsewhere,
    /// Who answered or settles it, and by when, as worded; may be empty.
    pub said: String,
}

/// The cluster heads' duty to announce.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnouncementDuty {
    /// Who announces, as worded, e.g. "các đồng chí trưởng khu".
    pub announcers: String,
    /// At which conference, as worded, e.g. "tháng 4 năm 2025".
    pub at_cycle: String,
    /// By when they report having done so, if asked.
    pub report_by: Option<NaiveDate>,
    /// To whom they report, e.g. "Văn phòng Huyện ủy".
    pub report_to: String,
}

/// Counts of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoticeTotals {
    /// All petitions on the notice.
    pub petitions: u32,
    /// Contributions they stand for (lượt ý kiến).
    pub opinions: u32,
    /// Answered.
    pub answered: u32,
    /// Not taken up.
    pub declined: u32,
    /// Sent up.
    pub referred: u32,
    /// Carried over.
    pub carried: u32,
    /// Answered at the conference.
    pub on_the_spot: u32,
    /// With the communes.
    pub by_commune: u32,
    /// Taken back.
    pub withdrawn: u32,
    /// With another procedure.
    pub withheld: u32,
}

impl ResultNotice {
    /// Every petition on the notice, in print order.
    pub fn petitions(&self) -> impl Iterator<Item = &PetitionText> {
        let answered = self.answers.iter().flat_map(|group| &group.answers);
        answered
            .map(|item| &item.petition)
            .chain(self.declined.iter().map(|item| &item.petition))
            .chain(self.referred.iter().map(|item| &item.petition))
            .chain(self.carried.iter().map(|item| &item.petition))
            .chain(self.elsewhere.iter().map(|item| &item.petition))
    }

    /// Counts, taken from the lists; each saturates at `u32::MAX`.
    #[must_use]
    pub fn totals(&self) -> NoticeTotals {
        let opinions = self.petitions().map(|petition| petition.opinions);
        NoticeTotals {
            petitions: count(self.petitions().count()).saturating_add(self.withheld),
            opinions: opinions.fold(self.withheld, u32::saturating_add),
            answered: count(self.answers.iter().map(|group| group.answers.len()).sum()),
            declined: count(self.declined.len()),
            referred: count(self.referred.len()),
            carried: count(self.carried.len()),
            on_the_spot: count(self.of(Elsewhere::OnTheSpot).count()),
            by_commune: count(self.of(Elsewhere::ByCommune).count()),
            withdrawn: count(self.of(Elsewhere::Withdrawn).count()),
            withheld: self.withheld,
        }
    }

    /// Petitions of which the same became elsewhere.
    pub fn of(&self, how: Elsewhere) -> impl Iterator<Item = &ElsewherePetition> {
        self.elsewhere.iter().filter(move |item| item.how == how)
    }

    /// Answered petitions by outcome class as worded, from settled to not yet settled.
    #[must_use]
    pub fn outcomes(&self) -> Vec<(&str, u32)> {
        let mut found: BTreeMap<(Option<OutcomeClass>, &str), u32> = BTreeMap::new();
        for item in self.answers.iter().flat_map(|group| &group.answers) {
            let number = found.entry((item.class, &item.outcome)).or_default();
            *number = number.saturating_add(1);
        }
        found.into_iter().map(|((_, name), n)| (name, n)).collect()
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
