//! Which message a piece of news has, and what is filled into it.
use words::Language;
use words::dates::{clock_in, date_in, short_in};
use words::messages::{Args, say};

use super::facts::{
    ConferenceMove, ConferenceNews, DocumentNews, Invitation, LetterFacts, Move, News,
    PetitionNews, Slot,
};

type Told = (&'static str, Args<'static>);

pub(super) fn told(facts: &LetterFacts, language: Language) -> Told {
    match &facts.news {
        News::Petition(news) => petition(news, language),
        News::Document(news) => document(news, language),
        News::Conference(news) => conference(news, &facts.office, language),
    }
}

fn petition(news: &PetitionNews, language: Language) -> Told {
    let args = Args::none().text("code", news.code.as_str());
    match &news.what {
        Move::Returned { round, .. } => ("letter-returned", args.number("round", *round)),
        Move::ReturnedForForm { .. } => ("letter-returned-form", args),
        Move::Recalled { .. } => ("letter-recalled", args),
        Move::DirectionWaiting => ("letter-direction", args),
        Move::RoutingWaiting => ("letter-routing", args),
        Move::SignatureWaiting => ("letter-signature", args),
        Move::RoutedToLead => ("letter-lead", args),
        Move::RoutedToSupport { lead } => ("letter-support", args.text("lead", lead.as_str())),
        Move::HandedToCommune => ("letter-commune", args),
        Move::TakenAsUrgent { .. } => ("letter-urgent", args),
        Move::RoutingRefused { unit, proposed, .. } => (
            "letter-refused",
            args.text("unit", unit.as_str())
                .text("proposed", proposed.as_str()),
        ),
        Move::ExtensionRequested { unit, until, .. } => (
            "letter-extension-asked",
            args.text("unit", unit.as_str())
                .text("until", date_in(language, *until)),
        ),
        Move::ExtensionGranted { until } => (
            "letter-extension-granted",
            args.text("until", date_in(language, *until)),
        ),
        Move::ExtensionRefused { .. } => ("letter-extension-refused", args),
        Move::Withdrawn { .. } => ("letter-withdrawn", args),
    }
}

fn document(news: &DocumentNews, language: Language) -> Told {
    let part = |key| {
        let of = |(place, count): (&String, &u32)| {
            let args = Args::none().count("count", *count);
            say(
                language,
                "document-count",
                &args.text("place", place.as_str()),
            )
        };
        let of: Vec<_> = news.answers.iter().map(of).collect();
        let said = || say(language, key, &Args::none().text("of", of.join(", ")));
        if of.is_empty() { String::new() } else { said() }
    };
    let args = Args::none()
        .text("document", called(&news.symbol, language))
        .text("date", date_in(language, news.date));
    match &news.corrects {
        Some(old) => {
            let args = args.text("replaces", called(old, language));
            (
                "letter-corrected",
                args.text("part", part("document-corrects")),
            )
        }
        None if news.answers.is_empty() => ("letter-issued-other", args),
        None => ("letter-issued", args.text("part", part("document-answers"))),
    }
}

/// A document by its kind: `Thông báo số 12-TB/HU`.
fn called(symbol: &str, language: Language) -> String {
    let key = if symbol.contains("-TB/") {
        "document-notice"
    } else {
        "document-other"
    };
    say(language, key, &Args::none().text("symbol", symbol))
}

fn conference(news: &ConferenceNews, office: &str, language: Language) -> Told {
    let key = match news.what {
        ConferenceMove::Invited(Invitation::Guest) => "letter-invited",
        ConferenceMove::Invited(Invitation::Chair) => "letter-invited-chair",
        ConferenceMove::Invited(Invitation::Secretary) => "letter-invited-secretary",
        ConferenceMove::Invited(Invitation::Replaced { .. }) => "letter-invited-replaced",
        ConferenceMove::Invited(Invitation::Instead { .. }) => "letter-invited-instead",
        ConferenceMove::Moved { .. } => "letter-moved",
        ConferenceMove::TookIn { .. } => "letter-took-in",
        ConferenceMove::PutOff { .. } => "letter-put-off",
        ConferenceMove::Cancelled { .. } => "letter-cancelled",
    };
    let other = match &news.what {
        ConferenceMove::TookIn { other }
        | ConferenceMove::Invited(
            Invitation::Replaced { by: other } | Invitation::Instead { of: other },
        ) => other.as_str(),
        _ => "",
    };
    let count = match news.what {
        ConferenceMove::PutOff { count } => u32::try_from(count).unwrap_or(u32::MAX),
        _ => 0,
    };
    let args = Args::none()
        .count("count", count)
        .text("when", when(news, language))
        .text("new", changed(news, language))
        .text("other", other)
        .text("conference", news.name.as_str())
        .text("office", office)
        .text("day", short_in(language, news.slot.date));
    (key, args)
}

/// To when a conference moves: the hour too where the day stays, for then it is the hour that is new.
fn when(news: &ConferenceNews, language: Language) -> String {
    let Slot { date, time, .. } = news.slot;
    let args = Args::none()
        .text("day", short_in(language, date))
        .text("clock", clock_in(language, time));
    let same_day =
        matches!(&news.what, ConferenceMove::Moved { before, .. } if before.date == date);
    let key = if same_day {
        "moved-to-hour"
    } else {
        "moved-to-day"
    };
    say(language, key, &args)
}

/// What is new about a moved conference; nothing for other news.
fn changed(news: &ConferenceNews, language: Language) -> String {
    let ConferenceMove::Moved { before, .. } = &news.what else {
        return String::new();
    };
    let now = &news.slot;
    let time = (before.date, before.time) != (now.date, now.time);
    let key = match (time, before.place != now.place) {
        (true, true) => "moved-new-both",
        (false, true) => "moved-new-place",
        (_, false) => "moved-new-time",
    };
    say(language, key, &Args::none())
}
