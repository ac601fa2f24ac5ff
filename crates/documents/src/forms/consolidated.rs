//! Consolidated table of petitions (biểu tổng hợp kiến nghị), thirteen columns, landscape.

use workflow::paper::{ConsolidatedRow, ConsolidatedTable, Grouping, Tally};

use crate::layout::LayoutProfile;
use crate::role::Role;
use crate::say;
use crate::text;
use crate::tree::{
    Align, Block, Cell, Column, Orientation, Row, RowKind, Sheet, Table, Tree, Value,
};

use super::{frame, petition, tables};

pub(super) fn lay_out(content: &ConsolidatedTable, profile: &LayoutProfile) -> Tree {
    let subject = format!(
        "tại hội nghị giao ban {}, số liệu đến {}",
        content.cycle,
        say::long(content.as_of)
    );
    let mut blocks = vec![frame::letterhead(&content.letterhead, profile)];
    blocks.extend(frame::title("BIỂU TỔNG HỢP KIẾN NGHỊ", &subject, profile));
    blocks.push(Block::Table(petitions(content)));
    let remark =
        |text: &String| frame::block(Role::Body, &format!("Ghi chú: {}", say::ended(text)));
    blocks.extend(content.remarks.iter().map(remark));
    blocks.push(frame::block(
        Role::Remark,
        &format!("Tổng hợp theo {}", group_word(&content.grouping)),
    ));
    blocks.push(Block::Table(sums(content)));
    blocks.extend(missing(content));
    blocks.push(frame::closing(
        &content.recipients,
        &content.signature,
        profile,
    ));
    let title = format!("Biểu tổng hợp kiến nghị {subject}");
    Tree {
        sheets: sheets(content, &title),
        title,
        orientation: Orientation::Landscape,
        blocks,
    }
}

fn sheets(content: &ConsolidatedTable, title: &str) -> Vec<Sheet> {
    let sheet = |name: &str, table| Sheet {
        name: name.to_owned(),
        title: title.to_owned(),
        table,
    };
    vec![
        sheet("Kiến nghị", petitions(content)),
        sheet("Tổng hợp", sums(content)),
    ]
}

fn group_word(grouping: &Grouping) -> &str {
    match grouping {
        Grouping::Cluster(called) => called,
        Grouping::Field => "lĩnh vực",
        Grouping::Unit => "đơn vị",
    }
}

fn missing(content: &ConsolidatedTable) -> Option<Block> {
    if content.missing_minutes.is_empty() {
        return None;
    }
    let list = content.missing_minutes.join("; ");
    Some(frame::block(
        Role::Body,
        &format!("Chưa có biên bản của: {list}."),
    ))
}

fn columns() -> Vec<Column> {
    use Align::{Center, Left};
    let shapes = [
        ("TT", 80, Center),
        ("Nội dung kiến nghị", 385, Left),
        ("Đơn vị kiến nghị", 200, Left),
        ("Lĩnh vực", 140, Left),
        ("Thẩm quyền", 130, Left),
        ("Cơ quan giải quyết", 205, Left),
        ("Ý kiến chỉ đạo", 205, Left),
        ("Thời hạn", 195, Center),
        ("Nội dung trả lời", 395, Left),
        ("Kết quả", 140, Left),
        ("Văn bản trả lời", 195, Center),
        ("Ngày công bố", 195, Center),
        ("Ghi chú", 150, Left),
    ];
    shapes
        .into_iter()
        .map(|(title, share, align)| tables::column(title, share, align))
        .collect()
}

fn petitions(content: &ConsolidatedTable) -> Table {
    let mut rows = Vec::new();
    let mut running = 0;
    for group in &content.groups {
        rows.push(tables::row(
            RowKind::Group,
            vec![tables::wide(13, &group.name)],
        ));
        if group.rows.is_empty() {
            let none = tables::wide(13, "Không có kiến nghị.");
            rows.push(tables::row(RowKind::Body, vec![none]));
        }
        for row in &group.rows {
            running += 1;
            rows.push(tables::row(RowKind::Body, cells(running, row)));
        }
        rows.push(sum_row(
            RowKind::Subtotal,
            &format!("Cộng {}", group.name),
            group.tally(),
        ));
    }
    rows.push(sum_row(RowKind::Total, "Tổng cộng", content.total()));
    tables::dense(columns(), rows)
}

fn sum_row(kind: RowKind, label: &str, tally: Tally) -> Row {
    let number = tally.petitions;
    let value = match kind {
        RowKind::Total => Value::TotalCount(number),
        _ => Value::GroupCount(number),
    };
    let rest = format!(
        "kiến nghị ({} lượt ý kiến); đã có kết quả {}, đã công bố {}",
        say::count(tally.opinions),
        say::count(tally.answered),
        say::count(tally.announced)
    );
    let cells = vec![
        tables::words(""),
        tables::words(&format!("{label}:")),
        tables::valued(&say::count(number), value),
        tables::wide(10, &rest),
    ];
    tables::row(kind, cells)
}

fn cells(running: u32, row: &ConsolidatedRow) -> Vec<Cell> {
    vec![
        tables::number(running),
        content(row),
        tables::words(&petition::proposers(&row.petition.proposers).replace("; ", ";\n")),
        tables::words(&row.field),
        tables::words(&row.competence),
        tables::words(&bodies(row)),
        tables::words(row.direction.as_deref().unwrap_or_default()),
        tables::date(row.due),
        tables::words(row.answer.as_deref().unwrap_or_default()),
        tables::words(row.outcome.as_deref().unwrap_or_default()),
        tables::words(&document(row)),
        tables::date(row.announced_on),
        tables::words(&row.notes),
    ]
}

/// The code on a line of its own, then the matter.
fn content(row: &ConsolidatedRow) -> Cell {
    let mut lines = text::narrow_paragraphs(&row.petition.content);
    lines.insert(0, text::bold(text::narrow(&row.petition.code)));
    tables::lines(lines, Value::Words)
}

fn bodies(row: &ConsolidatedRow) -> String {
    if row.support.is_empty() {
        return row.lead.clone();
    }
    format!("{}\nPhối hợp: {}", row.lead, row.support.join(", "))
}

fn document(row: &ConsolidatedRow) -> String {
    let document = row.document.as_ref();
    let written = document.map(|of| format!("{}\n{}", of.symbol, say::short(of.date)));
    written.unwrap_or_default()
}

fn sums(content: &ConsolidatedTable) -> Table {
    let name = words::messages::capital(group_word(&content.grouping));
    let columns = vec![
        tables::column("TT", 12, Align::Center),
        tables::column(&name, 90, Align::Left),
        tables::column("Số kiến nghị", 30, Align::Center),
        tables::column("Số lượt ý kiến", 30, Align::Center),
        tables::column("Đã có kết quả", 30, Align::Center),
        tables::column("Đã công bố", 30, Align::Center),
    ];
    let groups = content.tallies().enumerate();
    let mut rows: Vec<Row> = groups
        .map(|(index, entry)| {
            let mut cells = vec![
                tables::number(tables::ordinal(index)),
                tables::words(entry.group),
            ];
            cells.extend(figures(entry.tally).map(tables::number));
            tables::row(RowKind::Body, cells)
        })
        .collect();
    let mut cells = vec![tables::words(""), tables::words("Tổng cộng")];
    let sum = |figure: u32| tables::valued(&figure.to_string(), Value::ColumnSum(figure));
    cells.extend(figures(content.total()).map(sum));
    rows.push(tables::row(RowKind::Total, cells));
    tables::table(columns, rows)
}

fn figures(tally: Tally) -> [u32; 4] {
    [
        tally.petitions,
        tally.opinions,
        tally.answered,
        tally.announced,
    ]
}
