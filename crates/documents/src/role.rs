//! Roles of text and how a profile sets them: one table of looks for all formats.

use serde::Serialize;

use crate::layout::{LayoutProfile, TextStyle};
use crate::tree::Align;

/// What a paragraph is. The name is also the style's name in a DOCX file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Role {
    /// Superior body in the letterhead.
    Superior,
    /// Issuing body.
    Issuer,
    /// The mark below the issuer.
    HeadMark,
    /// Number and symbol.
    Number,
    /// Party title.
    PartyTitle,
    /// Place and date.
    PlaceDate,
    /// Type name.
    Title,
    /// Summary.
    Summary,
    /// The mark below the summary.
    TitleMark,
    /// Heading of a part.
    Heading,
    /// Heading within a part.
    Subheading,
    /// Body text.
    Body,
    /// Body text that stays on the page of the line that follows.
    BodyKept,
    /// Legal basis.
    Basis,
    /// A centred remark above a table.
    Remark,
    /// Text of a table, left.
    Cell,
    /// Text of a table, centred.
    CellCenter,
    /// Headings and sums of a table.
    CellHead,
    /// Text of a wide table, left.
    DenseCell,
    /// Text of a wide table, centred.
    DenseCenter,
    /// Headings and sums of a wide table.
    DenseHead,
    /// Authority line.
    Authority,
    /// Signer's post.
    Post,
    /// Signer's name, with room for the signature above.
    Signer,
    /// "Nơi nhận".
    RecipientsHead,
    /// A recipient.
    Recipient,
    /// Page number.
    PageNumber,
}

/// How a role looks. Lengths in points, except the indent in mm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Look {
    /// Size.
    pub(crate) size: u32,
    /// Bold.
    pub(crate) bold: bool,
    /// Italic.
    pub(crate) italic: bool,
    /// Underlined.
    pub(crate) underline: bool,
    /// Where it stands.
    pub(crate) align: Align,
    /// First-line indent, mm.
    pub(crate) first_line: u32,
    /// Gap before.
    pub(crate) before: u32,
    /// Exact line height.
    pub(crate) line: u32,
    /// Stays on the page of what follows.
    pub(crate) keep_next: bool,
    /// A rule as long as the text under it.
    pub(crate) rule: bool,
}

/// Room for a signature and seal, in points.
const SIGNING_ROOM: u32 = 64;

impl Role {
    /// Every role, in a fixed order.
    pub(crate) const ALL: [Self; 27] = [
        Self::Superior,
        Self::Issuer,
        Self::HeadMark,
        Self::Number,
        Self::PartyTitle,
        Self::PlaceDate,
        Self::Title,
        Self::Summary,
        Self::TitleMark,
        Self::Heading,
        Self::Subheading,
        Self::Body,
        Self::BodyKept,
        Self::Basis,
        Self::Remark,
        Self::Cell,
        Self::CellCenter,
        Self::CellHead,
        Self::DenseCell,
        Self::DenseCenter,
        Self::DenseHead,
        Self::Authority,
        Self::Post,
        Self::Signer,
        Self::RecipientsHead,
        Self::Recipient,
        Self::PageNumber,
    ];

    /// Its look under a profile.
    #[must_use]
    pub(crate) fn look(self, profile: &LayoutProfile) -> Look {
        match self {
            Self::Superior
            | Self::Issuer
            | Self::HeadMark
            | Self::Number
            | Self::PartyTitle
            | Self::PlaceDate => self.head_look(profile),
            Self::Title
            | Self::Summary
            | Self::TitleMark
            | Self::Heading
            | Self::Subheading
            | Self::Body
            | Self::BodyKept
            | Self::Basis
            | Self::Remark => self.text_look(profile),
            Self::Cell
            | Self::CellCenter
            | Self::CellHead
            | Self::DenseCell
            | Self::DenseCenter
            | Self::DenseHead => self.cell_look(profile),
            Self::Authority
            | Self::Post
            | Self::Signer
            | Self::RecipientsHead
            | Self::Recipient
            | Self::PageNumber => self.closing_look(profile),
        }
    }

    fn head_look(self, profile: &LayoutProfile) -> Look {
        let head = &profile.head;
        match self {
            Self::Superior => centred(head.superior),
            Self::Issuer => centred(head.issuer),
            Self::PartyTitle => Look {
                rule: head.party_title_rule,
                ..centred(head.party_title)
            },
            Self::PlaceDate => Look {
                before: 6,
                ..centred(head.place_date)
            },
            _ => centred(head.number),
        }
    }

    fn text_look(self, profile: &LayoutProfile) -> Look {
        let body = body(profile);
        match self {
            Self::Title => Look {
                before: 24,
                keep_next: true,
                ..centred(profile.title.name)
            },
            Self::Summary => Look {
                keep_next: true,
                ..centred(profile.title.summary)
            },
            Self::TitleMark => Look {
                keep_next: true,
                ..centred(plain(profile.body.size))
            },
            Self::Heading | Self::Subheading => Look {
                size: profile.body.heading.size,
                bold: profile.body.heading.bold,
                italic: self == Self::Subheading || profile.body.heading.italic,
                align: Align::Left,
                keep_next: true,
                before: profile.body.gap + 2,
                ..body
            },
            Self::BodyKept => Look {
                keep_next: true,
                ..body
            },
            Self::Basis => Look {
                italic: true,
                ..body
            },
            Self::Remark => Look {
                italic: true,
                keep_next: true,
                before: profile.body.gap,
                ..centred(plain(profile.body.size))
            },
            _ => body,
        }
    }

    fn cell_look(self, profile: &LayoutProfile) -> Look {
        let size = match self {
            Self::Cell | Self::CellCenter | Self::CellHead => profile.table.size,
            _ => profile.table.dense_size,
        };
        let align = match self {
            Self::Cell | Self::DenseCell => Align::Left,
            _ => Align::Center,
        };
        Look {
            bold: matches!(self, Self::CellHead | Self::DenseHead),
            align,
            line: size + 3,
            ..centred(plain(size))
        }
    }

    fn closing_look(self, profile: &LayoutProfile) -> Look {
        match self {
            Self::Authority => centred(profile.signature.authority),
            Self::Post => centred(profile.signature.post),
            Self::Signer => Look {
                before: SIGNING_ROOM,
                ..centred(profile.signature.name)
            },
            Self::RecipientsHead => left(profile.recipients.heading),
            Self::Recipient => left(profile.recipients.entries),
            _ => centred(plain(profile.page.number_size)),
        }
    }
}

fn plain(size: u32) -> TextStyle {
    TextStyle {
        size,
        bold: false,
        italic: false,
        underline: false,
    }
}

fn centred(style: TextStyle) -> Look {
    Look {
        size: style.size,
        bold: style.bold,
        italic: style.italic,
        underline: style.underline,
        align: Align::Center,
        first_line: 0,
        before: 0,
        line: style.size + 4,
        keep_next: false,
        rule: false,
    }
}

fn left(style: TextStyle) -> Look {
    Look {
        align: Align::Left,
        line: style.size + 2,
        ..centred(style)
    }
}

fn body(profile: &LayoutProfile) -> Look {
    Look {
        align: Align::Justify,
        first_line: profile.body.first_line,
        before: profile.body.gap,
        line: profile.body.line,
        ..centred(plain(profile.body.size))
    }
}
