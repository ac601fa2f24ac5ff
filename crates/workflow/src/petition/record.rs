//! What is known of a petition: the row, as the rules see it.
use super::State;
use super::facts::{
    Bodies, Competence, DecidingBody, Digest, Endorsement, Imported, IssuedLine, Kind,
    OutcomeClass, Promise, Reply, Source, Vote,
};
use crate::deadline::Deadline;
use crate::ids::{ConferenceId, CycleId, PetitionId, UnitId};
use crate::policy::Policy;
use crate::unit::Place;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// When and where an answer was announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// The day.
    pub date: NaiveDate,
    /// The conference; none if told in writing.
    pub conference: Option<ConferenceId>,
    /// Later than the conference after the issue (GL-16).
    pub late: bool,
    /// Answered at the conference itself.
    pub on_the_spot: bool,
}

/// Who owes the next step (reliability.md, invariant 15).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// A unit: the cell, the commune, the lead body, the cluster.
    Unit(UnitId),
    /// The Office.
    Office,
    /// A deciding body.
    Body(DecidingBody),
}

/// One matter with its place and addressee, on its way through the house.
///
/// A petition is made by [`Petition::draft`] and changed by [`Petition::act`] only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Petition {
    /// Its id.
    pub id: PetitionId,
    /// Where it comes from.
    pub home: Place,
    /// Where it stands.
    pub state: State,
    /// How many events it has.
    pub version: u32,
    /// What kind of matter.
    pub kind: Kind,
    /// Field (GL-18).
    pub category: String,
    /// How it came in.
    pub source: Source,
    /// Digest of the matter as typed.
    pub matter: Digest,
    /// The code people use, from recording on.
    pub code: Option<String>,
    /// The cycle that works on it now.
    pub cycle: Option<CycleId>,
    /// The conference at which it was recorded.
    pub conference: Option<ConferenceId>,
    /// How the cell agreed.
    pub endorsement: Option<Endorsement>,
    /// Recorded outside a rule, with reason and approver.
    pub exceptional: bool,
    /// Which level is competent.
    pub competence: Option<Competence>,
    /// Who answers.
    pub bodies: Option<Bodies>,
    /// The day on which the lead body got it.
    #[serde(default)]
    pub routed: Option<NaiveDate>,
    /// Supporting bodies that have signed their part.
    #[serde(default)]
    pub signed: BTreeSet<UnitId>,
    /// Who works for the lead.
    pub worker: Option<UnitId>,
    /// How often a lead refused.
    pub route_refusals: u32,
    /// The running clock.
    pub clock: Option<Deadline>,
    /// Its due date.
    pub due: Option<NaiveDate>,
    /// The date asked for in an undecided request for more time.
    pub extension_asked: Option<NaiveDate>,
    /// The day on which it was asked.
    #[serde(default)]
    pub extension_asked_on: Option<NaiveDate>,
    /// How many extensions were granted.
    pub extensions: u32,
    /// The last version of the answer.
    pub reply: Option<Reply>,
    /// Versions returned as unsatisfactory; none of them is ever approved (invariant 14).
    #[serde(default)]
    pub returned: BTreeSet<Digest>,
    /// Class of an answer given without a reply: on the spot, in a commune's report, or in old records.
    #[serde(default)]
    pub outcome: Option<OutcomeClass>,
    /// How often an answer was returned as unsatisfactory.
    pub rounds: u32,
    /// How often one was returned for form.
    pub form_returns: u32,
    /// The line of the document it was issued in.
    pub document: Option<IssuedLine>,
    /// When it was announced.
    pub announced: Option<Announcement>,
    /// The commitment that stands.
    pub promise: Option<Promise>,
    /// The cell's vote on the answer.
    pub answer_vote: Option<Vote>,
    /// The cell's vote on the result.
    pub result_vote: Option<Vote>,
    /// How often it was carried into another cycle.
    pub carried: u32,
    /// How often it was taken up again.
    pub reopened: u32,
    /// Whether the cell asks to take it up again.
    pub reopening_asked: bool,
    /// With which petition it is answered.
    pub merged_into: Option<PetitionId>,
    /// Its parts.
    pub parts: Vec<PetitionId>,
    /// The whole it was taken from.
    pub part_of: Option<PetitionId>,
    /// The text is withheld from lists, mail, search, agenda and boards.
    pub withheld: bool,
    /// Taken over from old records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<Imported>,
    /// Where it was recorded, if units have ended since and it lies elsewhere now (invariant 26).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Place>,
}

impl Petition {
    /// The lead body, if there is one.
    #[must_use]
    pub fn lead(&self) -> Option<UnitId> {
        self.bodies.as_ref().map(|b| b.lead)
    }

    /// Where it was recorded, whatever became of those units.
    #[must_use]
    pub fn origin(&self) -> Place {
        self.origin.unwrap_or(self.home)
    }

    /// The body that directs it: that of its field, from the third reopening on the Standing Board
    /// (flow.md §1, request reopening).
    #[must_use]
    pub fn directing_body(&self, policy: &Policy) -> DecidingBody {
        if self.reopened >= policy.reopenings_before_board {
            return DecidingBody::StandingBoard;
        }
        policy.directing.of(&self.category)
    }

    /// The body that reviews its answer: that of its field, after so many returned answers the
    /// Standing Board (flow.md §1, return).
    #[must_use]
    pub fn reviewing_body(&self, policy: &Policy) -> DecidingBody {
        if self.rounds >= policy.rounds_before_board {
            return DecidingBody::StandingBoard;
        }
        policy.reviewing.of(&self.category)
    }

    /// Whether its answer stands in a document of before this program, whose receipt was proved on
    /// paper.
    #[must_use]
    pub fn has_old_document(&self) -> bool {
        let old = self.imported.as_ref().and_then(|i| i.document);
        old.is_some() && old == self.document.as_ref().map(|d| d.document)
    }

    /// Whether the commune settles it (GL-10): handed to it, not merely of its level. Where the
    /// committee is itself a commune's, every matter is of that level and goes the usual way.
    #[must_use]
    pub fn is_commune_matter(&self) -> bool {
        let handed = self.home.commune.is_some() && self.lead() == self.home.commune;
        self.competence == Some(Competence::Commune) && handed
    }

    /// Who owes the next step; none once it has ended.
    #[must_use]
    pub fn owner(&self, policy: &Policy) -> Option<Owner> {
        let cluster = Owner::Unit(self.home.cluster.unwrap_or(self.home.committee));
        let speaks = self.home.cell.or(self.home.commune);
        let cell = Owner::Unit(speaks.unwrap_or(self.home.committee));
        match self.state {
            State::Draft | State::Endorsed => Some(cell),
            State::Recorded
            | State::Directed
            | State::Approved
            | State::Announced
            | State::ReferredUp => Some(Owner::Office),
            State::Consolidated => Some(Owner::Body(self.directing_body(policy))),
            State::Routed | State::Drafting => self.lead().map(Owner::Unit).or(Some(Owner::Office)),
            State::UnderReview => Some(Owner::Body(self.reviewing_body(policy))),
            State::Issued | State::Declined => Some(cluster),
            State::FollowUp => {
                let body = self.promise.as_ref().map(|p| p.body).or(self.lead());
                Some(body.map_or(Owner::Office, Owner::Unit))
            }
            State::Resolved
            | State::Closed
            | State::Merged
            | State::Split
            | State::Withdrawn
            | State::Diverted => None,
        }
    }
}
