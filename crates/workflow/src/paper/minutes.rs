//! The minutes of a conference (biên bản hội nghị giao ban; domain §4.2).

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::{
    AnnouncedAnswer, CommuneMatter, ConferenceHead, Letterhead, NamedPost, NextHost, PetitionText,
    Recipients, Signature,
};

/// Minutes built from the facts of a closed conference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// Head of the paper.
    pub letterhead: Letterhead,
    /// The conference.
    pub conference: ConferenceHead,
    /// When it opened, local time.
    pub opened: NaiveTime,
    /// When it closed, local time.
    pub closed: NaiveTime,
    /// Presence by category (GL-06).
    pub attendance: Vec<AttendanceLine>,
    /// Who was absent.
    pub absences: Vec<Absence>,
    /// Who came in the place of whom, as worded.
    pub substitutes: Vec<String>,
    /// Answers announced here (GL-16), and the progress of what was carried over.
    pub announced: Vec<AnnouncedAnswer>,
    /// What communes reported on matters they settle themselves (GL-10).
    pub reports: Vec<CommuneMatter>,
    /// Who spoke, in order.
    pub speeches: Vec<Speech>,
    /// Secretaries of cells who were there and had nothing to say.
    pub silent: Vec<NamedPost>,
    /// Petitions recorded, in their running order.
    pub petitions: Vec<RecordedPetition>,
    /// How many went to another procedure; nothing else of them is printed (flow §1, divert).
    pub withheld: u32,
    /// The chair's conclusions.
    pub conclusions: Vec<String>,
    /// Who hosts the next conference, where that is planned.
    pub next_host: Option<NextHost>,
    /// What was added after they were closed, as worded, with date and signers.
    pub addenda: Vec<String>,
    /// The minute-taker's signature, left.
    pub recorder: Signature,
    /// The chair's signature, right.
    pub chair: Signature,
    /// Who receives the minutes.
    pub recipients: Recipients,
}

/// Presence of one category. Summoned = present + both kinds of absence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceLine {
    /// Category as worded.
    pub category: String,
    /// Present in person or by a substitute.
    pub present: u32,
    /// Absent with reason.
    pub excused: u32,
    /// Absent without reason.
    pub unexcused: u32,
}

impl AttendanceLine {
    /// How many were summoned.
    #[must_use]
    pub fn summoned(&self) -> u32 {
        self.present
            .saturating_add(self.excused)
            .saturating_add(self.unexcused)
    }
}

/// Somebody who did not come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// Name and post as worded.
    pub who: String,
    /// The reason given; absent when none was.
    pub reason: Option<String>,
}

/// One contribution to the discussion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speech {
    /// Full name of the speaker.
    pub speaker: String,
    /// Role and unit.
    pub post: String,
    /// The gist.
    pub gist: String,
}

/// A petition as recorded in the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedPetition {
    /// The petition.
    pub petition: PetitionText,
    /// The body addressed.
    pub addressed_to: String,
    /// Why it was recorded without its cell's agreement, and with whose consent; absent when the
    /// cell had agreed (GL-09).
    pub exception: Option<String>,
    /// What was answered on the spot, and by whom; absent when it goes on.
    pub answered_on_spot: Option<String>,
}
