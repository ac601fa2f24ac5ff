//! From facts to a letter.
use words::Language;
use words::messages::{Args, advise, say};
use words::names::with_title;

use super::facts::{Addressee, LetterFacts};
use super::news::told;
use super::rows::rows;
use super::sheet::{Group, Sheet};
use super::{html::html, text::text};
use crate::clean;

/// What a person reads: the subject, and the same content as text and as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterBody {
    /// One line.
    pub subject: String,
    /// Plain text; lines end with `\n`.
    pub text: String,
    /// HTML for mail programs; everything people wrote is escaped.
    pub html: String,
}

impl LetterBody {
    pub(super) fn of(sheet: &Sheet, language: Language) -> Self {
        Self {
            subject: sheet.subject.clone(),
            text: text(sheet),
            html: html(sheet, language),
        }
    }
}

/// Writes the letter for its facts.
#[must_use]
pub fn compose(facts: &LetterFacts, language: Language) -> LetterBody {
    let (key, args) = told(facts, language);
    let frame = Frame {
        language,
        addressee: &facts.addressee,
        office: &facts.office,
        phone: facts.phone.as_deref(),
    };
    let subject = say(language, &format!("{key}-subject"), &args);
    let opening = say(language, key, &args);
    let next = advise(language, key, &args);
    let mut sheet = frame.sheet(&subject, &opening, next, Vec::new());
    sheet.rows = rows(&facts.news, language);
    LetterBody::of(&sheet, language)
}

/// What stands around every letter.
pub(super) struct Frame<'a> {
    pub(super) language: Language,
    pub(super) addressee: &'a Addressee,
    pub(super) office: &'a str,
    pub(super) phone: Option<&'a str>,
}

impl Frame<'_> {
    pub(super) fn sheet(
        &self,
        subject: &str,
        opening: &str,
        next: String,
        groups: Vec<Group>,
    ) -> Sheet {
        let phone = self.phone.map(|phone| {
            let args = Args::none().text("phone", phone);
            say(self.language, "footer-phone", &args)
        });
        let office = Args::none()
            .text("office", self.office)
            .text("phone", phone.unwrap_or_default());
        Sheet {
            subject: clean::line(&words::messages::capital(subject)),
            greeting: self.greeting(),
            opening: words::messages::capital(opening),
            rows: Vec::new(),
            groups,
            next_label: say(self.language, "row-next", &Args::none()),
            next,
            office: self.office.to_owned(),
            footer: say(self.language, "footer", &office),
        }
    }

    fn greeting(&self) -> String {
        let person = with_title(self.language, &self.addressee.name);
        let args = Args::none().text("person", person);
        match &self.addressee.post {
            Some(post) => {
                let args = args.text("title", post.as_str());
                say(self.language, "greeting-with-title", &args)
            }
            None => say(self.language, "greeting", &args),
        }
    }
}
