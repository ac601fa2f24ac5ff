//! The labelled facts of a letter.
use words::Language;
use words::dates::{clock_in, date_in, weekday_in};
use words::messages::{Args, Term, capital, say};
use words::names::with_title;

use super::facts::{
    By, ConferenceMove, ConferenceNews, Due, DueRule, Move, News, PetitionNews, Slot,
};
use super::sheet::Row;

pub(super) fn rows(news: &News, language: Language) -> Vec<Row> {
    let labels = Labels(language);
    match news {
        News::Petition(news) => labels.petition(news),
        News::Document(news) => news.by.iter().map(|by| labels.by(by)).collect(),
        News::Conference(news) => labels.conference(news),
    }
}

struct Labels(Language);

impl Labels {
    fn petition(&self, news: &PetitionNews) -> Vec<Row> {
        let title = news
            .title
            .clone()
            .unwrap_or_else(|| self.say("row-title-withheld"));
        let mut rows = vec![
            self.row("row-code", news.code.clone()),
            self.row("row-title", title),
            self.row("row-state", news.state.name_in(self.0)),
        ];
        rows.extend(news.due.iter().map(|due| self.due(due)));
        rows.extend(self.about(&news.what));
        rows.extend(news.by.iter().map(|by| self.by(by)));
        rows
    }

    /// What only this move has to say.
    fn about(&self, what: &Move) -> Vec<Row> {
        match what {
            Move::Returned { reasons, note, .. } => vec![
                self.list("row-reasons", reasons.iter()),
                self.row("row-note", note.clone()),
            ],
            Move::ReturnedForForm { missing } => vec![self.list("row-missing", missing.iter())],
            Move::Recalled { reason }
            | Move::TakenAsUrgent { reason }
            | Move::ExtensionRefused { reason }
            | Move::ExtensionRequested { reason, .. }
            | Move::RoutingRefused { reason, .. } => vec![self.row("row-reasons", reason.clone())],
            Move::Withdrawn { note } => {
                let note = note.iter().map(|n| self.row("row-note", n.clone()));
                note.collect()
            }
            Move::DirectionWaiting
            | Move::RoutingWaiting
            | Move::SignatureWaiting
            | Move::RoutedToLead
            | Move::RoutedToSupport { .. }
            | Move::HandedToCommune
            | Move::ExtensionGranted { .. } => Vec::new(),
        }
    }

    fn conference(&self, news: &ConferenceNews) -> Vec<Row> {
        let when = self.row("row-time", self.time(&news.slot));
        let place = self.row("row-place", news.slot.place.clone());
        match &news.what {
            ConferenceMove::Invited(_) | ConferenceMove::TookIn { .. } => vec![when, place],
            ConferenceMove::PutOff { .. } => vec![],
            ConferenceMove::Moved { before, reason } => {
                let place_too = before.place != news.slot.place;
                let old_place = place_too.then(|| before.place.clone());
                let old: Vec<String> = [self.time(before)].into_iter().chain(old_place).collect();
                let old = self.rows("row-before", &old);
                vec![when, place, old, self.row("row-reasons", reason.clone())]
            }
            ConferenceMove::Cancelled { reason, instead } => {
                let old = [self.time(&news.slot), news.slot.place.clone()];
                vec![
                    self.rows("row-before", &old),
                    self.row("row-reasons", reason.clone()),
                    self.row("row-instead", instead.clone()),
                ]
            }
        }
    }

    fn due(&self, due: &Due) -> Row {
        let args = Args::none()
            .text("date", date_in(self.0, due.date))
            .text("rule", self.rule(due.rule));
        self.row("row-due", say(self.0, "row-due-rule", &args))
    }

    fn rule(&self, rule: DueRule) -> String {
        match rule {
            DueRule::WorkingDays { days, since } => {
                let args = Args::none()
                    .count("days", days.into())
                    .text("since", date_in(self.0, since));
                say(self.0, "due-working-days", &args)
            }
            DueRule::NextConference => self.say("due-next-conference"),
            DueRule::Fixed => self.say("due-fixed"),
            DueRule::Extended => self.say("due-extended"),
            DueRule::Changed => self.say("due-changed"),
        }
    }

    fn by(&self, by: &By) -> Row {
        let person = with_title(self.0, &by.name);
        let said = match &by.on_behalf {
            None => person,
            Some(absent) => {
                let args = Args::none()
                    .text("person", person)
                    .text("absent", with_title(self.0, absent));
                say(self.0, "row-by-on-behalf", &args)
            }
        };
        self.row("row-by", said)
    }

    fn time(&self, slot: &Slot) -> String {
        let args = Args::none()
            .text("clock", clock_in(self.0, slot.time))
            .text("weekday", weekday_in(self.0, slot.date))
            .text("date", date_in(self.0, slot.date));
        say(self.0, "row-time-is", &args)
    }

    fn list<'t, T: Term>(&self, label: &str, terms: impl Iterator<Item = &'t T>) -> Row {
        let values: Vec<_> = terms.map(|t| t.name_in(self.0)).collect();
        self.rows(label, &values)
    }

    fn row(&self, label: &str, value: String) -> Row {
        self.rows(label, &[value])
    }

    fn rows(&self, label: &str, values: &[String]) -> Row {
        Row {
            label: self.say(label),
            values: values.iter().map(|v| capital(v)).collect(),
        }
    }

    fn say(&self, key: &str) -> String {
        say(self.0, key, &Args::none())
    }
}
