//! Places where an overlong word may break: the typesetting engine would let an address or a
//! string without spaces run into the next column or off the page.

use crate::text::Run;
use crate::tree::{Block, Tree};

/// Words longer than `longest` may break after every `step` characters.
struct Limit {
    longest: usize,
    step: usize,
}

const RUNNING: Limit = Limit {
    longest: 60,
    step: 30,
};
const CELL: Limit = Limit {
    longest: 14,
    step: 7,
};

/// A place where a line may break without a hyphen.
const BREAK: char = '\u{200B}';

/// Marks the places in running text and, more often, in tables.
pub(crate) fn soften(tree: &mut Tree) {
    for block in &mut tree.blocks {
        match block {
            Block::Paragraph(paragraph) => each(paragraph.line.iter_mut(), &RUNNING),
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                each(cells.flat_map(|cell| &mut cell.lines).flatten(), &CELL);
            }
            Block::Letterhead { .. } | Block::Closing { .. } => {}
        }
    }
}

fn each<'a>(runs: impl Iterator<Item = &'a mut Run>, limit: &Limit) {
    for run in runs.filter(|run| !run.keep) {
        if run.text.split(' ').any(|word| word.len() > limit.longest) {
            run.text = marked(&run.text, limit);
        }
    }
}

fn marked(text: &str, limit: &Limit) -> String {
    let word = |word: &str| {
        if word.chars().count() <= limit.longest {
            return word.to_owned();
        }
        let letters: Vec<char> = word.chars().collect();
        let pieces = letters
            .chunks(limit.step)
            .map(|piece| piece.iter().collect::<String>());
        pieces.collect::<Vec<_>>().join(&BREAK.to_string())
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
