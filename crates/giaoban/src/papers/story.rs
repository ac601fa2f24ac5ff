//! What a petition's history says at the end of a day, in the words of papers.
use super::names::Names;
use chrono::NaiveDate;
use store::queries::papers::{MonthFacts, PetitionFacts};
use words::messages::{Term, capital};
use workflow::ids::CycleId;
use workflow::paper::{DocumentRef, PetitionText};
use workflow::petition::{Action, CommuneResult, Event, OutcomeClass, Petition, State};

/// A petition at the end of a day.
pub(super) struct Story<'a> {
    pub(super) facts: &'a PetitionFacts,
    pub(super) then: Petition,
    /// The answer as a correction has it; none of one that stands as it was issued.
    corrected: Option<&'a str>,
    day: NaiveDate,
}

/// A petition's way into a later month.
pub(super) struct Carried<'a> {
    /// The move that did it.
    pub(super) event: &'a Event,
    /// Into which month.
    pub(super) cycle: CycleId,
    /// Why.
    pub(super) reason: String,
}

/// Petitions that were there at the end of a day, by code.
pub(super) fn stories(month: &MonthFacts, day: NaiveDate) -> Vec<Story<'_>> {
    let story = |facts| Story::at(month, facts, day);
    month.petitions.iter().filter_map(story).collect()
}

/// Outcome classes as papers print them: "Đang giải quyết".
pub(super) fn outcome(class: OutcomeClass) -> String {
    capital(&class.name_in(words::Language::Vi))
}

impl<'a> Story<'a> {
    fn at(month: &'a MonthFacts, facts: &'a PetitionFacts, day: NaiveDate) -> Option<Self> {
        let then = facts.at_end_of(day)?;
        Some(Self {
            corrected: corrected(month, &then),
            facts,
            then,
            day,
        })
    }

    /// Events up to the day, newest first.
    fn back(&self) -> impl Iterator<Item = &'a Event> {
        self.facts.until(self.day).rev()
    }

    /// The last day on which anything happened.
    pub(super) fn last_day(&self) -> Option<NaiveDate> {
        self.back().next().map(|event| event.day)
    }

    pub(super) fn code(&self) -> &str {
        self.then.code.as_deref().unwrap_or_default()
    }

    /// Withheld now counts, whatever it was on the day: what was withheld later is printed nowhere.
    pub(super) fn is_withheld(&self) -> bool {
        self.facts.now.withheld || self.facts.matter.is_none()
    }

    /// As papers quote it: the matter itself, or its short summary.
    pub(super) fn text(&self, names: &Names<'_>, in_full: bool) -> PetitionText {
        let content = if in_full {
            &self.facts.matter
        } else {
            &self.facts.title
        };
        PetitionText {
            code: self.code().to_owned(),
            proposers: names.proposer(self.then.home.cell).into_iter().collect(),
            content: content.clone().unwrap_or_default(),
            opinions: self.opinions(),
        }
    }

    /// One contribution; of a split one, its first part stands for it (flow §1).
    pub(super) fn opinions(&self) -> u32 {
        u32::from(self.then.part_of.is_none() || self.code().ends_with('a'))
    }

    /// Whether it was in the table of a cycle at some time up to the day.
    pub(super) fn was_in(&self, cycle: CycleId) -> bool {
        let mut events = self.facts.until(self.day);
        let Some(mut then) = events.next().and_then(|first| Petition::replay([first])) else {
            return false;
        };
        let in_cycle = |p: &Petition| p.cycle == Some(cycle) && p.code.is_some();
        in_cycle(&then)
            || events.any(|event| {
                then = then.clone().apply(event);
                in_cycle(&then)
            })
    }

    pub(super) fn document(&self) -> Option<DocumentRef> {
        let line = self.then.document.as_ref()?;
        Some(DocumentRef {
            symbol: line.symbol.clone(),
            date: line.date,
        })
    }

    /// The direction of the directing body.
    pub(super) fn direction(&self) -> Option<String> {
        self.back().find_map(|event| match &event.action {
            Action::Direct { text, .. } => Some(text.to_string()),
            _ => None,
        })
    }

    /// When the answer was due, as last set.
    pub(super) fn reply_due(&self) -> Option<NaiveDate> {
        let working = |event: &&Event| matches!(event.to, State::Routed | State::Drafting);
        self.back().find(working).and_then(|event| event.due)
    }

    /// The answer that stands: approved, given on the spot, reported by the commune, or why there
    /// is none. `target` is the petition it was merged into.
    pub(super) fn answer(&self, target: Option<&Story<'_>>) -> Option<String> {
        let open = matches!(
            self.then.state,
            State::Recorded
                | State::Consolidated
                | State::Directed
                | State::Routed
                | State::Drafting
                | State::UnderReview
        );
        if open {
            return None;
        }
        if let Some(corrected) = self.corrected {
            return Some(corrected.to_owned());
        }
        // A draft of an earlier turn is no answer to what was turned away or taken back.
        let turned = matches!(
            self.then.state,
            State::Declined | State::ReferredUp | State::Withdrawn
        );
        let stands = self.then.reply.as_ref().filter(|_| !turned);
        let reply = stands.and_then(|reply| {
            let texts = [Some(self), target].into_iter().flatten();
            texts
                .filter_map(|s| s.facts.answers.get(&reply.digest))
                .next()
        });
        reply
            .cloned()
            .or_else(|| self.back().find_map(|e| self.told(e)))
    }

    fn told(&self, event: &Event) -> Option<String> {
        match &event.action {
            Action::AnswerOnSpot { answer, .. } => self.facts.answers.get(answer).cloned(),
            Action::ReportAtConference {
                result: CommuneResult::Done { report, .. },
                ..
            } => self.facts.answers.get(report).cloned(),
            Action::Decline {
                reason,
                legal_basis,
                ..
            } => {
                let reason = reason.as_str().trim_end_matches(['.', ' ']);
                Some(format!("{reason} (căn cứ: {legal_basis})."))
            }
            Action::ReferUp { to, paper, .. } => Some(format!("Chuyển {to} ({paper}).")),
            _ => None,
        }
    }

    /// The class of the outcome, or what became of it otherwise.
    pub(super) fn outcome(&self) -> Option<String> {
        match self.then.state {
            State::Declined => return Some("Không tiếp nhận".to_owned()),
            State::ReferredUp => return Some("Chuyển cấp trên".to_owned()),
            State::Withdrawn => return Some("Chi bộ rút".to_owned()),
            State::Closed if self.then.reply.is_none() && self.then.outcome.is_none() => {
                return Some("Không tiếp nhận".to_owned());
            }
            _ => {}
        }
        let class = self.then.reply.as_ref().map(|r| r.outcome);
        self.then.outcome.or(class).map(outcome)
    }

    /// How it came into a later month for the last time: carried over, or with more time than its
    /// own month has.
    pub(super) fn carried(&self) -> Option<Carried<'a>> {
        let mut found = None;
        let mut then: Option<Petition> = None;
        let mut asked = None;
        for event in self.facts.until(self.day) {
            let before = then.as_ref().and_then(|p| p.cycle);
            let now = match then.take() {
                None => Petition::replay([event])?,
                Some(p) => p.apply(event),
            };
            let reason = match &event.action {
                Action::RequestExtension { reason, .. } => {
                    asked = Some(reason);
                    None
                }
                Action::CarryOver { reason, .. } => Some(reason),
                Action::GrantExtension { .. } => asked,
                _ => None,
            };
            if let (Some(cycle), Some(reason)) = (now.cycle.filter(|c| Some(*c) != before), reason)
            {
                found = Some(Carried {
                    event,
                    cycle,
                    reason: reason.to_string(),
                });
            }
            then = Some(now);
        }
        found
    }

    /// Who answered at the conference, what, of which class, and whether the cell was content.
    pub(super) fn on_the_spot(&self, names: &Names<'_>) -> Option<String> {
        let event = self.answer_on_the_spot()?;
        let Action::AnswerOnSpot {
            answer,
            outcome: class,
            by: body,
            accepted,
            ..
        } = &event.action
        else {
            return None;
        };
        let answer = self.facts.answers.get(answer)?.trim_end_matches(['.', ' ']);
        let at: Vec<_> = self.then.home.cluster.into_iter().collect();
        let by = names.named(event.doer.person?, &at);
        let with = body.map_or_else(String::new, |b| format!(" và đại diện {}", names.unit(b)));
        let class = outcome(*class);
        let after = match (accepted, self.handed_to_commune(names)) {
            (true, _) => "",
            (false, None) => " Chi bộ chưa nhất trí với trả lời tại hội nghị.",
            (false, Some(commune)) => {
                return Some(format!(
                    "Đồng chí {}, {}{with}: {answer}. Chi bộ chưa nhất trí; giao Đảng ủy, Ủy ban nhân dân {commune} giải quyết.",
                    by.name, by.post
                ));
            }
        };
        Some(format!(
            "Đồng chí {}, {}{with}: {answer}. Kết quả: {class}.{after}",
            by.name, by.post
        ))
    }

    fn answer_on_the_spot(&self) -> Option<&'a Event> {
        self.back()
            .find(|e| matches!(e.action, Action::AnswerOnSpot { .. }))
    }

    fn handed_to_commune(&self, names: &Names<'a>) -> Option<&'a str> {
        let handed = |e: &&Event| matches!(e.action, Action::HandToCommune { .. });
        self.back().find(handed)?;
        Some(names.unit(self.then.home.commune?))
    }

    /// Who decided at the conference, as the table names a body.
    pub(super) fn answered_by(&self, names: &Names<'_>) -> Option<String> {
        let on_the_spot = |e: &&Event| matches!(e.action, Action::AnswerOnSpot { .. });
        let event = self.back().find(on_the_spot)?;
        let at: Vec<_> = self.then.home.cluster.into_iter().collect();
        let by = names.named(event.doer.person?, &at);
        Some(format!("Đồng chí {}, {}", by.name, by.post))
    }

    /// To whom it was referred up; who declined it.
    pub(super) fn turned_by(&self, names: &Names<'_>, committee: &str) -> Option<String> {
        self.back().find_map(|event| match &event.action {
            Action::ReferUp { to, .. } => Some(to.to_string()),
            Action::Decline { decision, .. } => Some(names.deciding_body(decision.body, committee)),
            _ => None,
        })
    }

    /// The body that turned it away or sent it up; none of what was answered.
    pub(super) fn decided_by(&self, names: &Names<'_>, committee: &str) -> Option<String> {
        let turned = matches!(self.then.state, State::Declined | State::ReferredUp);
        if !turned && self.then.reply.is_some() {
            return None;
        }
        self.back().find_map(|event| match &event.action {
            Action::ReferUp { decision, .. } | Action::Decline { decision, .. } => {
                Some(names.deciding_body(decision.body, committee))
            }
            _ => None,
        })
    }

    /// The level above whose answer stands; none where a body of the committee answered.
    pub(super) fn superior(&self) -> Option<String> {
        let stands = self.then.reply.as_ref()?;
        let given = |event: &&Event| match &event.action {
            Action::RecordSuperiorAnswer { reply } => reply.digest == stands.digest,
            _ => false,
        };
        self.back().find(given)?;
        self.back().find_map(|event| match &event.action {
            Action::ReferUp { to, .. } => Some(to.to_string()),
            _ => None,
        })
    }

    /// Why the cell took it back, if it said so.
    pub(super) fn withdrawn(&self) -> Option<String> {
        self.back().find_map(|event| match &event.action {
            Action::Withdraw { note, .. } => Some(words::messages::ended(note.as_ref()?.as_str())),
            _ => None,
        })
    }

    /// Where a matter goes that is handled elsewhere, with the paper receipt.
    pub(super) fn diverted(&self) -> Option<String> {
        self.back().find_map(|event| match &event.action {
            Action::Divert { to, receipt, .. } => Some(match receipt {
                Some(receipt) => format!("{to}\n({receipt})"),
                None => to.to_string(),
            }),
            _ => None,
        })
    }

    /// The commune's last word on a matter it has not settled yet.
    pub(super) fn not_yet(&self) -> Option<(String, NaiveDate)> {
        self.back().find_map(|event| match &event.action {
            Action::ReportAtConference {
                result: CommuneResult::NotYet { reason, until },
                ..
            } => Some((reason.to_string(), *until)),
            _ => None,
        })
    }

    /// What its commune reported on this very day.
    pub(super) fn reported_today(&self) -> Option<String> {
        let today = self.back().take_while(|e| e.day == self.day);
        today
            .filter_map(|event| match &event.action {
                Action::ReportAtConference { result, .. } => Some(result),
                _ => None,
            })
            .find_map(|result| match result {
                CommuneResult::Done { report, .. } => self.facts.answers.get(report).cloned(),
                CommuneResult::NotYet { reason, until } => Some(format!(
                    "Chưa xong: {}; hẹn ngày {}.",
                    words::messages::within(reason.as_str()),
                    words::dates::short(*until)
                )),
                CommuneResult::Beyond { reason, .. } => Some(format!(
                    "Vượt thẩm quyền cấp xã, chuyển Văn phòng tổng hợp: {}.",
                    words::messages::within(reason.as_str())
                )),
            })
    }
}

/// The line of the correction in which a petition stands.
fn corrected<'a>(month: &'a MonthFacts, then: &Petition) -> Option<&'a str> {
    let line = then.document.as_ref()?;
    let mut documents = month.documents.iter();
    let document = documents.find(|d| d.id == line.document && d.content.corrects.is_some())?;
    let mut lines = document.content.lines.iter();
    let own = lines.find(|l| Some(&l.code) == then.code.as_ref())?;
    own.answer.as_deref()
}
