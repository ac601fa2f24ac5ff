//! The one list a day: which waiting rows are still worth telling, and what it says of them.
use super::petition::over;
use super::work::Writing;
use super::{Run, Summary};
use notifier::{Digest, DigestItem, Standing};
use std::collections::BTreeMap;
use store::commands::{DigestOf, FreezeDigests};
use store::queries::post::{PetitionStory, PostRow, Story};
use store::{CommandKey, Failure};
use uuid::Uuid;
use workflow::ids::PersonId;
use workflow::petition::{DecidingBody, Owner, Petition};
use workflow::unit::UnitKind;

/// Items printed at most; the rest is counted.
const LIMIT: usize = 50;

impl Run<'_> {
    /// Freezes the day's lists.
    pub(super) async fn freeze_digests(&self, summary: &mut Summary) -> Result<(), Failure> {
        let committee = self.office.committee.id;
        let waiting = self.store.waiting_for_digest(committee, self.now).await?;
        if waiting.is_empty() {
            return Ok(());
        }
        let stories = self.store.stories(&waiting).await?;
        let (mut lists, mut suppressed) = (BTreeMap::<PersonId, Vec<Uuid>>::new(), Vec::new());
        for row in &waiting {
            match self.settled(row, &stories) {
                Some(cause) => suppressed.push((row.id, cause)),
                None => lists.entry(row.person).or_default().push(row.id),
            }
        }
        let ended = u32::try_from(suppressed.len()).unwrap_or(u32::MAX);
        let lists = lists
            .into_iter()
            .map(|(person, rows)| DigestOf { person, rows });
        let command = FreezeDigests {
            committee,
            date: self.today(),
            lists: lists.collect(),
            suppressed,
        };
        let key = CommandKey::new(format!("post:digests:{}", self.store.id()));
        let frozen = self.store.submit(&key, command).await?;
        summary.suppressed += ended;
        summary.digests += u32::try_from(frozen.further.len()).unwrap_or(u32::MAX);
        Ok(())
    }

    /// Why a waiting row is not told at all: the step that the person was to do is over.
    fn settled(&self, row: &PostRow, stories: &BTreeMap<Uuid, Story>) -> Option<String> {
        let Some(Story::Petition(story)) = stories.get(&row.subject) else {
            return stories
                .get(&row.subject)
                .is_none()
                .then(|| "no_record".into());
        };
        let (Some(event), Some(then)) = (story.event(row.version), story.after(row.version)) else {
            return Some("no_record".into());
        };
        let asked = self.owes(row.person, &then);
        asked.then(|| over(story, event, &then)).flatten()
    }

    /// Rows that the digests among these rows name.
    pub(super) async fn lists(
        &self,
        rows: &[PostRow],
    ) -> Result<BTreeMap<String, Vec<PostRow>>, Failure> {
        let digests = || rows.iter().filter(|r| r.is_digest());
        let keys: Vec<_> = digests().map(|r| r.key.clone()).collect();
        let people: Vec<_> = digests().map(|r| r.person).collect();
        self.store.named_by_digests(&keys, &people).await
    }

    /// The list as written: each record once, as it stands now.
    pub(super) fn list(
        &self,
        row: &PostRow,
        named: &[PostRow],
        stories: &BTreeMap<Uuid, Story>,
    ) -> Writing {
        let mut items = BTreeMap::new();
        for named in named {
            if let Some(story) = stories.get(&named.subject) {
                items
                    .entry(named.subject)
                    .or_insert_with(|| self.item(row.person, story));
            }
        }
        Writing::Digest(Box::new(Digest {
            addressee: self.addressee(row.person),
            office: self.office_name(),
            today: self.today(),
            items: items.into_values().collect(),
            limit: LIMIT,
        }))
    }

    fn item(&self, person: PersonId, story: &Story) -> DigestItem {
        match story {
            Story::Petition(story) => self.petition_item(person, story),
            Story::Conference(story) => DigestItem {
                code: self.conference_code(story),
                title: Some(self.on_list(story)),
                state: None,
                standing: Standing::News,
            },
        }
    }

    fn conference_code(&self, story: &store::queries::post::ConferenceStory) -> String {
        let cluster = story
            .now
            .home
            .cluster
            .and_then(|id| self.found(id)?.code.clone());
        match cluster {
            Some(code) => format!("{}/{code}", story.month),
            None => story.month.to_string(),
        }
    }

    fn petition_item(&self, person: PersonId, story: &PetitionStory) -> DigestItem {
        let p = &story.now;
        DigestItem {
            code: p.code.clone().unwrap_or_else(|| "–".into()),
            title: story.title.clone().filter(|_| !p.withheld),
            state: Some(p.state),
            standing: if self.owes(person, p) {
                self.standing(p)
            } else {
                Standing::News
            },
        }
    }

    fn standing(&self, p: &Petition) -> Standing {
        let (Some(due), today) = (p.due, self.today()) else {
            return Standing::News;
        };
        let days = self
            .office
            .calendar
            .working_days_between(due, today)
            .unwrap_or(0);
        match u32::try_from(days).unwrap_or(u32::MAX) {
            0 if due <= today => Standing::Today,
            0 => Standing::Coming { due },
            days => Standing::Overdue { due, days },
        }
    }

    /// Whether the next step is this person's body's.
    fn owes(&self, person: PersonId, p: &Petition) -> bool {
        let Ok(preset) = self.office.preset(self.today()) else {
            return false;
        };
        let posts = self.office.posts_of(person, self.today());
        let is = |kind| {
            posts
                .iter()
                .any(|post| self.found(post.unit).is_some_and(|u| u.kind == kind))
        };
        match p.owner(&preset.policy) {
            None => false,
            Some(Owner::Unit(unit)) => posts.iter().any(|post| post.unit == unit),
            Some(Owner::Office) => is(UnitKind::Office),
            Some(Owner::Body(DecidingBody::StandingMembers)) => is(UnitKind::StandingMembers),
            Some(Owner::Body(DecidingBody::StandingBoard | DecidingBody::PartyCommittee)) => {
                is(UnitKind::StandingBoard)
            }
        }
    }
}
