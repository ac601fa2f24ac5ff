//! The conference programme (chương trình hội nghị giao ban; domain §4.1).

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{ConferenceHead, DocumentRef, Letterhead, PetitionText, Recipients, Signature};

/// Programme of one briefing conference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda {
    /// Head of the paper.
    pub letterhead: Letterhead,
    /// The conference.
    pub conference: ConferenceHead,
    /// The timed items in their order.
    pub items: Vec<AgendaItem>,
    /// Answers to last month's petitions, to be announced here (GL-16); may be empty.
    pub announcements: Vec<AnnouncedAnswer>,
    /// Matters in the communes' own competence due at this conference, open ones first (GL-10).
    pub commune_matters: Vec<CommuneMatter>,
    /// Dated commitments that fall due before this conference.
    pub promises_due: Vec<PromiseDue>,
    /// The committee's information and tasks for the month, for the cells (flow §2).
    pub committee_tasks: Vec<String>,
    /// The matters chosen for discussion, two or three (TM-02).
    pub key_matters: Vec<String>,
    /// Who hosts next.
    pub next_host: Option<NextHost>,
    /// Invitees by the categories of GL-06.
    pub roster: Vec<RosterGroup>,
    /// Who signs the programme.
    pub signature: Signature,
    /// Who receives it.
    pub recipients: Recipients,
}

/// One line of the programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// When it starts, local time.
    pub from: NaiveTime,
    /// When it ends, if planned.
    pub until: Option<NaiveTime>,
    /// What is done.
    pub title: String,
    /// Who presents or leads it; may be empty.
    pub presenter: String,
}

/// An answer to announce publicly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnouncedAnswer {
    /// The petition.
    pub petition: PetitionText,
    /// Whose words they are, e.g. "Trả lời của Phòng Nông nghiệp và Môi trường".
    pub label: String,
    /// The answer in short.
    pub answer: String,
    /// Outcome class as worded, e.g. "Đang giải quyết".
    pub outcome: String,
    /// The notice it was issued in.
    pub document: Option<DocumentRef>,
}

/// A matter a commune settles itself and reports on (GL-10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommuneMatter {
    /// The petition.
    pub petition: PetitionText,
    /// The commune that answers for it.
    pub commune: String,
    /// The conference at which it was raised, as worded, e.g. "tháng 02 năm 2025".
    pub raised_in: String,
    /// How it stands, as worded; may be empty.
    pub standing: String,
}

/// A commitment whose date has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseDue {
    /// Code of the petition it belongs to.
    pub code: String,
    /// Who promised.
    pub body: String,
    /// What was promised.
    pub promise: String,
    /// By when.
    pub due: NaiveDate,
    /// How it stands, as worded; may be empty.
    pub standing: String,
}

/// The next hosting unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextHost {
    /// The unit.
    pub host: String,
    /// The planned day, if the window is planned.
    pub date: Option<NaiveDate>,
}

/// Invitees of one category (GL-06; categories are the office's own).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterGroup {
    /// Category as worded, e.g. "Bí thư chi bộ nông thôn".
    pub category: String,
    /// The people, in the order to be printed.
    pub people: Vec<RosterEntry>,
}

/// One invitee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterEntry {
    /// Full name.
    pub name: String,
    /// Post and unit.
    pub post: String,
    /// Remark, e.g. a substitution; may be empty.
    pub note: String,
}
