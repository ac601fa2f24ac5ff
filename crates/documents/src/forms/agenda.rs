//! Conference programme (chương trình hội nghị giao ban).

use workflow::paper::{
    Agenda, AgendaItem, AnnouncedAnswer, CommuneMatter, PromiseDue, RosterGroup,
};

use crate::layout::LayoutProfile;
use crate::say;
use crate::text;
use crate::tree::{Align, Block, Orientation, Row, RowKind, Sheet, Table, Tree};

use super::frame::{self, Parts};
use super::{conference, petition, tables};

pub(super) fn lay_out(agenda: &Agenda, profile: &LayoutProfile) -> Tree {
    let name = conference::named(&agenda.conference);
    let mut blocks = vec![frame::letterhead(&agenda.letterhead, profile)];
    blocks.extend(frame::title("CHƯƠNG TRÌNH", &name, profile));
    let mut parts = Parts::default();
    where_and_when(&mut parts, agenda);
    parts.part("NỘI DUNG");
    parts.blocks.push(Block::Table(items(&agenda.items)));
    announcements(&mut parts, &agenda.announcements);
    commune_matters(&mut parts, &agenda.commune_matters);
    promises(&mut parts, &agenda.promises_due);
    list(
        &mut parts,
        "THÔNG TIN, NHIỆM VỤ TRONG THÁNG",
        &agenda.committee_tasks,
    );
    list(
        &mut parts,
        "VẤN ĐỀ TRỌNG TÂM THẢO LUẬN",
        &agenda.key_matters,
    );
    parts.part("THÀNH PHẦN");
    parts.blocks.push(Block::Table(roster(&agenda.roster)));
    conference::next_host(&mut parts, agenda.next_host.as_ref());
    blocks.extend(parts.blocks);
    blocks.push(frame::last(&request(&name), profile));
    blocks.push(frame::closing(
        &agenda.recipients,
        &agenda.signature,
        profile,
    ));
    Tree {
        title: format!("Chương trình {name}"),
        orientation: Orientation::Portrait,
        blocks,
        sheets: sheets(agenda, &name),
    }
}

fn request(name: &str) -> String {
    format!(
        "Trên đây là chương trình {name}; đề nghị các đồng chí được mời dự chuẩn bị nội dung và dự \
         họp đúng thành phần, thời gian"
    )
}

fn sheets(agenda: &Agenda, name: &str) -> Vec<Sheet> {
    let sheet = |tab: &str, title: String, table| Sheet {
        name: tab.to_owned(),
        title,
        table,
    };
    vec![
        sheet(
            "Chương trình",
            format!("Chương trình {name}"),
            items(&agenda.items),
        ),
        sheet(
            "Thành phần",
            format!("Thành phần {name}"),
            roster(&agenda.roster),
        ),
    ]
}

fn where_and_when(parts: &mut Parts, agenda: &Agenda) {
    let head = &agenda.conference;
    parts.part("THỜI GIAN, ĐỊA ĐIỂM");
    let start = agenda
        .items
        .first()
        .map(|item| format!("{}, ", say::clock(item.from)));
    let session = if head.session.is_empty() {
        String::new()
    } else {
        format!(" {}", head.session)
    };
    let lines = [
        format!(
            "Thời gian: {}{}{session}.",
            start.unwrap_or_default(),
            conference::day(head)
        ),
        conference::place(head),
        format!("Chủ trì: {}.", conference::comrade(&head.chair)),
        format!("Thư ký: {}.", conference::comrade(&head.secretary)),
    ];
    parts.numbered(&lines);
}

fn items(items: &[AgendaItem]) -> Table {
    let columns = vec![
        tables::column("Thời gian", 32, Align::Center),
        tables::column("Nội dung", 88, Align::Left),
        tables::column("Người thực hiện", 45, Align::Left),
    ];
    tables::table(columns, items.iter().map(item).collect())
}

fn item(item: &AgendaItem) -> Row {
    let time = match item.until {
        Some(until) => format!("{} -\n{}", say::clock(item.from), say::clock(until)),
        None => say::clock(item.from),
    };
    let cells = vec![
        tables::words(&time),
        tables::words(&item.title),
        tables::words(&item.presenter),
    ];
    tables::row(RowKind::Body, cells)
}

fn announcements(parts: &mut Parts, answers: &[AnnouncedAnswer]) {
    parts.part("CÔNG BỐ KẾT QUẢ TRẢ LỜI KIẾN NGHỊ");
    if answers.is_empty() {
        parts.say("Kỳ này không có kết quả trả lời kiến nghị phải công bố.");
    }
    for (index, answer) in answers.iter().enumerate() {
        parts
            .blocks
            .extend(petition::quoted(index + 1, &answer.petition));
        parts.blocks.extend(petition::answered(answer));
    }
}

fn commune_matters(parts: &mut Parts, matters: &[CommuneMatter]) {
    if matters.is_empty() {
        return;
    }
    parts.part("NỘI DUNG THUỘC THẨM QUYỀN CẤP XÃ");
    for (index, matter) in matters.iter().enumerate() {
        parts
            .blocks
            .extend(petition::quoted(index + 1, &matter.petition));
        let standing = matter.standing.trim_end_matches(['.', ' ']);
        let standing = match standing {
            "" => String::new(),
            said => format!("; {said}"),
        };
        let text = format!(
            "{} báo cáo tại hội nghị (kiến nghị nêu kỳ {}){standing}.",
            matter.commune, matter.raised_in,
        );
        parts.say(&text);
    }
}

fn promises(parts: &mut Parts, promises: &[PromiseDue]) {
    if promises.is_empty() {
        return;
    }
    parts.part("CAM KẾT ĐẾN HẠN");
    for (index, promise) in promises.iter().enumerate() {
        let lead = format!("{}. {} - {}: ", index + 1, promise.code, promise.body);
        let standing = if promise.standing.is_empty() {
            "chưa báo cáo"
        } else {
            &promise.standing
        };
        let due = say::short(promise.due);
        let text = format!("{} (hạn {due}); tình hình: {standing}", promise.promise);
        parts
            .blocks
            .extend(frame::body_with(text::bold(text::line(&lead)), &text));
    }
}

fn list(parts: &mut Parts, heading: &str, texts: &[String]) {
    if !texts.is_empty() {
        parts.part(heading);
        parts.numbered(texts);
    }
}

fn roster(groups: &[RosterGroup]) -> Table {
    let columns = vec![
        tables::column("TT", 12, Align::Center),
        tables::column("Họ và tên", 50, Align::Left),
        tables::column("Chức vụ, đơn vị", 73, Align::Left),
        tables::column("Ghi chú", 30, Align::Left),
    ];
    let mut rows = Vec::new();
    let mut running = 0;
    for group in groups {
        let size = say::count(tables::length(group.people.len()));
        let heading = format!("{} ({size} đồng chí)", group.category);
        rows.push(tables::row(RowKind::Group, vec![tables::wide(4, &heading)]));
        for person in &group.people {
            running += 1;
            let cells = vec![
                tables::number(running),
                tables::words(&person.name),
                tables::words(&person.post),
                tables::words(&person.note),
            ];
            rows.push(tables::row(RowKind::Body, cells));
        }
    }
    tables::table(columns, rows)
}
