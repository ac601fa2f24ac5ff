//! Letters: facts in, subject, text and HTML out.
mod compose;
mod digest;
mod facts;
mod html;
mod news;
mod rows;
#[cfg(test)]
pub(crate) mod samples;
mod sheet;
#[cfg(test)]
mod tests;
mod text;

pub use compose::{LetterBody, compose};
pub use digest::{Digest, DigestAnswer, DigestItem, Standing, compose_digest};
pub use facts::{
    Addressee, By, ConferenceMove, ConferenceNews, DocumentNews, Due, DueRule, Invitation,
    LetterFacts, Move, News, PetitionNews, Slot,
};
