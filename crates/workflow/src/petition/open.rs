//! What can be done to a petition as it stands, beyond what its state alone says.
use super::{ActionKind as A, Petition, State, table};

impl Petition {
    /// The moves of the table from its state, in table order, without those that its record shuts:
    /// a request nobody made is not decided on, a promise nobody gave is not moved. Who may, and
    /// whether the facts of the move hold, is asked when it is made.
    #[must_use]
    pub fn possible(&self) -> Vec<A> {
        let mut found = table::possible(self.state);
        found.retain(|action| self.is_open(*action));
        found
    }

    /// Declined or referred up, and told so in a document: its month has done with it.
    #[must_use]
    pub fn is_printed(&self) -> bool {
        matches!(self.state, State::Declined | State::ReferredUp) && self.document.is_some()
    }

    /// Whether the record leaves the move open.
    #[must_use]
    pub fn is_open(&self, action: A) -> bool {
        match action {
            A::AcceptReopening | A::RefuseReopening => self.reopening_asked,
            A::RequestReopening => !self.reopening_asked,
            A::GrantExtension | A::RefuseExtension => self.extension_asked.is_some(),
            A::RequestExtension => self.extension_asked.is_none(),
            A::ReopenOnSpot => self.announced.as_ref().is_some_and(|a| a.on_the_spot),
            A::MovePromise => self.promise.is_some(),
            A::Correct => self.document.is_some(),
            A::CarryOver => !self.is_printed(),
            A::ReportAtConference => self.is_commune_matter(),
            A::SubmitReply | A::RefuseRouting => !self.is_commune_matter(),
            A::SignPart => {
                let bodies = self.bodies.as_ref();
                bodies.is_some_and(|b| !b.support.is_subset(&self.signed))
            }
            A::Redact => !self.withheld,
            A::TakeOverAnswer => self.imported.is_some(),
            // Made by the program when units change; nobody is offered it.
            A::Succeed => false,
            _ => true,
        }
    }
}
