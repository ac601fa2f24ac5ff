//! What a letter says of a petition's move, and whether it is still worth saying.
use super::Run;
use super::names::by;
use super::work::Writing;
use notifier::{DocumentNews, Due, DueRule, Move, News, PetitionNews};
use std::collections::BTreeMap;
use store::Failure;
use store::queries::post::{PetitionStory, PostRow, Story};
use uuid::Uuid;
use words::messages::{Args, say};
use workflow::deadline::{Deadline, DeadlineRule};
use workflow::ids::UnitId;
use workflow::petition::{Action, Event, IssuedLine, Petition, State};
use workflow::unit::UnitKind;

impl Run<'_> {
    pub(super) async fn about_petition(
        &self,
        row: &PostRow,
        story: &PetitionStory,
        stories: &BTreeMap<Uuid, Story>,
    ) -> Result<Writing, Failure> {
        let (Some(event), Some(then)) = (story.event(row.version), story.after(row.version)) else {
            return Ok(Writing::Not("no_record".into()));
        };
        if let Some(line) = document(&event.action) {
            return self.about_document(row, event, line, stories).await;
        }
        if let Some(cause) = over(story, event, &then) {
            return Ok(Writing::Not(cause));
        }
        let Some(what) = self.what(row, event, &then) else {
            return Ok(Writing::Not("nothing_to_say".into()));
        };
        let what = if story.now.withheld {
            self.hidden(what)
        } else {
            what
        };
        let news = PetitionNews {
            code: story.now.code.clone().unwrap_or_else(|| "–".into()),
            title: story.title.clone().filter(|_| !story.now.withheld),
            state: then.state,
            due: event.due.map(|date| due(date, event.clock.as_ref())),
            by: by(&self.office, &event.doer),
            what,
        };
        Ok(Writing::Letter(Box::new(self.letter(
            row,
            &concerned(&then),
            News::Petition(news),
        ))))
    }

    /// One letter for all petitions of a document; the other rows say which.
    async fn about_document(
        &self,
        row: &PostRow,
        event: &Event,
        line: &IssuedLine,
        stories: &BTreeMap<Uuid, Story>,
    ) -> Result<Writing, Failure> {
        let together = self.of_document(row, line, stories).await?;
        let first = together.first().map_or(row.id, |(id, _)| *id);
        if first != row.id {
            return Ok(Writing::Not(format!("told_with:{first}")));
        }
        let clusters = self.office.tree.of_kind(UnitKind::Cluster, event.day);
        let clusters: Vec<UnitId> = clusters.iter().map(|c| c.id).collect();
        let corrects = match &event.action {
            Action::Correct { .. } => self.symbol_before(row).await?,
            _ => None,
        };
        let news = DocumentNews {
            symbol: line.symbol.clone(),
            date: line.date,
            answers: self.answers(together.into_iter().filter_map(|(_, place)| place)),
            corrects,
            by: by(&self.office, &event.doer),
        };
        Ok(Writing::Letter(Box::new(self.letter(
            row,
            &clusters,
            News::Document(news),
        ))))
    }

    /// How many petitions there are of each place, by its name.
    fn answers(&self, places: impl Iterator<Item = UnitId>) -> BTreeMap<String, u32> {
        let mut answers = BTreeMap::new();
        for place in places {
            *answers.entry(self.unit(place)).or_insert(0) += 1;
        }
        answers
    }

    /// Rows that tell this person of this document, by id: those of records he may still see, each
    /// with the cluster whose petition the document answers by it.
    async fn of_document(
        &self,
        row: &PostRow,
        line: &IssuedLine,
        stories: &BTreeMap<Uuid, Story>,
    ) -> Result<Vec<(Uuid, Option<UnitId>)>, Failure> {
        let rows = self.store.told_together(row).await?;
        let missing = rows.iter().filter(|r| !stories.contains_key(&r.subject));
        let others = self.known(missing).await?.stories;
        let tells = |r: &PostRow| {
            let story = stories.get(&r.subject).or_else(|| others.get(&r.subject));
            let Some(whole @ Story::Petition(story)) = story else {
                return None;
            };
            let of = story.event(r.version).and_then(|e| document(&e.action));
            let told =
                of.is_some_and(|l| l.symbol == line.symbol) && self.unseen(r, whole).is_none();
            told.then(|| (r.id, self.answered(r, story)))
        };
        Ok(rows.iter().filter_map(tells).collect())
    }

    /// The place of a petition that stands in its document; none for a petition of another cluster,
    /// by which a head is told of the document alone.
    fn answered(&self, row: &PostRow, story: &PetitionStory) -> Option<UnitId> {
        let then = story.after(row.version)?;
        let own = |cluster| self.sits(row.person, cluster, self.today());
        then.home
            .cluster
            .is_none_or(own)
            .then(|| then.home.cluster.unwrap_or(then.home.committee))
    }

    /// The document that a correction replaces.
    async fn symbol_before(&self, row: &PostRow) -> Result<Option<String>, Failure> {
        let stories = self.store.stories([row]).await?;
        let Some(Story::Petition(story)) = stories.get(&row.subject) else {
            return Ok(None);
        };
        let before = row.version.checked_sub(1).and_then(|v| story.after(v));
        Ok(before.and_then(|p| p.document).map(|line| line.symbol))
    }

    /// What this letter is for; none for a move that no letter is written about.
    fn what(&self, row: &PostRow, event: &Event, then: &Petition) -> Option<Move> {
        let unit = |id: UnitId| self.unit(id);
        let sits = |id: UnitId| self.sits(row.person, id, event.day);
        let lead = || then.lead().map(unit).unwrap_or_default();
        Some(match &event.action {
            Action::UrgentIntake { reason, .. } if then.home.cell.is_some_and(sits) => {
                let reason = reason.to_string();
                Move::TakenAsUrgent { reason }
            }
            Action::UrgentIntake { .. } => Move::DirectionWaiting,
            Action::Direct { .. } => Move::RoutingWaiting,
            Action::RefuseRouting { reason, proposed } => Move::RoutingRefused {
                unit: event
                    .doer
                    .person
                    .map(|p| self.seat(p, event.day))
                    .unwrap_or_default(),
                proposed: unit(*proposed),
                reason: reason.to_string(),
            },
            Action::Route { bodies } | Action::ChangeLead { bodies, .. } => {
                if sits(bodies.lead) {
                    Move::RoutedToLead
                } else {
                    Move::RoutedToSupport {
                        lead: unit(bodies.lead),
                    }
                }
            }
            Action::HandToCommune { .. } => Move::HandedToCommune,
            Action::RequestExtension { until, reason, .. } => Move::ExtensionRequested {
                unit: lead(),
                until: *until,
                reason: reason.to_string(),
            },
            Action::GrantExtension { .. } => Move::ExtensionGranted { until: event.due? },
            Action::RefuseExtension { reason, .. } => Move::ExtensionRefused {
                reason: reason.to_string(),
            },
            Action::Return { reasons, note, .. } => Move::Returned {
                round: then.rounds,
                reasons: reasons.clone(),
                note: note.to_string(),
            },
            Action::ReturnForForm { missing } => Move::ReturnedForForm {
                missing: missing.clone(),
            },
            Action::Recall { reason, .. } => Move::Recalled {
                reason: reason.to_string(),
            },
            Action::Approve { .. } => Move::SignatureWaiting,
            Action::Withdraw { note, .. } => Move::Withdrawn {
                note: note.as_ref().map(ToString::to_string),
            },
            _ => return None,
        })
    }

    /// Of a withheld petition letters carry the code, never a text.
    fn hidden(&self, what: Move) -> Move {
        let hidden = || say(self.way.language, "row-title-withheld", &Args::none());
        let (reason, note) = (hidden(), hidden());
        match what {
            Move::TakenAsUrgent { .. } => Move::TakenAsUrgent { reason },
            Move::RoutingRefused { unit, proposed, .. } => Move::RoutingRefused {
                unit,
                proposed,
                reason,
            },
            Move::ExtensionRequested { unit, until, .. } => Move::ExtensionRequested {
                unit,
                until,
                reason,
            },
            Move::ExtensionRefused { .. } => Move::ExtensionRefused { reason },
            Move::Returned { round, reasons, .. } => Move::Returned {
                round,
                reasons,
                note,
            },
            Move::Recalled { .. } => Move::Recalled { reason },
            Move::Withdrawn { .. } => Move::Withdrawn { note: None },
            plain => plain,
        }
    }
}

/// Units whose people a petition is put to: who answers it, and from where it comes.
fn concerned(p: &Petition) -> Vec<UnitId> {
    let support = p.bodies.iter().flat_map(|b| b.support.iter().copied());
    let bodies = p.lead().into_iter().chain(support);
    bodies.chain(p.home.commune).chain(p.home.cell).collect()
}

/// The document that an action issues.
pub(super) fn document(action: &Action) -> Option<&IssuedLine> {
    match action {
        Action::Issue { line, .. } | Action::Correct { line, .. } => Some(line),
        _ => None,
    }
}

/// Why a letter that asks for something is no longer worth sending (reliability.md, invariant 19).
pub(super) fn over(story: &PetitionStory, event: &Event, then: &Petition) -> Option<String> {
    let news = matches!(
        event.action,
        Action::GrantExtension { .. } | Action::RefuseExtension { .. } | Action::Withdraw { .. }
    );
    if news {
        return None;
    }
    if story.now.state != then.state && is_end(story.now.state) {
        return Some(format!("finished:{}", story.now.state.name()));
    }
    if then.lead().is_some() && story.now.lead() != then.lead() {
        return Some("handed_on".into());
    }
    let paused = |p: &Petition| p.clock.is_some() && p.due.is_none();
    if paused(&story.now) && !paused(then) {
        return Some("paused".into());
    }
    let accepted = |e: &Event| then.state == State::Routed && e.to == State::Drafting;
    let later = || story.events.iter().filter(|e| e.version > event.version);
    if let Some(left) = later().find(|e| e.to != then.state && !accepted(e)) {
        return Some(format!("finished:{}", left.to.name()));
    }
    let decided = |e: &Event| {
        matches!(
            e.action,
            Action::GrantExtension { .. } | Action::RefuseExtension { .. }
        )
    };
    let asked = matches!(event.action, Action::RequestExtension { .. });
    (asked && later().any(decided)).then(|| "finished:extension".into())
}

fn is_end(state: State) -> bool {
    matches!(
        state,
        State::Resolved
            | State::Closed
            | State::Merged
            | State::Split
            | State::Withdrawn
            | State::Diverted
    )
}

fn due(date: chrono::NaiveDate, clock: Option<&Deadline>) -> Due {
    let rule = match clock {
        Some(clock) if clock.extensions() > 0 => DueRule::Extended,
        Some(clock) => match clock.rule() {
            DeadlineRule::WorkingDays(days) => DueRule::WorkingDays {
                days,
                since: clock.start(),
            },
            DeadlineRule::NextConference(_) => DueRule::NextConference,
            DeadlineRule::Fixed(_) | DeadlineRule::CalendarDaysRolled(_) => DueRule::Fixed,
        },
        None => DueRule::Fixed,
    };
    Due { date, rule }
}
