//! Which message a piece of news has, and what is filled into it.
use words::Language;
use words::dates::{date_in, short_in};
use words::messages::Args;

use super::facts::{
    ConferenceMove, ConferenceNews, DocumentNews, LetterFacts, Move, News, PetitionNews,
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
    let args = Args::none()
        .text("symbol", news.symbol.as_str())
        .text("date", date_in(language, news.date))
        .count("count", news.petitions);
    match &news.corrects {
        Some(old) => ("letter-corrected", args.text("replaces", old.as_str())),
        None => ("letter-issued", args),
    }
}

fn conference(news: &ConferenceNews, office: &str, language: Language) -> Told {
    let key = match news.what {
        ConferenceMove::Invited => "letter-invited",
        ConferenceMove::Moved { .. } => "letter-moved",
        ConferenceMove::TookIn { .. } => "letter-took-in",
        ConferenceMove::Cancelled { .. } => "letter-cancelled",
    };
    let other = match &news.what {
        ConferenceMove::TookIn { other } => other.as_str(),
        _ => "",
    };
    let args = Args::none()
        .text("other", other)
        .text("conference", news.name.as_str())
        .text("office", office)
        .text("day", short_in(language, news.slot.date));
    (key, args)
}
