//! Who reads.
use super::visible::record;
use crate::directory::Directory;
use crate::{Failure, Store};
use chrono::{DateTime, Utc};
use workflow::capacity::Capacity;
use workflow::conference::Conference;
use workflow::ids::PersonId;
use workflow::person::{HeldPost, Status};
use workflow::petition::{Meets, Petition, State};
use workflow::scope::Scope;

/// Who reads, with his posts of today and what they let him see.
#[derive(Clone, Debug, Default)]
pub struct Viewer {
    /// The person; none for the keeper of the database himself.
    pub person: Option<PersonId>,
    /// His posts today, own and substituted.
    pub posts: Vec<HeldPost>,
    /// What he may see.
    pub scope: Scope,
    /// Seats he was named for at conferences in session, with the clusters that meet there.
    pub seats: Vec<(Meets, Capacity)>,
}

impl Viewer {
    /// Whoever keeps the database file: access to it is trust (design.md §5).
    #[must_use]
    pub fn keeper() -> Self {
        let scope = Scope {
            all: true,
            ..Scope::default()
        };
        Self {
            scope,
            ..Self::default()
        }
    }

    /// A person; one who may not act sees nothing (reliability.md, invariant 9).
    #[must_use]
    pub fn person(office: &Directory, person: PersonId, now: DateTime<Utc>) -> Self {
        let active = office
            .people
            .get(&person)
            .is_some_and(|p| p.status == Status::Active);
        let posts = if active {
            office.posts_of(person, office.day(now))
        } else {
            Vec::new()
        };
        let scope = Scope::of(&posts, &office.tree);
        Self {
            person: Some(person),
            posts,
            scope,
            seats: Vec::new(),
        }
    }

    /// Whether he may read answers and reasons of this petition: below the county they are shown
    /// only once issued, except to who answers or supports (domain.md §2.3, rights in short).
    #[must_use]
    pub fn reads_answers(&self, p: &Petition) -> bool {
        let answers = p.bodies.as_ref().is_some_and(|b| {
            self.scope.bodies.contains(&b.lead)
                || b.support.iter().any(|s| self.scope.bodies.contains(s))
        }) || p.worker.is_some_and(|w| self.scope.bodies.contains(&w));
        let told = p.state == State::Issued || Scope::ANNOUNCED.contains(&p.state);
        self.scope.all || answers || told || p.is_commune_matter()
    }
}

impl Store {
    /// A person as one who reads now. On the day on which clusters meet together, the people of each
    /// see what comes before all of them (GL-16), and so does who was named to chair or to take the
    /// minutes; so what belongs into the minutes can be entered until that day is over.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn viewer(&self, office: &Directory, person: PersonId) -> Result<Viewer, Failure> {
        let mut viewer = Viewer::person(office, person, self.now());
        let own = viewer.scope.clusters.clone();
        if viewer.scope.is_empty() {
            return Ok(viewer);
        }
        let sql = "SELECT record FROM conference WHERE committee_id = ? AND (state = 'InSession' OR (state = 'Closed' AND held_on = ?))";
        let today = office.day(self.now());
        let values = [office.committee.id.into(), today.into()];
        for row in self.read(sql, values).await? {
            let held: Conference = record(&row, "record")?;
            let desk = [
                (held.chair, Capacity::Presider),
                (held.minute_taker, Capacity::Recorder),
            ];
            let named = desk.into_iter().find(|(who, _)| *who == Some(person));
            let seat = named.map(|(_, capacity)| (held.meets(), capacity));
            if seat.is_some() || !held.covers.is_disjoint(&own) {
                viewer.scope.clusters.extend(held.covers);
            }
            viewer.seats.extend(seat);
        }
        Ok(viewer)
    }
}
