//! The one list a day: which waiting rows are still worth telling, and what it says of them.
use super::work::Writing;
use super::{Run, Summary};
use notifier::{Digest, DigestAnswer, DigestItem, Standing};
use std::collections::BTreeMap;
use store::commands::{DigestOf, Fate, FreezeDigests};
use store::queries::post::{PetitionStory, PostRow, Story};
use store::{CommandKey, Failure};
use uuid::Uuid;
use workflow::ids::{PersonId, UnitId};
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
        let (told, over) = self.sifted(waiting).await?;
        let mut lists = BTreeMap::<PersonId, Vec<Uuid>>::new();
        for row in told {
            lists.entry(row.person).or_default().push(row.id);
        }
        let ends: Vec<Fate> = over.iter().map(|(_, fate)| fate.clone()).collect();
        let lists = lists
            .into_iter()
            .map(|(person, rows)| DigestOf { person, rows });
        let command = FreezeDigests {
            committee,
            date: self.today(),
            lists: lists.collect(),
            over,
        };
        let key = CommandKey::new(format!("post:digests:{}", self.store.id()));
        let frozen = self.store.submit(&key, command).await?;
        ends.iter().for_each(|fate| summary.count(fate));
        summary.digests += u32::try_from(frozen.further.len()).unwrap_or(u32::MAX);
        Ok(())
    }

    /// Waiting rows that are worth telling, and what becomes of the others.
    pub(super) async fn sifted(
        &self,
        waiting: Vec<PostRow>,
    ) -> Result<(Vec<PostRow>, Vec<(Uuid, Fate)>), Failure> {
        let known = self.known(&waiting).await?;
        let (mut told, mut over) = (Vec::new(), Vec::new());
        for row in waiting {
            if let Some(fault) = known.faults.get(&row.subject) {
                over.push((row.id, Fate::Dead(fault.clone())));
            } else if let Some(cause) = self.untold(&row, &known.stories) {
                over.push((row.id, Fate::Suppressed(cause)));
            } else {
                told.push(row);
            }
        }
        Ok((told, over))
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

    /// The list as written: each record once, as it stands now. What is not worth telling any more
    /// is left out, and a list written before is then written again.
    pub(super) fn list(
        &self,
        row: &PostRow,
        named: &[PostRow],
        stories: &BTreeMap<Uuid, Story>,
    ) -> Writing {
        let mut items = BTreeMap::new();
        let mut all = true;
        for named in named {
            match stories.get(&named.subject) {
                Some(story) if self.untold(named, stories).is_none() => {
                    items
                        .entry(named.subject)
                        .or_insert_with(|| self.item(row.person, story));
                }
                _ => all = false,
            }
        }
        let tasked = self.tasked(row.person, named, stories);
        let read = items.keys().copied().collect();
        let digest = Digest {
            addressee: self.addressee(row.person, &tasked),
            office: self.office_name(),
            phone: self.way.local.phone.clone(),
            today: self.today(),
            items: items.into_values().collect(),
            limit: LIMIT,
        };
        Writing::Digest {
            digest: Box::new(digest),
            read,
            anew: !all,
        }
    }

    /// Bodies that owe a step of what a list names.
    fn tasked(
        &self,
        person: PersonId,
        named: &[PostRow],
        stories: &BTreeMap<Uuid, Story>,
    ) -> Vec<UnitId> {
        let petition = |row: &PostRow| match stories.get(&row.subject)? {
            Story::Petition(story) => Some(&story.now),
            Story::Conference(_) => None,
        };
        let owed = named.iter().filter_map(petition);
        let owed = owed.filter(|p| self.owes(person, p));
        owed.filter_map(Petition::lead).collect()
    }

    fn item(&self, person: PersonId, story: &Story) -> DigestItem {
        match story {
            Story::Petition(story) => self.petition_item(person, story),
            Story::Conference(story) => DigestItem {
                code: words::messages::capital(&self.name(story)),
                title: Some(self.on_list(story)),
                state: None,
                answer: None,
                standing: Standing::News,
            },
        }
    }

    fn petition_item(&self, person: PersonId, story: &PetitionStory) -> DigestItem {
        let p = &story.now;
        DigestItem {
            code: p.code.clone().unwrap_or_else(|| "–".into()),
            title: story.title.clone().filter(|_| !p.withheld),
            state: Some(p.state),
            answer: self.answer_for(person, p),
            standing: if self.owes(person, p) {
                self.standing(p)
            } else {
                Standing::News
            },
        }
    }

    /// What was answered, for the cell that asked: it need not look it up.
    fn answer_for(&self, person: PersonId, p: &Petition) -> Option<DigestAnswer> {
        let own = p
            .home
            .cell
            .is_some_and(|cell| self.sits(person, cell, self.today()));
        answer(p).filter(|_| own)
    }

    fn standing(&self, p: &Petition) -> Standing {
        let (Some(due), today) = (p.due, self.today()) else {
            return Standing::News;
        };
        // Where the calendar ends, late is late all the same: then every day counts.
        let days = self
            .office
            .calendar
            .working_days_between(due, today)
            .unwrap_or_else(|_| usize::try_from((today - due).num_days()).unwrap_or(0));
        match u32::try_from(days).unwrap_or(u32::MAX) {
            0 if due <= today => Standing::Today,
            0 => Standing::Coming { due },
            days => Standing::Overdue { due, days },
        }
    }

    /// Whether the next step is this person's body's.
    pub(super) fn owes(&self, person: PersonId, p: &Petition) -> bool {
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

/// The answer that was told; none before that.
pub(super) fn answer(p: &Petition) -> Option<DigestAnswer> {
    p.announced.as_ref()?;
    let outcome = p.outcome.or(p.reply.as_ref().map(|r| r.outcome))?;
    let by = p.promise.as_ref().map(|promise| promise.by);
    Some(DigestAnswer { outcome, by })
}
