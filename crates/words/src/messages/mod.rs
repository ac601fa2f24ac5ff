//! Messages for people, in Vietnamese and English.
//!
//! The texts stand in `locales/vi` and `locales/en` as Fluent files and are part of the program.
//! [`say`] fills a message in; [`Term`] gives the name of a state, an action, a capacity and of
//! everything else that is chosen from a list; [`Fault`] explains a typed value that cannot be
//! kept.
//!
//! To add a message: write it into the file of both languages under the same key with the same
//! arguments, then say it. The tests hold the two languages together.
mod args;
mod facts;
mod fault;
#[cfg(test)]
mod fault_tests;
mod join;
mod store;
mod terms;
#[cfg(test)]
mod tests;

pub use args::Args;
pub use fault::Fault;
pub use join::{Joint, capital, ended, listed, named, within};

pub use store::{advise, say};
pub use terms::Term;

/// What a person reads when something cannot be done: which rule, and what to do next. Each part
/// is one or more whole sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// What cannot be done, and by which rule.
    pub message: String,
    /// What to do next.
    pub advice: String,
}

impl Rendered {
    /// The message under a key with its `.advice`, each beginning with a capital.
    #[must_use]
    pub fn of(language: crate::Language, key: &str, args: &Args<'_>) -> Self {
        Self {
            message: capital(&say(language, key, args)),
            advice: capital(&advise(language, key, args)),
        }
    }
}
