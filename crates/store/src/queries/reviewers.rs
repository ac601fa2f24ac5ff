//! Who may decide on an answer, for who may not (flow.md §1 "approve": the page names who may).
use super::conditions::Conditions;
use super::refs::PersonRef;
use super::viewer::Viewer;
use super::visible::{record, visible};
use crate::directory::Directory;
use crate::{Failure, Store, Thing};
use workflow::actor::Channel;
use workflow::cycle::CycleDates;
use workflow::ids::{PersonId, PetitionId};
use workflow::person::Status;
use workflow::petition::{Action, BodyDecision, DecisionBasis, Petition, Refusal, RefusalClass};

impl Store {
    /// People who may enter the reviewing body's decision on the answer that lies before it, by
    /// key: each is asked of the rule itself. Empty where no answer waits.
    ///
    /// # Errors
    /// There is no such petition for this viewer.
    pub async fn reviewers(
        &self,
        office: &Directory,
        viewer: &Viewer,
        id: PetitionId,
    ) -> Result<Vec<PersonRef>, Failure> {
        let mut wanted = Conditions::default();
        wanted.and("p.id = ?", [id.0.into()]);
        wanted.and("p.committee_id = ?", [office.committee.id.into()]);
        wanted.all_of(visible(&viewer.scope));
        let (condition, values) = wanted.finish();
        let sql = format!("SELECT p.record FROM petition p WHERE {condition}");
        let rows = self.read(&sql, values).await?;
        let row = rows.first().ok_or(Failure::NotFound(Thing::Petition))?;
        let p: Petition = record(row, "record")?;
        let today = office.day(self.now());
        let policy = &office.preset(today)?.policy;
        let Some(reply) = &p.reply else {
            return Ok(Vec::new());
        };
        let approve = Action::Approve {
            decision: BodyDecision {
                body: p.reviewing_body(policy),
                basis: DecisionBasis::Session(today),
            },
            on: reply.digest.clone(),
        };
        let active = office
            .people
            .values()
            .filter(|x| x.status == Status::Active);
        let mut found: Vec<PersonRef> = active
            .filter(|x| self.may(office, &p, &approve, x.id))
            .map(|x| office.person_ref(x.id))
            .collect();
        found.sort();
        Ok(found)
    }

    /// Whether the rule lets this person do it; what else it finds wrong is no matter of persons.
    fn may(&self, office: &Directory, p: &Petition, action: &Action, person: PersonId) -> bool {
        let now = self.now();
        let posts = office.posts_of(person, office.day(now));
        let Ok(actor) = office.actor(person) else {
            return false;
        };
        let asked = office.decide(
            now,
            &posts,
            &Channel::Clockwork,
            &CycleDates::NONE,
            |ctx| match p.clone().act(action.clone(), &actor, ctx) {
                Err(no) if no.class() == RefusalClass::Forbidden => Err(no),
                Ok(_) | Err(_) => Ok::<(), Refusal>(()),
            },
        );
        asked.is_ok() && !posts.is_empty()
    }
}
