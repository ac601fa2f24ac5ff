//! Cleaning of typed text, shared by [`super::Line`] and [`super::Prose`].

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_properties::UnicodeEmoji;

use super::{TextFault, looks_like_legacy};

/// Vietnamese needs two marks on a letter, the richest scripts four or five.
const MOST_MARKS: usize = 8;
/// A text of this many times its limit is refused unread.
const FLOOD: usize = 8;
const ZERO_WIDTH_JOINER: char = '\u{200D}';
const SOFT_HYPHEN: char = '\u{AD}';

/// What becomes of a line break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// It stays, as LF.
    Kept,
    /// It is a space like any other.
    Spaces,
}

/// Cleans `raw`, or says why it cannot be kept.
pub(super) fn clean(raw: &str, breaks: Breaks, limit: usize) -> Result<String, TextFault> {
    refuse_flood(raw, limit)?;
    refuse_controls(raw)?;
    let mut text = tidy(raw, breaks);
    // In the old encodings Eth is `é` and the soft hyphen is `ư`: such text is kept as typed (B13).
    let odd = text.contains(['\u{D0}', '\u{F0}', SOFT_HYPHEN]);
    if odd && looks_like_legacy(&text).is_none() {
        text = tidy(&mend_letters(&text), breaks);
    }
    refuse_piles(&text)?;
    refuse_length(&text, limit)?;
    Ok(text)
}

/// Refuses, before any work is done on it, what no cleaning could bring down to `limit`: a letter
/// has at most three parts, the rest would have to be spaces (B19).
fn refuse_flood(raw: &str, limit: usize) -> Result<(), TextFault> {
    if raw.len() <= limit * FLOOD {
        return Ok(());
    }
    match raw.chars().count() {
        count if count > limit * FLOOD => Err(TextFault::TooLong { count, limit }),
        _ => Ok(()),
    }
}

fn refuse_controls(raw: &str) -> Result<(), TextFault> {
    for (position, control) in raw.chars().enumerate() {
        match control {
            '\0' => return Err(TextFault::Nul { position }),
            '\u{61C}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' => {
                return Err(TextFault::BidiControl { control, position });
            }
            _ => {}
        }
    }
    Ok(())
}

fn refuse_piles(text: &str) -> Result<(), TextFault> {
    let mut run = 0;
    let mut highest = 0;
    for c in text.chars() {
        run = if is_combining_mark(c) { run + 1 } else { 0 };
        highest = highest.max(run);
    }
    if highest > MOST_MARKS {
        return Err(TextFault::TooManyMarks {
            count: highest,
            limit: MOST_MARKS,
        });
    }
    Ok(())
}

fn refuse_length(text: &str, limit: usize) -> Result<(), TextFault> {
    if !text
        .chars()
        .any(|c| !c.is_whitespace() && !is_combining_mark(c))
    {
        return Err(TextFault::Empty);
    }
    let count = text.chars().count();
    if count > limit {
        return Err(TextFault::TooLong { count, limit });
    }
    Ok(())
}

fn mend_letters(text: &str) -> String {
    text.chars()
        .filter(|c| *c != SOFT_HYPHEN)
        .map(|c| match c {
            '\u{D0}' => 'Đ',
            '\u{F0}' => 'đ',
            other => other,
        })
        .collect()
}

/// Invisible characters out, NFC, spaces single, no space at either end of a line.
fn tidy(text: &str, breaks: Breaks) -> String {
    let visible: String = without_invisible(&text.replace("\r\n", "\n"))
        .nfc()
        .collect();
    match breaks {
        Breaks::Kept => {
            let lines: Vec<String> = visible.split(is_break).map(single_spaced).collect();
            lines.join("\n").trim_matches('\n').to_owned()
        }
        Breaks::Spaces => single_spaced(&visible),
    }
}

fn single_spaced(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn without_invisible(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut last = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let stays = if c == ZERO_WIDTH_JOINER {
            joins_emoji(last, rest.peek().copied())
        } else {
            !is_invisible(c)
        };
        if stays {
            kept.push(c);
            last = Some(c);
        }
    }
    kept
}

/// One family or profession picture is several emoji held together by joiners.
fn joins_emoji(before: Option<char>, after: Option<char>) -> bool {
    let picture =
        |c: char| c == '\u{FE0F}' || (c > '\u{2000}' && c.is_emoji_char() && !is_invisible(c));
    before.is_some_and(picture) && after.is_some_and(picture)
}

/// Controls (line breaks and tabs are white space and dealt with elsewhere), zero-width
/// characters, fillers, tags and the two code points that XML forbids.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c,
            '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{206A}'..='\u{206F}'
            | '\u{FEFF}' | '\u{180E}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{3164}'
            | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}'
            | '\u{E0000}'..='\u{E007F}')
}
