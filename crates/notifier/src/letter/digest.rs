//! The one letter a day: everything that waits for a person, most overdue first.
use chrono::NaiveDate;
use words::Language;
use words::dates::{date_in, short_in};
use words::messages::{Args, Term, capital, say};
use words::numbers::count_in;
use workflow::petition::{OutcomeClass, State};

use super::LetterBody;
use super::compose::Frame;
use super::facts::Addressee;
use super::sheet::{Group, Item};

/// What stands on somebody's list on a day, as frozen when the letter is leased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// Who is written to.
    pub addressee: Addressee,
    /// The office that writes.
    pub office: String,
    /// Its telephone, as in [`super::LetterFacts`].
    pub phone: Option<String>,
    /// The local day.
    pub today: NaiveDate,
    /// Everything, in any order.
    pub items: Vec<DigestItem>,
    /// How many items are printed at most; the rest is counted.
    pub limit: usize,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestItem {
    /// Code of the petition.
    pub code: String,
    /// Its title; none as in [`super::PetitionNews`].
    pub title: Option<String>,
    /// Where it stands; none where the item is no petition and its title says so.
    pub state: Option<State>,
    /// What was answered, for who asked.
    pub answer: Option<DigestAnswer>,
    /// How urgent it is.
    pub standing: Standing,
}

/// The answer to somebody's petition, in brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DigestAnswer {
    /// Its class.
    pub outcome: OutcomeClass,
    /// By when it is promised, if so.
    pub by: Option<NaiveDate>,
}

impl DigestAnswer {
    /// `sẽ giải quyết, hạn 13/5/2025`.
    #[must_use]
    pub fn said(self, language: Language) -> String {
        let outcome = self.outcome.name_in(language);
        let Some(by) = self.by else {
            return outcome;
        };
        let args = Args::none()
            .text("outcome", outcome)
            .text("by", short_in(language, by));
        say(language, "answer-by", &args)
    }
}

/// How an item stands to its due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The due date has passed.
    Overdue {
        /// The due date.
        due: NaiveDate,
        /// Working days since, at least 1.
        days: u32,
    },
    /// Due on the day of the letter.
    Today,
    /// Due later.
    Coming {
        /// The due date.
        due: NaiveDate,
    },
    /// Nothing to do, only to know.
    News,
}

/// Writes the digest; nothing when there is nothing to say.
#[must_use]
pub fn compose_digest(digest: &Digest, language: Language) -> Option<LetterBody> {
    if digest.items.is_empty() {
        return None;
    }
    let tally = Tally::of(digest);
    let frame = Frame {
        language,
        addressee: &digest.addressee,
        office: &digest.office,
        phone: digest.phone.as_deref(),
    };
    let kind = if tally.all() == 0 {
        "digest-news"
    } else {
        "digest"
    };
    let subject = say(
        language,
        &format!("{kind}-subject"),
        &tally.args(digest, language, true),
    );
    let opening = say(
        language,
        &format!("{kind}-opening"),
        &tally.args(digest, language, false),
    );
    let advice = if tally.all() == 0 {
        "digest-news-advice"
    } else {
        "digest-advice"
    };
    let next = say(language, advice, &Args::none());
    let sheet = frame.sheet(&subject, &opening, next, groups(digest, language));
    Some(LetterBody::of(&sheet, language))
}

impl Standing {
    /// Most overdue first, then today, then by due date, then what is only to know.
    fn rank(self) -> (u8, NaiveDate) {
        match self {
            Self::Overdue { due, .. } => (0, due),
            Self::Today => (1, NaiveDate::MIN),
            Self::Coming { due } => (2, due),
            Self::News => (3, NaiveDate::MIN),
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Overdue { .. } => "digest-overdue",
            Self::Today => "digest-today",
            Self::Coming { .. } => "digest-coming",
            Self::News => "digest-news",
        }
    }

    /// Nothing for news, whose heading says it all.
    fn said(self, language: Language) -> Option<String> {
        let (key, args) = match self {
            Self::Overdue { due, days } => (
                "digest-is-overdue",
                Args::none()
                    .count("days", days)
                    .text("due", short_in(language, due)),
            ),
            Self::Today => ("digest-is-today", Args::none()),
            Self::Coming { due } => (
                "digest-is-coming",
                Args::none().text("due", short_in(language, due)),
            ),
            Self::News => return None,
        };
        Some(say(language, key, &args))
    }
}

/// How many of each; counted before anything is cut.
struct Tally([u32; 4]);

impl Tally {
    fn of(digest: &Digest) -> Self {
        let mut counts = [0; 4];
        for item in &digest.items {
            counts[usize::from(item.standing.rank().0)] += 1;
        }
        Self(counts)
    }

    fn all(&self) -> u32 {
        self.0[..3].iter().sum()
    }

    fn args(&self, digest: &Digest, language: Language, brief: bool) -> Args<'static> {
        let today = if brief {
            short_in(language, digest.today)
        } else {
            date_in(language, digest.today)
        };
        Args::none()
            .text("today", today)
            .count("all", self.all())
            .text("tally", self.said(language))
            .text("order", self.order(language))
    }

    /// What there is of overdue and of open; nothing of what there is none.
    fn said(&self, language: Language) -> String {
        let (overdue, open) = (self.0[0], self.0[1] + self.0[2]);
        let overdue = Some(overdue).filter(|n| *n > 0).map(|n| {
            let args = Args::none().count("overdue", n);
            say(language, "digest-tally-overdue", &args)
        });
        let open = Some(open).filter(|n| *n > 0).map(|n| {
            let args = Args::none().count("open", n);
            say(language, "digest-tally-open", &args)
        });
        let said: Vec<_> = overdue.into_iter().chain(open).collect();
        said.join(", ")
    }

    /// How the list is sorted; only a list with overdue items has them in front.
    fn order(&self, language: Language) -> String {
        let any = self.0[0] > 0;
        let order = any.then(|| say(language, "digest-order", &Args::none()));
        order.unwrap_or_default()
    }
}

fn groups(digest: &Digest, language: Language) -> Vec<Group> {
    let tally = Tally::of(digest);
    let mut items: Vec<_> = digest.items.iter().collect();
    items.sort_by(|a, b| (a.standing.rank(), &a.code).cmp(&(b.standing.rank(), &b.code)));
    let cut = items.len().saturating_sub(digest.limit.max(1));
    items.truncate(digest.limit.max(1));
    let mut groups: Vec<Group> = items
        .chunk_by(|a, b| a.standing.rank().0 == b.standing.rank().0)
        .map(|chunk| group(chunk, &tally, language))
        .collect();
    if let (Some(last), true) = (groups.last_mut(), cut > 0) {
        let count = u32::try_from(cut).unwrap_or(u32::MAX);
        last.more = Some(say(
            language,
            "digest-more",
            &Args::none().count("count", count),
        ));
    }
    groups
}

fn group(chunk: &[&DigestItem], tally: &Tally, language: Language) -> Group {
    let standing = chunk.first().map_or(Standing::News, |item| item.standing);
    let heading = say(language, standing.heading(), &Args::none());
    let count = count_in(language, tally.0[usize::from(standing.rank().0)]);
    Group {
        heading: format!("{heading} ({count})"),
        urgent: matches!(standing, Standing::Overdue { .. }),
        items: chunk.iter().map(|item| line(item, language)).collect(),
        more: None,
    }
}

fn line(item: &DigestItem, language: Language) -> Item {
    let withheld = || capital(&say(language, "row-title-withheld", &Args::none()));
    let title = item.title.clone().unwrap_or_else(withheld);
    let answer = item.answer.map(|answer| answer.said(language));
    let state = item.state.map(|s| s.name_in(language));
    let stands: Vec<_> = match item.state {
        // What was answered before is over.
        Some(State::Resolved) => vec![capital(&OutcomeClass::Settled.name_in(language))],
        _ => state.into_iter().chain(answer).collect(),
    };
    let stands = match stands.as_slice() {
        [] => String::new(),
        all => format!(" ({})", all.join(": ")),
    };
    Item {
        code: item.code.clone(),
        title: title + &stands,
        standing: item.standing.said(language),
    }
}
