//! What a letter is about, as plain data. The store fills it in from the event.
use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use workflow::petition::{FormFault, ReturnReason, State};

/// Everything a letter says. No id and no text of a petition beyond its title is in here, so that
/// no letter can say more than it should (reliability.md, invariant 24).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterFacts {
    /// Who is written to.
    pub addressee: Addressee,
    /// The office that writes, `Văn phòng Huyện ủy Gia Lộc`.
    pub office: String,
    /// Its telephone, for those who want to ask; none where the office gives none.
    pub phone: Option<String>,
    /// What has happened.
    pub news: News,
}

/// A person as addressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// Full name, family name first, without a title.
    pub name: String,
    /// The leading post, `Trưởng phòng Tư pháp`; none where the person holds none.
    pub post: Option<String>,
}

/// What a letter of its own is written for (design.md §7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// A move of one petition.
    Petition(PetitionNews),
    /// A document for the cluster heads (GL-15).
    Document(DocumentNews),
    /// A date in somebody's diary.
    Conference(ConferenceNews),
}

/// A move of one petition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PetitionNews {
    /// Its code, `GLOC-2025-03-K3-07`.
    pub code: String,
    /// Its title; none for a withheld text or where mail is not for its secrecy tier.
    pub title: Option<String>,
    /// Where it stands now.
    pub state: State,
    /// By when the addressee's step is due.
    pub due: Option<Due>,
    /// Who did it.
    pub by: Option<By>,
    /// What was done.
    pub what: Move,
}

/// A due date with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The last day.
    pub date: NaiveDate,
    /// Why that day.
    pub rule: DueRule,
}

/// Why something is due on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueRule {
    /// So many working days.
    WorkingDays {
        /// How many.
        days: u16,
        /// The day of the event, which is not counted.
        since: NaiveDate,
    },
    /// The next conference of the cluster (GL-10).
    NextConference,
    /// A date that a decision or a promise names.
    Fixed,
    /// An extension was granted.
    Extended,
    /// The calendar or the policy changed.
    Changed,
}

/// Who acted; both names where one acted for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// Full name of the person who acted.
    pub name: String,
    /// Full name of the absent holder of the post.
    pub on_behalf: Option<String>,
}

/// What was done to a petition, with what the letter has to say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the names are those of the actions and their facts"
)]
pub enum Move {
    Returned {
        round: u32,
        reasons: BTreeSet<ReturnReason>,
        note: String,
    },
    ReturnedForForm {
        missing: BTreeSet<FormFault>,
    },
    Recalled {
        reason: String,
    },
    DirectionWaiting,
    RoutingWaiting,
    SignatureWaiting,
    RoutedToLead,
    RoutedToSupport {
        lead: String,
    },
    HandedToCommune,
    TakenAsUrgent {
        reason: String,
    },
    RoutingRefused {
        unit: String,
        proposed: String,
        reason: String,
    },
    ExtensionRequested {
        unit: String,
        until: NaiveDate,
        reason: String,
    },
    ExtensionGranted {
        until: NaiveDate,
    },
    ExtensionRefused {
        reason: String,
    },
    Withdrawn {
        note: Option<String>,
    },
}

/// An issued document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentNews {
    /// Its symbol, `12-TB/HU`.
    pub symbol: String,
    /// Its date.
    pub date: NaiveDate,
    /// How many petitions of the addressee's clusters it answers, by the cluster's name; empty where
    /// it answers none of them and is only to be announced (GL-15).
    pub answers: BTreeMap<String, u32>,
    /// The symbol of the document it corrects.
    pub corrects: Option<String>,
    /// Who issued it.
    pub by: Option<By>,
}

/// A conference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConferenceNews {
    /// Its name within a sentence, `hội nghị giao ban Khu 3, tháng 3 năm 2025`.
    pub name: String,
    /// When and where.
    pub slot: Slot,
    /// What has happened to it.
    pub what: ConferenceMove,
}

/// A time and a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The day.
    pub date: NaiveDate,
    /// Local time of day.
    pub time: NaiveTime,
    /// Where.
    pub place: String,
}

/// As what somebody is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invitation {
    /// To take part.
    Guest,
    /// To chair.
    Chair,
    /// To take the minutes.
    Secretary,
    /// Not himself: somebody stands in for him that day.
    Replaced {
        /// Who.
        by: String,
    },
    /// In the place of somebody.
    Instead {
        /// Of whom.
        of: String,
    },
}

/// What has happened to a conference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConferenceMove {
    /// The addressee is on the roster.
    Invited(Invitation),
    /// It has another time or place.
    Moved {
        /// The old ones.
        before: Slot,
        /// Why.
        reason: String,
    },
    /// Another one is held together with it.
    TookIn {
        /// The other's name within a sentence.
        other: String,
    },
    /// It ended before everything of the addressee's cell was reached.
    PutOff {
        /// How many matters go to the next agenda.
        count: usize,
    },
    /// It is not held.
    Cancelled {
        /// Why.
        reason: String,
        /// Where its petitions and announcements go.
        instead: String,
    },
}
