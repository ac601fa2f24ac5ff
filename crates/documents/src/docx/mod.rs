//! DOCX: the same blocks as the PDF, with real styles, for offices that edit.

mod blocks;
mod order;
mod package;
mod styles;
mod table;

use docx_rs::{Docx, Header, PageMargin, PageNum, PageOrientationType, Paragraph};

use crate::layout::{LayoutProfile, PageLayout};
use crate::role::Role;
use crate::tree::{Block, Orientation, Tree};
use crate::{RenderFault, RenderStamp};

/// What drawing a block needs to know: the profile and the width of the text in twips.
#[derive(Clone, Copy)]
pub(crate) struct Sheet<'a> {
    pub(crate) profile: &'a LayoutProfile,
    pub(crate) width: u32,
}

pub(crate) fn write(
    tree: &Tree,
    profile: &LayoutProfile,
    stamp: &RenderStamp,
) -> Result<Vec<u8>, RenderFault> {
    let sheet = Sheet {
        profile,
        width: text_width(&profile.page, tree.orientation),
    };
    let mut docx = page(Docx::new(), &profile.page, tree.orientation);
    docx = styles::add(docx, profile);
    docx = docx.first_header(Header::new().add_paragraph(Paragraph::new()));
    docx = docx.header(Header::new().add_paragraph(page_number()));
    for (index, block) in tree.blocks.iter().enumerate() {
        let signed_next = matches!(tree.blocks.get(index + 1), Some(Block::Closing { .. }));
        docx = blocks::add(docx, block, signed_next, sheet);
    }
    package::pack(blocks::finish(docx), &tree.title, stamp)
}

fn page_number() -> Paragraph {
    let name = styles::id(Role::PageNumber);
    Paragraph::new().style(name).add_page_num(PageNum::new())
}

fn page(docx: Docx, page: &PageLayout, orientation: Orientation) -> Docx {
    let (width, height) = (twips(page.width), twips(page.height));
    let [top, right, bottom, left] = margins(page, orientation);
    let margin = PageMargin::new()
        .top(signed(twips(top)))
        .right(signed(twips(right)))
        .bottom(signed(twips(bottom)))
        .left(signed(twips(left)))
        .header(signed(twips(page.number_offset)))
        .footer(signed(twips(page.number_offset)));
    match orientation {
        Orientation::Portrait => docx.page_size(width, height).page_margin(margin),
        Orientation::Landscape => docx
            .page_size(height, width)
            .page_margin(margin)
            .page_orient(PageOrientationType::Landscape),
    }
}

/// Top, right, bottom, left in mm; a lying page is the upright one turned a quarter clockwise.
fn margins(page: &PageLayout, orientation: Orientation) -> [u32; 4] {
    match orientation {
        Orientation::Portrait => [page.top, page.right, page.bottom, page.left],
        Orientation::Landscape => [page.left, page.top, page.right, page.bottom],
    }
}

fn text_width(page: &PageLayout, orientation: Orientation) -> u32 {
    let [_, right, _, left] = margins(page, orientation);
    let across = match orientation {
        Orientation::Portrait => page.width,
        Orientation::Landscape => page.height,
    };
    twips(across.saturating_sub(left + right))
}

/// Millimetres in twentieths of a point, rounded.
pub(crate) fn twips(mm: u32) -> u32 {
    (mm * 14_400 + 127) / 254
}

/// For the writer, which takes lengths as signed numbers.
pub(crate) fn signed(length: u32) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}

/// For the writer, which takes sizes as machine words.
pub(crate) fn word(length: u32) -> usize {
    usize::try_from(length).unwrap_or(usize::MAX)
}
