//! Text on its way into a mail: nothing in it may break a header or change what is read.
//!
//! Names and titles are clean when they are typed in; this is the second lock, because one CR in
//! a display name stops the mail library with a panic (B75) and one in a subject could become a
//! header (B76).

/// At most this many characters of a header text are kept; RFC 5322 folds lines, people do not
/// read longer ones.
const HEADER_LIMIT: usize = 250;

/// One line for a header: controls and reading-order marks are gone, every run of spaces is one,
/// nothing stands at the ends, and at most 250 characters are left.
#[must_use]
pub(crate) fn line(text: &str) -> String {
    let visible: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !is_hidden(*c))
        .collect();
    let words: Vec<_> = visible.split_whitespace().collect();
    let line: String = words.join(" ").chars().take(HEADER_LIMIT).collect();
    line.trim_end().to_owned()
}

/// A body: every line end becomes CR LF, a lone CR too (B77); other controls except the tab and
/// every reading-order mark are gone.
#[must_use]
pub(crate) fn body(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = lines
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || is_hidden(*c)))
        .collect();
    kept.replace('\n', "\r\n")
}

/// Marks that nobody sees: reading order (B9), zero width (B10), line and paragraph separators.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{061C}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_one_line() {
        for (text, cleaned) in [
            ("A\r\nBcc: x@y.vn", "A Bcc: x@y.vn"),
            ("Nguyễn\u{0}Văn\tAn", "Nguyễn Văn An"),
            ("\u{202E}nA\u{202C} Lê\u{200B}", "nA Lê"),
            (" \u{A0} ", ""),
            ("a\u{85}b\u{2028}c", "a bc"),
        ] {
            assert_eq!(line(text), cleaned);
        }
        assert_eq!(line(&"ữ".repeat(1_000)).chars().count(), 250);
    }

    #[test]
    fn a_body_has_whole_line_ends_only() {
        assert_eq!(body("a\rb\nc\r\nd\u{7}"), "a\r\nb\r\nc\r\nd");
        assert_eq!(body("\r.\r"), "\r\n.\r\n");
    }
}
