//! The typeface that comes with the program: Tinos, metrically equal to Times New Roman.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontVariant, FontVariations};

/// Family name inside the font files.
pub(crate) const FAMILY: &str = "Tinos";
/// Family named in office files, which use the reader's own copy.
pub(crate) const OFFICE_FAMILY: &str = "Times New Roman";
/// Printed where the typeface has no glyph.
pub(crate) const MISSING: char = '\u{25A1}';

static FILES: [&[u8]; 4] = [
    include_bytes!("../fonts/Tinos-Regular.ttf"),
    include_bytes!("../fonts/Tinos-Bold.ttf"),
    include_bytes!("../fonts/Tinos-Italic.ttf"),
    include_bytes!("../fonts/Tinos-BoldItalic.ttf"),
];

/// The four faces: regular, bold, italic, bold italic.
pub(crate) static FACES: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let read = |file: &&'static [u8]| Font::new(Bytes::new(*file), 0);
    FILES.iter().filter_map(read).collect()
});

/// Whether every face has a glyph for the character.
pub(crate) fn covers(c: char) -> bool {
    FACES
        .iter()
        .all(|face| face.info().coverage.contains(u32::from(c)))
}

/// Width of a text in twentieths of a point, without kerning.
pub(crate) fn width_twips(text: &str, size_pt: u32, bold: bool) -> u32 {
    let Some(face) = FACES.get(usize::from(bold)) else {
        return 0;
    };
    let size = Abs::pt(f64::from(size_pt));
    let upright = FontVariations::default();
    let face = face
        .clone()
        .instantiate(FontVariant::default(), size, &upright);
    let units = u32::from(face.ttf().units_per_em()).max(1);
    let advance = |c: char| {
        let glyph = face.ttf().glyph_index(c)?;
        face.ttf().glyph_hor_advance(glyph)
    };
    let total: u32 = text.chars().filter_map(advance).map(u32::from).sum();
    total.saturating_mul(size_pt * 20) / units
}
