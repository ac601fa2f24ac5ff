//! What a petition is and says.
use crate::ids::{ConferenceId, CycleId, PetitionId};
use crate::petition::State;
use crate::text::{Line, Prose};
use crate::unit::Place;
use serde::{Deserialize, Serialize};

/// SHA-256 over a salt and a text, in hex. Events carry this instead of the text, so that a text
/// can be withheld later while the chain stays valid (reliability.md, invariant 30).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(pub String);

impl Digest {
    /// Digest of a salted text.
    #[must_use]
    pub fn of(salt: &str, text: &str) -> Self {
        use sha2::Digest as _;
        let mut hash = sha2::Sha256::new();
        hash.update(salt.as_bytes());
        hash.update([0]);
        hash.update(text.as_bytes());
        Self(hex(&hash.finalize()))
    }
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
            write!(out, "{b:02x}").expect("writing to a String cannot fail");
            out
        })
}

/// What kind of matter it is (domain.md §2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Kiến nghị, đề xuất.
    Petition,
    /// Ý kiến.
    Opinion,
    /// Phản ánh.
    Report,
}

/// Which level may settle the matter (GL-10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the glossary's")]
pub enum Competence {
    Cell,
    Commune,
    County,
    Province,
    Centre,
}

/// How the petition came in; exactly one (reliability.md, invariant 26).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Raised at a conference.
    Conference,
    /// Handed in on paper.
    Written,
    /// From the report of somebody who attended a cell meeting (BL-09).
    AttendanceReport,
    /// Urgent, outside the conferences.
    Urgent,
    /// Taken over from old records.
    Import,
}

/// The matter itself as typed. The event keeps only its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// Short summary for lists and papers.
    pub title: Line,
    /// The matter, verbatim.
    pub text: Prose,
    /// Where (GL-08).
    pub place: Line,
    /// Whom it asks (GL-08).
    pub addressee: Line,
}

impl Matter {
    /// Its words: title, text, place and addressee.
    #[must_use]
    pub fn texts(&self) -> [&str; 4] {
        [
            self.title.as_str(),
            self.text.as_str(),
            self.place.as_str(),
            self.addressee.as_str(),
        ]
    }

    /// Digest under the salt; any change of any part changes it.
    #[must_use]
    pub fn digest(&self, salt: &str) -> Digest {
        let parts = self.texts().map(|p| format!("{}:{p}", p.len()));
        Digest::of(salt, &parts.concat())
    }
}

/// What a new petition starts with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPetition {
    /// Its id, from the id source.
    pub id: PetitionId,
    /// Where it comes from.
    pub home: Place,
    /// What kind of matter.
    pub kind: Kind,
    /// Field (GL-18), a key of the office's categories.
    pub category: String,
    /// How it came in.
    pub source: Source,
    /// Digest of the matter.
    pub matter: Digest,
    /// If it is a part of one that is being split.
    pub part_of: Option<PartOf>,
}

/// The petition a part is taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartOf {
    /// Its id.
    pub id: PetitionId,
    /// The part's code: that of the whole with a, b, …
    pub code: String,
    /// State in which the whole stood, and the part starts.
    pub state: State,
    /// Its cycle.
    pub cycle: CycleId,
    /// Its conference.
    pub conference: Option<ConferenceId>,
}
