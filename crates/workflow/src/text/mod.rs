//! Vietnamese text as it is typed, kept and searched.
//!
//! - [`Line`] and [`Prose`] are the only ways typed text enters a record: cleaned once, refused
//!   with a [`TextFault`] when it cannot be kept.
//! - [`fold`] makes the toneless key of the search column; [`match_key`] the toned one, in which
//!   two spellings of one word (`hoà`, `hòa`) are equal. Rank hits of the second above the first.
//! - [`with_tone_style`] prints in the spelling an office has chosen; [`slug`] names files.
//! - [`hints`] says what of a petition's text may want mending before it is raised (GL-08).
//! - [`looks_like_legacy`] warns of text typed for old fonts. It never changes anything; files that
//!   are taken over are turned into Unicode by [`recode`].
//!
//! Source: domain.md §8; bad inputs B1 to B20.

mod clean;
mod fault;
mod fold;
mod hints;
mod legacy;
mod marking;
mod recode;
mod slug;
mod syllable;
mod tcvn3;
mod tone;
mod typed;
mod vni;

pub use fault::TextFault;
pub use fold::fold;
pub use hints::{TextHint, hints};
pub use legacy::{LegacyEncoding, looks_like_legacy};
pub use marking::is_marked_secret;
pub use recode::{LegacyFont, Recoded, is_unicode, recode, recode_among};
pub use slug::slug;
pub use syllable::is_syllable;
pub use tone::{ToneStyle, match_key, same_body, with_tone_style};
pub use typed::{Line, Prose};
