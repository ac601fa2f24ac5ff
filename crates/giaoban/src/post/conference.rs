//! What a letter says of a conference.
use super::Run;
use super::work::Writing;
use chrono::NaiveTime;
use notifier::{ConferenceMove, ConferenceNews, Invitation, News, Slot};
use std::collections::BTreeMap;
use store::Failure;
use store::queries::post::{ConferenceStory, PostRow};
use words::Language;
use words::dates::{clock_in, month_in, short_in};
use words::messages::{Args, Term, say};
use workflow::calendar::{HalfDay, Slot as HalfDayOf};
use workflow::conference::{Conference, ConferenceAction, ConferenceState, Destination, ItemsGo};
use workflow::ids::{PetitionId, UnitId};
use workflow::person::{Role, Substitution};
use workflow::text::Line;
use workflow::unit::Unit;

impl Run<'_> {
    pub(super) async fn about_conference(
        &self,
        row: &PostRow,
        story: &ConferenceStory,
    ) -> Result<Writing, Failure> {
        let Some(event) = story.events.iter().find(|e| e.version == row.version) else {
            return Ok(Writing::Not("no_record".into()));
        };
        let now = &story.now;
        let here = || self.slot(now.slot, now.host);
        let (slot, what) = match &event.action {
            ConferenceAction::Confirm { .. } if !is_held(now) => {
                return Ok(Writing::Not("changed_again".into()));
            }
            ConferenceAction::Confirm { .. } => {
                (here(), ConferenceMove::Invited(self.invitation(row, now)))
            }
            ConferenceAction::Move { to, .. } if *to != now.slot || is_off(now) => {
                return Ok(Writing::Not("changed_again".into()));
            }
            ConferenceAction::Move { exception, .. } => {
                let Some(was) = story.before(row.version) else {
                    return Ok(Writing::Not("no_record".into()));
                };
                let before = self.slot(was.slot, was.host);
                let reason = exception.reason.to_string();
                (here(), ConferenceMove::Moved { before, reason })
            }
            ConferenceAction::Join {
                target, exception, ..
            } => {
                let other = self.store.conference_story(target.id).await?;
                let (before, reason) = (here(), self.joint(&other, &exception.reason));
                let slot = self.slot(other.now.slot, other.now.host);
                (slot, ConferenceMove::Moved { before, reason })
            }
            ConferenceAction::TakeIn { conference, .. } => {
                let other = self.store.conference_story(*conference).await?;
                (
                    here(),
                    ConferenceMove::TookIn {
                        other: self.name(&other),
                    },
                )
            }
            ConferenceAction::Cancel {
                exception, items, ..
            } => {
                let (reason, instead) = (exception.reason.to_string(), self.instead(items).await?);
                (here(), ConferenceMove::Cancelled { reason, instead })
            }
            ConferenceAction::Close { put_off, .. } if self.own(row, put_off) > 0 => {
                let count = self.own(row, put_off);
                (here(), ConferenceMove::PutOff { count })
            }
            ConferenceAction::Plan { .. }
            | ConferenceAction::HandOver { .. }
            | ConferenceAction::Open { .. }
            | ConferenceAction::Mark { .. }
            | ConferenceAction::Close { .. }
            | ConferenceAction::Addend { .. } => return Ok(Writing::Not("nothing_to_say".into())),
        };
        let about: Vec<UnitId> = now.home.cluster.into_iter().chain(now.host).collect();
        let news = ConferenceNews {
            name: self.name(story),
            slot,
            what,
        };
        Ok(Writing::Letter(Box::new(self.letter(
            row,
            &about,
            News::Conference(news),
        ))))
    }

    /// How many of what goes to the next agenda are of the addressee's cell.
    fn own(&self, row: &PostRow, put_off: &BTreeMap<PetitionId, Option<UnitId>>) -> usize {
        let posts = self
            .office
            .posts_of(row.person, self.office.day(self.store.now()));
        let own = |cell: &UnitId| {
            posts
                .iter()
                .any(|p| p.role == Role::CellSecretary && p.unit == *cell)
        };
        put_off.values().flatten().filter(|cell| own(cell)).count()
    }

    /// Why a conference is held together with another one.
    fn joint(&self, other: &ConferenceStory, reason: &Line) -> String {
        let args = Args::none()
            .text("other", self.name(other))
            .text("reason", reason.to_string());
        say(self.way.language, "conference-reason-joint", &args)
    }

    /// As what somebody is invited: leaders to lead, and who stands in for whom.
    fn invitation(&self, row: &PostRow, c: &Conference) -> Invitation {
        let day = c.slot.date;
        let name = |id| self.office.people.get(&id).map(|p| p.name.clone());
        if let Some(of) = row.on_behalf.and_then(name) {
            return Invitation::Instead { of };
        }
        let away = |s: &&Substitution| s.absent == row.person && s.period.holds(day);
        let stand_in = self.office.substitutions.iter().find(away);
        if let Some(by) = stand_in.and_then(|s| name(s.by)) {
            return Invitation::Replaced { by };
        }
        let posts = self.office.posts_of(row.person, day);
        let leads = |role| {
            let mut own = posts.iter().filter(|p| p.on_behalf.is_none());
            own.any(|p| p.role == role && Some(p.unit) == c.home.cluster)
        };
        if leads(Role::ClusterHead) {
            Invitation::Chair
        } else if leads(Role::ClusterDeputy) {
            Invitation::Secretary
        } else {
            Invitation::Guest
        }
    }

    /// `hội nghị giao ban Khu 3, tháng 3 năm 2025`.
    pub(super) fn name(&self, story: &ConferenceStory) -> String {
        let language = self.way.language;
        let place = story.now.home.cluster.unwrap_or(story.now.home.committee);
        let args = Args::none()
            .text("cluster", self.unit(place))
            .text("month", month_in(language, story.month.first_day()));
        say(language, "conference-name", &args)
    }

    /// Day and state, as they stand on a list behind the name.
    pub(super) fn on_list(&self, story: &ConferenceStory) -> String {
        let language = self.way.language;
        let args = Args::none()
            .text("day", short_in(language, story.now.slot.date))
            .text("state", story.now.state.name_in(language));
        say(language, "conference-on", &args)
    }

    async fn instead(&self, items: &ItemsGo) -> Result<String, Failure> {
        let key = match items.endorsed {
            // Nothing waited; what still comes is written.
            Destination::Here | Destination::InWriting => "conference-items-writing",
            Destination::Conference(id) => {
                let other = self.store.conference_story(id).await?;
                let args = Args::none().text("other", self.name(&other));
                return Ok(say(self.way.language, "conference-items-other", &args));
            }
        };
        Ok(say(self.way.language, key, &Args::none()))
    }

    /// What somebody is told of a conference by telephone; nothing of what is the Office's own.
    pub(super) fn conference_call(&self, row: &PostRow, story: &ConferenceStory) -> Option<String> {
        let event = story.events.iter().find(|e| e.version == row.version)?;
        let key = match &event.action {
            ConferenceAction::Plan { .. } | ConferenceAction::HandOver { .. } => "call-planned",
            ConferenceAction::Confirm { .. } => "call-invited",
            ConferenceAction::Move { .. } => "call-moved",
            ConferenceAction::Join { .. } => "call-joined",
            ConferenceAction::Cancel { .. } => "call-cancelled",
            ConferenceAction::TakeIn { .. } => "call-took-in",
            ConferenceAction::Close { .. } => "call-closed",
            ConferenceAction::Open { .. }
            | ConferenceAction::Mark { .. }
            | ConferenceAction::Addend { .. } => return None,
        };
        let slot = self.slot(story.now.slot, story.now.host);
        let args = Args::none()
            .text("conference", self.name(story))
            .text("clock", clock_in(self.way.language, slot.time))
            .text("day", short_in(self.way.language, slot.date))
            .text("place", slot.place);
        Some(say(self.way.language, key, &args))
    }

    fn slot(&self, slot: HalfDayOf, host: Option<UnitId>) -> Slot {
        let (hour, minute) = match slot.half {
            HalfDay::Morning => (7, 30),
            HalfDay::Afternoon => (13, 30),
        };
        let place = host.and_then(|h| Some(self.hall(self.found(h)?)));
        let place = place.or_else(|| self.own_hall());
        Slot {
            date: slot.date,
            time: NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default(),
            place: place.unwrap_or_else(|| self.office.committee.name.clone()),
        }
    }

    /// Where the whole committee meets, if the office has it in writing.
    fn own_hall(&self) -> Option<String> {
        let root = self.found(self.office.committee.root)?;
        let own = self.way.local.halls.get(&root.key)?;
        (self.way.language == Language::Vi).then(|| own.clone())
    }

    /// Where a host receives people, as programmes say: its own hall, else that of its People's
    /// Committee.
    fn hall(&self, host: &Unit) -> String {
        let own = self.way.local.halls.get(&host.key).cloned();
        let usual = || {
            let args = Args::none().text("commune", lower(&host.name));
            say(self.way.language, "conference-hall", &args)
        };
        own.filter(|_| self.way.language == Language::Vi)
            .unwrap_or_else(usual)
    }
}

/// Still as people were invited, or already over.
fn is_held(c: &Conference) -> bool {
    matches!(c.state, ConferenceState::Confirmed)
}

fn is_off(c: &Conference) -> bool {
    matches!(c.state, ConferenceState::Joint | ConferenceState::Cancelled)
}

/// Within a sentence: `xã Gia Tân`, but `UBND` stays.
pub(super) fn lower(name: &str) -> String {
    let mut rest = name.chars();
    let first = rest.next();
    match (first, rest.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(rest).collect()
        }
        _ => name.to_owned(),
    }
}
