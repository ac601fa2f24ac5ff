//! What stands in a paper, as plain data; how it looks is the business of the documents crate.
//!
//! To make a paper: fill one of the content types ([`Agenda`], [`Minutes`], [`ConsolidatedTable`],
//! [`ResultNotice`]), wrap it in [`Paper`] and hand it over for rendering. Names, fields,
//! outcomes and other words come in already worded; dates stay dates, so that a paper prints
//! them by the office's habit and a spreadsheet keeps them as dates. Fixed wording of a form
//! (headings, labels) is not here.
//!
//! Totals are never fields: they are counted from the rows, so they cannot disagree with them.

mod agenda;
mod consolidated;
mod frame;
mod minutes;
mod notice;
mod petition;

pub use agenda::{
    Agenda, AgendaItem, AnnouncedAnswer, CommuneMatter, NextHost, PromiseDue, RosterEntry,
    RosterGroup,
};
pub use consolidated::{
    ConsolidatedGroup, ConsolidatedRow, ConsolidatedTable, Grouping, Tally, TallyEntry,
};
pub use frame::{
    ConferenceHead, Letterhead, NamedPost, PaperDate, PaperNumber, Recipients, Signature,
};
pub use minutes::{Absence, AttendanceLine, Minutes, RecordedPetition, Speech};
pub use notice::{
    AnnouncementDuty, AnswerGroup, AnsweredPetition, CarriedPetition, DeclinedPetition, Earlier,
    Elsewhere, ElsewherePetition, NoticeTotals, ReferredPetition, ResultNotice,
};
pub use petition::{DocumentRef, PetitionText, Proposer};

use serde::{Deserialize, Serialize};

/// Any paper of the briefing cycle, ready to be stored or rendered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "paper", content = "content", rename_all = "snake_case")]
pub enum Paper {
    /// Conference programme, chương trình (domain §4.1).
    Agenda(Box<Agenda>),
    /// Minutes of a conference, biên bản (domain §4.2).
    Minutes(Box<Minutes>),
    /// Consolidated table of a cycle's petitions, biểu tổng hợp kiến nghị (domain §4.3).
    ConsolidatedTable(Box<ConsolidatedTable>),
    /// Notice of the results of answering petitions, thông báo kết quả (domain §4.7, GL-15).
    ResultNotice(Box<ResultNotice>),
}
