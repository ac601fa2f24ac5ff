//! Minutes of a conference (biên bản hội nghị giao ban).

use workflow::paper::{AttendanceLine, Minutes};

use crate::layout::LayoutProfile;
use crate::role::Role;
use crate::say;
use crate::text;
use crate::tree::{Align, Block, Orientation, Paragraph, RowKind, Sheet, Table, Tree, Value};

use super::frame::{self, Parts};
use super::{conference, petition, tables};

pub(super) fn lay_out(minutes: &Minutes, profile: &LayoutProfile) -> Tree {
    let name = conference::named(&minutes.conference);
    let mut blocks = vec![frame::letterhead(&minutes.letterhead, profile)];
    blocks.extend(frame::title("BIÊN BẢN", &name, profile));
    let mut parts = Parts::default();
    facts(&mut parts, minutes);
    present(&mut parts, minutes);
    announced(&mut parts, minutes);
    reports(&mut parts, minutes);
    speeches(&mut parts, minutes);
    petitions(&mut parts, minutes);
    if !minutes.conclusions.is_empty() {
        parts.part("KẾT LUẬN CỦA CHỦ TRÌ");
        parts.numbered(&minutes.conclusions);
    }
    conference::next_host(&mut parts, minutes.next_host.as_ref());
    blocks.extend(parts.blocks);
    blocks.push(frame::last(&ending(minutes), profile));
    blocks.push(Block::Closing {
        left: frame::signed(&minutes.recorder),
        right: frame::signed(&minutes.chair),
    });
    blocks.extend(addenda(minutes));
    blocks.extend(recipients(minutes, profile));
    let title = format!("Biên bản {name}");
    Tree {
        sheets: sheets(minutes, &title),
        title,
        orientation: Orientation::Portrait,
        blocks,
    }
}

fn reports(parts: &mut Parts, minutes: &Minutes) {
    parts.part("BÁO CÁO KẾT QUẢ GIẢI QUYẾT NỘI DUNG THUỘC THẨM QUYỀN CẤP XÃ");
    if minutes.reports.is_empty() {
        parts.say("Không có nội dung.");
    }
    for (index, matter) in minutes.reports.iter().enumerate() {
        let quoted = petition::quoted(index + 1, &matter.petition);
        let label = format!("Báo cáo của {}", matter.commune);
        parts.blocks.extend(quoted);
        parts
            .blocks
            .extend(frame::labelled(&label, &matter.standing));
    }
}

/// Below the signatures, because the minutes they were put under stay as they were.
fn addenda(minutes: &Minutes) -> Vec<Block> {
    if minutes.addenda.is_empty() {
        return Vec::new();
    }
    let heading = frame::block(Role::Heading, "PHẦN BỔ SUNG SAU HỘI NGHỊ");
    let each = minutes.addenda.iter();
    std::iter::once(heading)
        .chain(each.map(|text| frame::block(Role::Body, text)))
        .collect()
}

fn recipients(minutes: &Minutes, profile: &LayoutProfile) -> Option<Block> {
    let left: Vec<Paragraph> = frame::list(&minutes.recipients, profile);
    let right = Vec::new();
    (!left.is_empty()).then_some(Block::Closing { left, right })
}

fn ending(minutes: &Minutes) -> String {
    format!(
        "Hội nghị kết thúc hồi {} cùng ngày. Biên bản đã được đọc lại cho hội nghị nghe và thống nhất",
        say::clock(minutes.closed)
    )
}

fn facts(parts: &mut Parts, minutes: &Minutes) {
    let head = &minutes.conference;
    parts.part("THỜI GIAN, ĐỊA ĐIỂM");
    let lines = [
        format!(
            "Khai mạc hồi {}, {}.",
            say::clock(minutes.opened),
            conference::day(head)
        ),
        conference::place(head),
        format!("Chủ trì: {}.", conference::comrade(&head.chair)),
        format!("Thư ký: {}.", conference::comrade(&head.secretary)),
    ];
    parts.numbered(&lines);
}

fn present(parts: &mut Parts, minutes: &Minutes) {
    parts.part("THÀNH PHẦN DỰ HỘI NGHỊ");
    parts
        .blocks
        .push(Block::Table(attendance(&minutes.attendance)));
    if !minutes.substitutes.is_empty() {
        parts.say(&format!("Dự thay: {}.", minutes.substitutes.join("; ")));
    }
    if minutes.absences.is_empty() {
        return;
    }
    let one = |absence: &workflow::paper::Absence| match &absence.reason {
        Some(reason) => format!("{} (có lý do: {})", absence.who, say::within(reason)),
        None => format!("{} (không lý do)", absence.who),
    };
    let list: Vec<String> = minutes.absences.iter().map(one).collect();
    parts.say(&format!("Vắng mặt: {}.", list.join("; ")));
}

fn attendance(lines: &[AttendanceLine]) -> Table {
    let columns = vec![
        tables::column("TT", 10, Align::Center),
        tables::column("Thành phần", 75, Align::Left),
        tables::column("Triệu tập", 20, Align::Center),
        tables::column("Có mặt", 20, Align::Center),
        tables::column("Vắng có lý do", 20, Align::Center),
        tables::column("Vắng không lý do", 20, Align::Center),
    ];
    let mut rows = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let mut cells = vec![
            tables::number(tables::ordinal(index)),
            tables::words(&line.category),
        ];
        cells.extend(figures(line).map(tables::number));
        rows.push(tables::row(RowKind::Body, cells));
    }
    let total = lines.iter().map(figures).fold([0; 4], |sum, line| {
        [0, 1, 2, 3].map(|at: usize| sum[at] + line[at])
    });
    let mut cells = vec![tables::words(""), tables::words("Cộng")];
    cells.extend(total.map(|sum| tables::valued(&sum.to_string(), Value::ColumnSum(sum))));
    rows.push(tables::row(RowKind::Total, cells));
    tables::table(columns, rows)
}

fn figures(line: &AttendanceLine) -> [u32; 4] {
    [line.summoned(), line.present, line.excused, line.unexcused]
}

fn announced(parts: &mut Parts, minutes: &Minutes) {
    if minutes.announced.is_empty() {
        return;
    }
    parts.part("KẾT QUẢ TRẢ LỜI KIẾN NGHỊ ĐÃ CÔNG BỐ");
    for (index, answer) in minutes.announced.iter().enumerate() {
        parts
            .blocks
            .extend(petition::quoted(index + 1, &answer.petition));
        parts.blocks.extend(petition::answered(answer));
    }
}

fn speeches(parts: &mut Parts, minutes: &Minutes) {
    parts.part("Ý KIẾN PHÁT BIỂU");
    if minutes.speeches.is_empty() && minutes.petitions.is_empty() {
        parts.say("Không có ý kiến phát biểu.");
    } else if minutes.speeches.is_empty() {
        parts.say("Các bí thư chi bộ nêu kiến nghị, đề xuất ghi ở phần sau.");
    }
    for (index, speech) in minutes.speeches.iter().enumerate() {
        let lead = format!(
            "{}. Đồng chí {}, {}: ",
            index + 1,
            speech.speaker,
            speech.post
        );
        let lead = text::bold(text::line(&lead));
        parts.blocks.extend(frame::body_with(lead, &speech.gist));
    }
    if !minutes.silent.is_empty() {
        let list: Vec<String> = minutes.silent.iter().map(conference::comrade).collect();
        parts.say(&format!("Dự họp, không có ý kiến: {}.", list.join("; ")));
    }
}

fn petitions(parts: &mut Parts, minutes: &Minutes) {
    parts.part("KIẾN NGHỊ, ĐỀ XUẤT");
    if minutes.petitions.is_empty() && minutes.withheld == 0 {
        parts.say("Hội nghị không có kiến nghị, đề xuất.");
    }
    for (index, item) in minutes.petitions.iter().enumerate() {
        parts
            .blocks
            .extend(petition::quoted(index + 1, &item.petition));
        parts
            .blocks
            .extend(frame::labelled("Gửi đến", &say::ended(&item.addressed_to)));
        if let Some(exception) = &item.exception {
            parts.blocks.extend(frame::labelled(
                "Chưa có ý kiến thống nhất của chi ủy",
                exception,
            ));
        }
        if let Some(answer) = &item.answered_on_spot {
            parts
                .blocks
                .extend(frame::labelled("Trả lời tại hội nghị", answer));
        }
    }
    if minutes.withheld > 0 {
        parts.say(&format!(
            "{} nội dung chuyển xử lý theo quy trình khác, không ghi nội dung.",
            say::count(minutes.withheld)
        ));
    }
}

fn sheets(minutes: &Minutes, title: &str) -> Vec<Sheet> {
    vec![Sheet {
        name: "Điểm danh".to_owned(),
        title: title.to_owned(),
        table: attendance(&minutes.attendance),
    }]
}
