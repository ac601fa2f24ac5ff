//! A sheet as plain text.
use super::sheet::{Group, Item, Row, Sheet};

/// The text part. Lines end with `\n`; nothing is wrapped, mail programs do that.
pub(super) fn text(sheet: &Sheet) -> String {
    let mut blocks = vec![sheet.greeting.clone(), sheet.opening.clone()];
    blocks.extend(block(sheet.rows.iter().map(row)));
    blocks.extend(sheet.groups.iter().map(group));
    blocks.push(format!("{}: {}", sheet.next_label, sheet.next));
    blocks.push(format!("{}\n{}", sheet.office, sheet.footer));
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

fn block(lines: impl Iterator<Item = String>) -> Option<String> {
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn row(row: &Row) -> String {
    match row.values.as_slice() {
        [one] => format!("{}: {one}", row.label),
        many => {
            let values = many.iter().map(|v| format!("\n- {v}"));
            format!("{}:{}", row.label, values.collect::<String>())
        }
    }
}

fn group(group: &Group) -> String {
    let items = group.items.iter().map(item);
    let more = group.more.iter().map(|m| format!("\n{m}"));
    let lines: String = items.chain(more).collect();
    format!("{}{lines}", group.heading)
}

fn item(item: &Item) -> String {
    match &item.standing {
        Some(standing) => format!("\n- {}, {standing}: {}", item.code, item.title),
        None => format!("\n- {}: {}", item.code, item.title),
    }
}
