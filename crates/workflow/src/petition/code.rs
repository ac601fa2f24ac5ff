//! Codes as people type them.

/// `gloc-2025-03-k3-07a` as it was given: capitals, with the letter of a part small.
#[must_use]
pub fn code_of(called: &str) -> String {
    let dashed = called.replace(
        [
            '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}',
        ],
        "-",
    );
    let upper = dashed.trim().to_uppercase();
    let mut letters = upper.chars().rev();
    let part = letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && letters.next().is_some_and(|c| c.is_ascii_digit());
    if part && upper.is_ascii() {
        let (whole, last) = upper.split_at(upper.len() - 1);
        return format!("{whole}{}", last.to_lowercase());
    }
    upper
}

#[cfg(test)]
mod tests {
    use super::code_of;

    #[test]
    fn codes_are_read_in_any_capitals() {
        assert_eq!(code_of("gloc-2025-03-k3-07"), "GLOC-2025-03-K3-07");
        assert_eq!(code_of(" GLOC-2025-03-K3-07A "), "GLOC-2025-03-K3-07a");
        assert_eq!(code_of("kn \u{2013} 12/2019"), "KN - 12/2019");
        assert_eq!(code_of("../1"), "../1");
    }
}
