//! The notice of results, drawn from the frozen content of its document (domain §4.7, GL-15).
use super::names::Names;
use super::other;
use super::sheet;
use super::story::{Carried, Story, outcome, stories};
use super::wording::OfficeWording;
use std::collections::BTreeMap;
use store::commands::IssuedEntry;
use store::queries::papers::{CycleFacts, DocumentFacts, MonthFacts};
use workflow::paper::{
    AnnouncementDuty, AnswerGroup, AnsweredPetition, CarriedPetition, DeclinedPetition, Earlier,
    PaperDate, PaperNumber, PetitionText, Recipients, ReferredPetition, ResultNotice,
};
use workflow::petition::{Petition, Source, State};

/// The notice of a document.
pub(super) fn notice(
    facts: &MonthFacts,
    wording: &OfficeWording,
    document: &DocumentFacts,
) -> ResultNotice {
    let (office, day) = (facts.office.as_ref(), document.issued_on);
    let filler = Filler {
        facts,
        wording,
        document,
        names: Names { office, day },
        then: stories(facts, day),
    };
    let then = &filler.then;
    let body = wording.signing_body(&filler.names);
    let symbol = document.symbol.clone();
    let number = PaperNumber::Assigned { symbol };
    let corrects = document.content.corrects.clone();
    // What else became of the month's petitions was said by the notice that is corrected.
    let whole = corrects.is_none();
    let mut notice = ResultNotice {
        letterhead: wording.letterhead(number, PaperDate::On(day)),
        cycle: sheet::month(facts.cycle.month),
        corrects,
        on_behalf_of: format!("{body} {}", wording.committee),
        basis: wording.bases_on(day),
        answers: filler.answers(),
        declined: filler.declined(),
        referred: filler.referred(),
        carried: when(whole, || filler.carried()),
        elsewhere: when(whole, || other::elsewhere(facts, &filler.names, then)),
        withheld: when(whole, || other::withheld(facts, then)),
        earlier: Earlier::default(),
        duty: filler.duty(),
        signature: wording.body_signature(&filler.names, document.signer),
        recipients: recipients(wording),
    };
    notice.earlier = filler.earlier(&notice);
    notice
}

fn recipients(wording: &OfficeWording) -> Recipients {
    let board = format!("Các đồng chí Ủy viên Ban Thường vụ {}", wording.committee);
    let heads = wording.clusters.as_ref();
    let heads = heads.map(|c| format!("Các đồng chí trưởng {c}, phó trưởng {c}"));
    let first = [wording.standing_members(), board];
    let last = [wording.answering(), wording.below()];
    wording.recipients(first.into_iter().chain(heads).chain(last))
}

fn when<T: Default>(said: bool, what: impl FnOnce() -> T) -> T {
    if said { what() } else { T::default() }
}

struct Filler<'a> {
    facts: &'a MonthFacts,
    wording: &'a OfficeWording,
    document: &'a DocumentFacts,
    names: Names<'a>,
    /// Petitions as they stood on the day of issue.
    then: Vec<Story<'a>>,
}

impl Filler<'_> {
    fn lines(&self) -> &[IssuedEntry] {
        &self.document.content.lines
    }

    fn of(&self, state: State) -> impl Iterator<Item = &IssuedEntry> {
        self.lines().iter().filter(move |l| l.state == state)
    }

    /// By field, in the order of the office's own list.
    fn answers(&self) -> Vec<AnswerGroup> {
        let mut found: BTreeMap<usize, AnswerGroup> = BTreeMap::new();
        for line in self.of(State::Approved) {
            let heading = self.names.field(&line.category);
            let group = found
                .entry(self.rank(&line.category))
                .or_insert_with(|| AnswerGroup {
                    heading,
                    answers: Vec::new(),
                });
            group.answers.push(self.answered(line));
        }
        found.into_values().collect()
    }

    fn rank(&self, category: &str) -> usize {
        let all = self.names.preset().map(|p| p.policy.categories.as_slice());
        let found = all.and_then(|all| all.iter().position(|c| c.key == category));
        found.unwrap_or(usize::MAX)
    }

    fn answered(&self, line: &IssuedEntry) -> AnsweredPetition {
        AnsweredPetition {
            petition: self.petition(line),
            answered_by: self.answered_by(line),
            answer: line.answer.clone().unwrap_or_default(),
            class: line.outcome,
            outcome: line.outcome.map(outcome).unwrap_or_default(),
            promised: line.promise.as_ref().map(|p| p.by),
        }
    }

    /// The level above where its answer stands, else the body of the committee.
    fn answered_by(&self, line: &IssuedEntry) -> String {
        let code = Some(line.code.as_str());
        let mut all = self.then.iter();
        let story = all.find(|s| s.then.code.as_deref() == code);
        let above = story.and_then(Story::superior);
        let own = || line.body.map_or("", |b| self.names.unit(b)).to_owned();
        above.unwrap_or_else(own)
    }

    /// With the codes and proposers of everybody answered together with it.
    fn petition(&self, line: &IssuedEntry) -> PetitionText {
        let joined = self
            .of(State::Merged)
            .filter(|other| other.answered_with.as_deref() == Some(line.code.as_str()));
        let all: Vec<&IssuedEntry> = std::iter::once(line).chain(joined).collect();
        let codes: Vec<_> = all.iter().map(|l| l.code.as_str()).collect();
        PetitionText {
            code: codes.join(", "),
            proposers: all
                .iter()
                .filter_map(|l| self.names.proposer(l.cell))
                .collect(),
            content: line.text.clone(),
            opinions: all.iter().map(|l| self.opinions(&l.code)).sum(),
        }
    }

    /// A part of a split petition is no contribution of its own, but for the first one (flow §1).
    fn opinions(&self, code: &str) -> u32 {
        let all = &self.facts.petitions;
        let found = all.iter().find(|p| p.now.code.as_deref() == Some(code));
        let part = found.is_some_and(|p| p.now.part_of.is_some());
        u32::from(!part || code.ends_with('a'))
    }

    /// Petitions that other months recorded, by their codes, and those that no conference heard.
    fn earlier(&self, notice: &ResultNotice) -> Earlier {
        let month = format!("-{}-", self.facts.cycle.month);
        let mut earlier = Earlier::default();
        for petition in notice.petitions() {
            let then = self.stood(&petition.code);
            if petition.code.contains(&month) {
                let urgent = then.is_some_and(|p| p.source == Source::Urgent);
                earlier.urgent += u32::from(urgent);
            } else if then.is_some_and(|p| p.reopened > 0) {
                earlier.again += 1;
            } else {
                earlier.carried += 1;
            }
        }
        earlier
    }

    /// The first of these codes as it stood on the day of issue.
    fn stood(&self, codes: &str) -> Option<&Petition> {
        let code = codes.split(", ").next();
        let found = self.then.iter().find(|s| s.then.code.as_deref() == code);
        found.map(|s| &s.then)
    }

    fn declined(&self) -> Vec<DeclinedPetition> {
        self.of(State::Declined)
            .map(|line| DeclinedPetition {
                petition: self.petition(line),
                reason: reasoned(line.answer.as_deref().unwrap_or_default()),
            })
            .collect()
    }

    fn referred(&self) -> Vec<ReferredPetition> {
        self.of(State::ReferredUp)
            .map(|line| ReferredPetition {
                petition: self.petition(line),
                to: addressed(line.answer.as_deref().unwrap_or_default()),
                document: None,
            })
            .collect()
    }

    /// Petitions that left this cycle for a later one by the day of issue.
    fn carried(&self) -> Vec<CarriedPetition> {
        self.then
            .iter()
            .filter(|s| !s.is_withheld() && s.then.state.is_open())
            .filter_map(|s| self.carried_over(s))
            .collect()
    }

    fn carried_over(&self, story: &Story<'_>) -> Option<CarriedPetition> {
        let Carried { cycle, reason, .. } = story.carried()?;
        let away = cycle != self.facts.cycle.id && story.then.cycle == Some(cycle);
        let later = self.facts.next.as_ref().is_some_and(|n| n.id == cycle);
        if !away || !later || !story.was_in(self.facts.cycle.id) {
            return None;
        }
        let office = format!("Văn phòng {}", self.wording.committee);
        let lead = story.then.lead();
        Some(CarriedPetition {
            petition: story.text(&self.names, true),
            owed_by: lead.map_or(office, |b| self.names.unit(b).to_owned()),
            reason,
            due: story.then.due.filter(|due| *due > self.document.issued_on),
            cycles: story.then.carried.max(1),
        })
    }

    /// At the conferences of the next cycle (GL-16), reported a working day after the last one.
    fn duty(&self) -> AnnouncementDuty {
        let announcers = self.wording.clusters.as_ref().map_or_else(
            || "đồng chí chủ trì hội nghị giao ban".to_owned(),
            |cluster| format!("các đồng chí trưởng {cluster}"),
        );
        let month = self.facts.cycle.month;
        let next = self
            .facts
            .next
            .as_ref()
            .map_or_else(|| month.next(), at_month);
        let closes = self.facts.cycle.plan.next_window.closes();
        let calendar = &self.facts.office.calendar;
        AnnouncementDuty {
            announcers,
            at_cycle: sheet::month(next.unwrap_or(month)),
            report_by: closes.and_then(|day| calendar.add_working_days(day, 1).ok()),
            report_to: format!("Văn phòng {}", self.wording.committee),
        }
    }
}

fn at_month(cycle: &CycleFacts) -> Option<workflow::cycle::CycleMonth> {
    Some(cycle.month)
}

/// "Lý do. (Luật …)" as frozen becomes "Lý do (căn cứ: Luật …)."
fn reasoned(frozen: &str) -> String {
    let Some((reason, basis)) = last_brackets(frozen) else {
        return frozen.to_owned();
    };
    let reason = reason.trim_end_matches(['.', ' ']);
    format!("{reason} (căn cứ: {basis}).")
}

/// What stands before the brackets that end a text, and what in them; those may hold others.
fn last_brackets(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix(')')?;
    let mut depth = 1;
    for (at, c) in inner.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&inner[..at], &inner[at + 1..]));
        }
    }
    None
}

/// "UBND tỉnh …; Công văn số 12-CV/HU" as frozen becomes "UBND tỉnh … (Công văn số 12-CV/HU)".
fn addressed(frozen: &str) -> String {
    let parts = frozen.rsplit_once("; ");
    parts.map_or_else(
        || frozen.to_owned(),
        |(to, paper)| format!("{to} ({paper})"),
    )
}
