//! Whether a row is still worth telling, asked again when it is told (reliability.md, invariants
//! 19 and 24): its recipient may have gone, its record may be out of his sight, its step may be
//! over.
use super::Run;
use super::petition::{document, over};
use std::collections::BTreeMap;
use store::queries::post::{PetitionStory, PostRow, Story};
use uuid::Uuid;
use workflow::person::{HeldPost, Role, Status};
use workflow::petition::{Event, State};
use workflow::scope::Scope;

impl Run<'_> {
    /// Why nothing at all is sent to the row's person.
    pub(super) fn gone(&self, row: &PostRow) -> Option<String> {
        let status = self.office.people.get(&row.person).map(|p| p.status);
        let why = match status {
            Some(Status::Active) => return None,
            Some(Status::Pending) => "pending",
            Some(Status::Revoked) => "revoked",
            Some(Status::Moved) => "moved",
            None => "unknown",
        };
        Some(format!("recipient:{why}"))
    }

    /// Why the row's person is not told of this record: he may no longer see it. For a conference
    /// that is asked for its day, so that who stands in on that day is told beforehand.
    pub(super) fn unseen(&self, row: &PostRow, story: &Story) -> Option<String> {
        let sees = match story {
            Story::Petition(story) => {
                let posts = self.office.posts_of(row.person, self.today());
                let stands_in = |p: &HeldPost| p.on_behalf == row.on_behalf;
                if row.on_behalf.is_some() && !posts.iter().any(stands_in) {
                    return Some("substitution_over".into());
                }
                Scope::of(&posts, &self.office.tree).covers(&story.now)
                    || self.announces(row, story)
            }
            // A conference that cannot be placed any more is nobody's.
            Story::Conference(story) => {
                let concerned = self.office.is_concerned(&story.now, row.person);
                concerned.unwrap_or(false)
            }
        };
        (!sees).then(|| "out_of_scope".into())
    }

    /// Whether the row tells the head or deputy of a cluster of an issued document, which all of
    /// them announce (GL-15). Its letter says nothing of the petition.
    fn announces(&self, row: &PostRow, story: &PetitionStory) -> bool {
        let issued = |e: &Event| document(&e.action).is_some();
        let leads = |p: &HeldPost| matches!(p.role, Role::ClusterHead | Role::ClusterDeputy);
        story.event(row.version).is_some_and(issued)
            && self
                .office
                .posts_of(row.person, self.today())
                .iter()
                .any(leads)
    }

    /// Why a row that waits for a list or a call is not told of.
    pub(super) fn untold(&self, row: &PostRow, stories: &BTreeMap<Uuid, Story>) -> Option<String> {
        let Some(story) = stories.get(&row.subject) else {
            return Some("no_record".into());
        };
        if let Some(cause) = self.gone(row).or_else(|| self.unseen(row, story)) {
            return Some(cause);
        }
        let Story::Petition(story) = story else {
            return None;
        };
        let (Some(event), Some(then)) = (story.event(row.version), story.after(row.version)) else {
            return Some("no_record".into());
        };
        let asked = self.owes(row.person, &then);
        let finished = asked.then(|| over(story, event, &then)).flatten();
        finished.or_else(|| taken_back(story, row.version))
    }
}

/// A petition that was withdrawn or given to another body since is not named any more; that it
/// was is told by rows of its own.
fn taken_back(story: &PetitionStory, version: u32) -> Option<String> {
    let back = matches!(story.now.state, State::Withdrawn | State::Diverted);
    let since = story
        .events
        .iter()
        .any(|e| e.version > version && e.to == story.now.state);
    (back && since).then(|| format!("finished:{}", story.now.state.name()))
}
