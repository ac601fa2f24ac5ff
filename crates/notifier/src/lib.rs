//! From what happened to a letter in somebody's hands. The only crate that names lettre.
//!
//! Everything here is free of the database: facts and times come in, letters and outcomes go out.
//!
//! # Recipe
//!
//! - To write a letter: fill [`LetterFacts`] and [`compose`] it; the day's list is a [`Digest`]
//!   and [`compose_digest`], which gives nothing when there is nothing to say.
//! - To make it a mail: put the [`LetterBody`] into a [`Letter`] with its [`Recipient`], its date
//!   and a [`MessageId`] made of the outbox row; [`mime()`] turns it into bytes, the same bytes
//!   every time. The worker stores them at the first attempt and sends exactly these again.
//! - To send it: [`deliver`] over a [`Channel`]: [`SmtpChannel`], or [`FolderChannel`] for the
//!   mail folder that needs no server. The [`Outcome`] says whether to try again.
//! - To know which reminder is due today: [`ladder()`], and [`step`] for who hears of it.
//! - To add a letter: a variant of [`Move`], its messages in `locales/*/letters.ftl`, its arms in
//!   `letter/news.rs` and `letter/rows.rs`, a sample in `letter/samples.rs`.
mod address;
mod channel;
mod clean;
mod deliver;
mod ladder;
mod letter;
mod mime;

pub use address::{AddressFault, MailAddress};
pub use channel::{
    Channel, FolderChannel, Login, Outcome, Refused, Security, SmtpChannel, SmtpFault,
    SmtpSettings, Trouble,
};
pub use deliver::deliver;
pub use ladder::{Escalation, Rung, Step, ladder, last_between, step};
pub use letter::{
    Addressee, By, ConferenceMove, ConferenceNews, Digest, DigestAnswer, DigestItem, DocumentNews,
    Due, DueRule, Invitation, LetterBody, LetterFacts, Move, News, PetitionNews, Slot, Standing,
    compose, compose_digest,
};
pub use mime::{
    Attachment, Letter, MediaType, MessageId, MessageIdFault, MimeFault, Parcel, Recipient, Sender,
    mime, pack,
};
