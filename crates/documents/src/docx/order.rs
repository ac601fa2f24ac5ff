//! Children of paragraph properties in the order of the schema (ECMA-376 part 1, `CT_PPr`): the
//! writer has an order of its own, which strict readers refuse.

/// The order; what is not listed comes last, as it came.
const ORDER: [&str; 34] = [
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
    "w:numPr",
    "w:suppressLineNumbers",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:kinsoku",
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
    "w:autoSpaceDE",
    "w:autoSpaceDN",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
];

const OPEN: &str = "<w:pPr>";
const CLOSE: &str = "</w:pPr>";

/// The part with the children of each `w:pPr` in order.
pub(super) fn ordered(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    let mut rest = part;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let Some((inside, behind)) = after.split_once(CLOSE) else {
            break;
        };
        out.push_str(before);
        out.push_str(OPEN);
        let mut all = children(inside);
        all.sort_by_key(|child| rank(child));
        out.extend(all);
        out.push_str(CLOSE);
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn rank(child: &str) -> usize {
    let found = ORDER.iter().position(|name| *name == name_of(child));
    found.unwrap_or(ORDER.len())
}

/// "w:ind" of `<w:ind w:left="0" />`.
fn name_of(child: &str) -> &str {
    let name = child.trim_start_matches('<');
    let end = name.find([' ', '/', '>']).unwrap_or(name.len());
    &name[..end]
}

/// The elements that follow one another.
fn children(inside: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = inside;
    while !rest.is_empty() {
        let (child, behind) = rest.split_at(length(rest));
        all.push(child);
        rest = behind;
    }
    all
}

/// How long the first element is: to the end of its tag if it is empty, else to its closing tag.
fn length(text: &str) -> usize {
    let tag = text.find('>').map_or(text.len(), |at| at + 1);
    if text[..tag].ends_with("/>") {
        return tag;
    }
    let close = format!("</{}>", name_of(text));
    let found = text.find(&close).map(|at| at + close.len());
    found.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::ordered;

    #[test]
    fn style_first_and_runs_last() {
        let part = r#"<w:p><w:pPr><w:rPr><w:b /></w:rPr><w:jc w:val="both" /><w:pStyle w:val="Body" /><w:pBdr><w:bottom w:sz="6" /></w:pBdr><w:keepNext /></w:pPr><w:r /></w:p><w:p><w:pPr><w:rPr /></w:pPr></w:p>"#;
        let after = r#"<w:p><w:pPr><w:pStyle w:val="Body" /><w:keepNext /><w:pBdr><w:bottom w:sz="6" /></w:pBdr><w:jc w:val="both" /><w:rPr><w:b /></w:rPr></w:pPr><w:r /></w:p><w:p><w:pPr><w:rPr /></w:pPr></w:p>"#;
        assert_eq!(ordered(part), after);
    }
}
