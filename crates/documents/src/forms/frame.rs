//! The frame every form shares: letterhead, title, paragraphs, recipients, signature.

use workflow::paper::{Letterhead, PaperDate, PaperNumber, Recipients, Signature};

use crate::layout::LayoutProfile;
use crate::role::Role;
use crate::say;
use crate::text::{self, Line};
use crate::tree::{Block, Paragraph};

/// Room left for a number or a day that the clerk fills in by hand.
const BLANK: &str = "\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}";

pub(super) fn letterhead(head: &Letterhead, profile: &LayoutProfile) -> Block {
    let mut left = Vec::new();
    if let Some(superior) = &head.superior {
        left.push(words(Role::Superior, superior));
    }
    left.push(words(Role::Issuer, &head.issuer));
    left.push(words(Role::HeadMark, &profile.head.separator));
    left.push(number(&head.number, &profile.head.number_prefix));
    let place_date = format!("{}, {}", head.place, date(head.date));
    let right = vec![
        paragraph(Role::PartyTitle, text::unbroken(&head.party_title)),
        words(Role::PlaceDate, &place_date),
    ];
    Block::Letterhead { left, right }
}

fn number(number: &PaperNumber, prefix: &str) -> Paragraph {
    let printed = match number {
        PaperNumber::Drafted { symbol } => format!("{}{BLANK}-{symbol}", prefix.trim_end()),
        PaperNumber::Assigned { symbol } => format!("{prefix}{symbol}"),
    };
    paragraph(Role::Number, text::unbroken(&printed))
}

fn date(date: PaperDate) -> String {
    match date {
        PaperDate::On(day) => say::long(day),
        PaperDate::Open { month, year } => {
            format!("ngày{BLANK}tháng {} năm {year}", say::month(month))
        }
    }
}

/// Type name, summary and the mark below it.
pub(super) fn title(name: &str, summary: &str, profile: &LayoutProfile) -> Vec<Block> {
    let mark = words(Role::TitleMark, &profile.title.separator);
    vec![
        block(Role::Title, name),
        block(Role::Summary, summary),
        Block::Paragraph(mark),
    ]
}

/// A block of plain words in one role.
pub(super) fn block(role: Role, text: &str) -> Block {
    Block::Paragraph(words(role, text))
}

/// The paragraphs of a text as body blocks; the first begins with `lead`.
pub(super) fn body_with(lead: Line, text: &str) -> Vec<Block> {
    let mut lines = text::paragraphs(text);
    if lines.is_empty() {
        lines.push(Line::new());
    }
    if let Some(first) = lines.first_mut() {
        let rest = std::mem::take(first);
        *first = lead.into_iter().chain(rest).collect();
    }
    let as_block = |line| Block::Paragraph(paragraph(Role::Body, line));
    lines.into_iter().map(as_block).collect()
}

/// "Nhãn: nội dung", the label in italics.
pub(super) fn labelled(label: &str, text: &str) -> Vec<Block> {
    body_with(text::italic(text::line(&format!("{label}: "))), text)
}

/// Letters of about five printed lines.
const LONG: usize = 400;

/// The same, kept on the page of what follows: a short line about it would stand alone on the next.
pub(super) fn labelled_kept(label: &str, text: &str) -> Vec<Block> {
    let mut blocks = labelled(label, text);
    // A long one that must stay whole would leave a hole at the foot of the page before.
    if text.chars().count() > LONG {
        return blocks;
    }
    if let Some(Block::Paragraph(last)) = blocks.last_mut() {
        last.role = Role::BodyKept;
    }
    blocks
}

/// The last paragraph of the content, with the ending the layout prescribes.
pub(super) fn last(text: &str, profile: &LayoutProfile) -> Block {
    let bare = text.trim_end_matches(['.', '/', ' ']);
    block(Role::Body, &format!("{bare}{}", profile.body.ending))
}

/// Recipients on the left, the signature on the right.
pub(super) fn closing(
    recipients: &Recipients,
    signature: &Signature,
    profile: &LayoutProfile,
) -> Block {
    Block::Closing {
        left: list(recipients, profile),
        right: signed(signature),
    }
}

/// "Nơi nhận" in the form of the layout; nothing when there are none.
pub(super) fn list(recipients: &Recipients, profile: &LayoutProfile) -> Vec<Paragraph> {
    let entries: Vec<&String> = recipients
        .entries
        .iter()
        .chain(&recipients.archive)
        .collect();
    let Some(end) = entries.len().checked_sub(1) else {
        return Vec::new();
    };
    let mut lines = vec![words(Role::RecipientsHead, "Nơi nhận:")];
    for (index, entry) in entries.into_iter().enumerate() {
        let form = &profile.recipients;
        let mark = if index == end {
            &form.last
        } else {
            &form.separator
        };
        let bare = entry.trim_end_matches([',', ';', '.', ' ']);
        lines.push(words(Role::Recipient, &format!("- {bare}{mark}")));
    }
    lines
}

/// Authority line, post and name, with room for the signature.
pub(super) fn signed(signature: &Signature) -> Vec<Paragraph> {
    // "T/L BAN THƯỜNG VỤ" and below it "K/T CHÁNH VĂN PHÒNG": a line each.
    let authority = signature.authority.iter().flat_map(|text| text.lines());
    let mut lines: Vec<Paragraph> = authority.map(|text| words(Role::Authority, text)).collect();
    lines.push(words(Role::Post, &signature.post));
    lines.push(words(Role::Signer, &signature.name));
    lines
}

/// Plain words in one role.
pub(super) fn words(role: Role, text: &str) -> Paragraph {
    paragraph(role, text::line(text))
}

fn paragraph(role: Role, line: Line) -> Paragraph {
    Paragraph { role, line }
}

/// "I", "II", … for the headings of parts; 1 to 20.
pub(super) fn roman(number: usize) -> &'static str {
    const NUMERALS: [&str; 20] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
    ];
    let index = number.saturating_sub(1).min(NUMERALS.len() - 1);
    NUMERALS[index]
}

/// Parts with running Roman numbers.
#[derive(Default)]
pub(super) struct Parts {
    count: usize,
    pub(super) blocks: Vec<Block>,
}

impl Parts {
    /// Begins a part.
    pub(super) fn part(&mut self, heading: &str) {
        self.count += 1;
        let text = format!("{}. {heading}", roman(self.count));
        self.blocks.push(block(Role::Heading, &text));
    }

    /// Adds a plain body paragraph.
    pub(super) fn say(&mut self, text: &str) {
        self.blocks.push(block(Role::Body, text));
    }

    /// Adds numbered paragraphs, or does nothing without any; a single one bears no number.
    pub(super) fn numbered(&mut self, texts: &[String]) {
        if let [only] = texts {
            self.blocks.extend(body_with(Line::new(), only));
            return;
        }
        for (index, text) in texts.iter().enumerate() {
            let lead = text::line(&format!("{}. ", index + 1));
            self.blocks.extend(body_with(lead, text));
        }
    }
}
