//! Characters the typeface lacks: a visible box and a warning, never a failure.

use std::collections::BTreeSet;

use crate::fonts::{MISSING, covers};
use crate::tree::Tree;

/// Replaces characters without a glyph by a box and returns them in code order. Invisible
/// joiners and selectors without a glyph vanish, since nothing would be seen of them.
pub(crate) fn box_missing(tree: &mut Tree) -> Vec<char> {
    let mut missing = BTreeSet::new();
    tree.each_text(&mut |text| {
        if text.chars().all(|c| c == '\n' || covers(c)) {
            return;
        }
        *text = text.chars().filter_map(|c| seen(c, &mut missing)).collect();
    });
    missing.into_iter().collect()
}

fn seen(c: char, missing: &mut BTreeSet<char>) -> Option<char> {
    match c {
        _ if c == '\n' || covers(c) => Some(c),
        '\u{200B}'..='\u{200F}'
        | '\u{2060}'..='\u{2064}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0000}'..='\u{E0FFF}'
        | '\u{00AD}' => None,
        _ => {
            missing.insert(c);
            Some(MISSING)
        }
    }
}
