//! What a petition taken over from old records begins with.
use crate::petition::facts::{Imported, OldAnswer, OldPetition};
use crate::petition::{Announcement, Endorsement, EndorsementKind, Petition, State};
use chrono::NaiveDate;

impl Petition {
    pub(super) fn take_over(&mut self, old: &OldPetition, on: NaiveDate) {
        self.code.clone_from(&old.code);
        self.cycle = old.cycle;
        self.endorsement = old.dates.endorsed.map(|date| Endorsement {
            kind: EndorsementKind::CellCommittee,
            date,
            names: old.endorsers.clone(),
        });
        self.competence = old.competence;
        self.bodies.clone_from(&old.bodies);
        self.document.clone_from(&old.document);
        self.promise.clone_from(&old.promise);
        // What old records say of signed parts is not known; supporters have their days from now on.
        let with_lead = matches!(old.state, State::Routed | State::Drafting);
        self.routed = with_lead.then_some(on);
        self.announced = old.dates.announced.map(|date| Announcement {
            date,
            conference: None,
            late: false,
            on_the_spot: false,
        });
        let mut imported = Imported {
            on,
            recorded: old.dates.recorded,
            document: old.document.as_ref().map(|d| d.document),
            answer: None,
        };
        match &old.answer {
            Some(OldAnswer::Given { outcome, text }) => {
                self.outcome = Some(*outcome);
                imported.answer.clone_from(text);
            }
            Some(OldAnswer::Version(reply)) => self.reply = Some(reply.clone()),
            None => {}
        }
        self.imported = Some(imported);
    }
}
