//! Notice of results (thông báo kết quả trả lời kiến nghị).

use workflow::paper::{
    AnsweredPetition, Earlier, Elsewhere, NoticeTotals, PaperDate, PaperNumber, PetitionText,
    ResultNotice,
};

use crate::layout::LayoutProfile;
use crate::role::Role;
use crate::say;
use crate::tree::{Align, Block, Orientation, Row, RowKind, Sheet, Tree, Value};

use super::frame::{self, Parts};
use super::{petition, tables};

pub(super) fn lay_out(notice: &ResultNotice, profile: &LayoutProfile) -> Tree {
    let subject = subject(notice);
    let mut blocks = vec![frame::letterhead(&notice.letterhead, profile)];
    blocks.extend(frame::title("THÔNG BÁO", &subject, profile));
    blocks.extend(bases(&notice.basis));
    blocks.push(frame::block(Role::Body, &opening(notice)));
    let mut parts = Parts::default();
    totals(&mut parts, notice);
    answers(&mut parts, notice);
    declined(&mut parts, notice);
    referred(&mut parts, notice);
    carried(&mut parts, notice);
    elsewhere(&mut parts, notice);
    let duty = duties(&mut parts, notice);
    blocks.extend(parts.blocks);
    blocks.push(frame::last(&duty, profile));
    blocks.push(frame::closing(
        &notice.recipients,
        &notice.signature,
        profile,
    ));
    let title = format!("Thông báo {subject}");
    Tree {
        sheets: vec![sheet(notice, &title)],
        title,
        orientation: Orientation::Portrait,
        blocks,
    }
}

fn bases(basis: &[String]) -> Vec<Block> {
    let last = basis.len().saturating_sub(1);
    let mark = |index| if index == last { "," } else { ";" };
    let bare = |text: &'_ String| text.trim_end_matches([';', ',', '.', ' ']).to_owned();
    let line = |(index, text)| format!("- {}{}", bare(text), mark(index));
    basis
        .iter()
        .enumerate()
        .map(|item| frame::block(Role::Basis, &line(item)))
        .collect()
}

fn subject(notice: &ResultNotice) -> String {
    let results = format!(
        "kết quả trả lời kiến nghị tại hội nghị giao ban {}",
        notice.cycle
    );
    match notice.corrects {
        Some(_) => format!("đính chính {results}"),
        None => results,
    }
}

fn opening(notice: &ResultNotice) -> String {
    if let Some(symbol) = &notice.corrects {
        return format!(
            "{} đính chính nội dung trả lời kiến nghị nêu tại hội nghị giao ban {} đã thông báo tại Thông báo số {symbol}; nội dung dưới đây thay thế nội dung tương ứng của Thông báo đó:",
            notice.on_behalf_of, notice.cycle
        );
    }
    format!(
        "{} thông báo kết quả trả lời các kiến nghị nêu tại hội nghị giao ban {} như sau:",
        notice.on_behalf_of, notice.cycle
    )
}

fn totals(parts: &mut Parts, notice: &ResultNotice) {
    parts.part("TỔNG HỢP CHUNG");
    let totals = notice.totals();
    if totals.petitions == 0 {
        parts.say("Kỳ này không có kiến nghị.");
        return;
    }
    parts.say(&format!(
        "Tổng số: {} kiến nghị ({} lượt ý kiến){}. Trong đó: {}.",
        say::count(totals.petitions),
        say::count(totals.opinions),
        of_earlier(notice.earlier, totals),
        shares(totals)
    ));
    let outcomes = notice.outcomes();
    if !outcomes.is_empty() {
        let one = |(name, number): &(&str, u32)| format!("{name}: {}", say::count(*number));
        let list: Vec<String> = outcomes.iter().map(one).collect();
        parts.say(&format!(
            "Kết quả các kiến nghị đã trả lời: {}.",
            list.join("; ")
        ));
    }
}

/// ", gồm 17 kiến nghị nêu tại hội nghị và 01 kiến nghị kỳ trước xem xét lại"; nothing where all of them
/// were raised at the month's conferences.
fn of_earlier(earlier: Earlier, totals: NoticeTotals) -> String {
    let named = [
        ("kiến nghị khẩn tiếp nhận ngoài hội nghị", earlier.urgent),
        ("kiến nghị kỳ trước xem xét lại", earlier.again),
        ("kiến nghị kỳ trước chuyển sang", earlier.carried),
    ];
    let own = totals
        .petitions
        .saturating_sub(earlier.again + earlier.carried + earlier.urgent);
    let mut list = vec![format!(
        "{} kiến nghị nêu tại hội nghị trong kỳ",
        say::count(own)
    )];
    let kept = named.into_iter().filter(|(_, number)| *number > 0);
    list.extend(kept.map(|(name, number)| format!("{} {name}", say::count(number))));
    match list.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!(", gồm {} và {last}", rest.join(", ")),
        _ => String::new(),
    }
}

fn shares(totals: NoticeTotals) -> String {
    let named = [
        ("đã trả lời", totals.answered),
        ("không tiếp nhận", totals.declined),
        ("chuyển cấp trên", totals.referred),
        ("chuyển kỳ sau", totals.carried),
        ("trả lời tại hội nghị", totals.on_the_spot),
        ("giao cấp xã giải quyết", totals.by_commune),
        ("chi bộ rút", totals.withdrawn),
        ("chuyển theo quy trình khác", totals.withheld),
    ];
    let one = |(name, number): (&str, u32)| format!("{name} {}", say::count(number));
    let kept = named.into_iter().filter(|(_, number)| *number > 0);
    kept.map(one).collect::<Vec<_>>().join("; ")
}

fn answers(parts: &mut Parts, notice: &ResultNotice) {
    if notice.answers.is_empty() {
        return;
    }
    parts.part("KẾT QUẢ TRẢ LỜI");
    let mut running = 0;
    for (index, group) in notice.answers.iter().enumerate() {
        let heading = format!("{}. {}", letter(index), group.heading);
        parts.blocks.push(frame::block(Role::Subheading, &heading));
        for item in &group.answers {
            running += 1;
            parts
                .blocks
                .extend(petition::quoted(running, &item.petition));
            parts.blocks.extend(answered(item));
        }
    }
}

/// "A", "B", … for groups, of the Vietnamese alphabet as lists are lettered: Đ follows D, and there is
/// no F or J; "Y" from the 23rd on.
fn letter(index: usize) -> char {
    let letters = "ABCDĐEGHIKLMNOPQRSTUVXY";
    letters.chars().nth(index).unwrap_or('Y')
}

fn answered(item: &AnsweredPetition) -> Vec<Block> {
    let label = format!("Trả lời của {}", item.answered_by);
    let mut blocks = frame::labelled_kept(&label, &item.answer);
    let promised = item
        .promised
        .map(|day| format!("; hạn cam kết: {}", say::short(day)));
    let outcome = format!("{}{}.", item.outcome, promised.unwrap_or_default());
    blocks.extend(frame::labelled("Kết quả", &outcome));
    blocks
}

fn declined(parts: &mut Parts, notice: &ResultNotice) {
    if notice.declined.is_empty() {
        return;
    }
    parts.part("KIẾN NGHỊ KHÔNG TIẾP NHẬN");
    for (index, item) in notice.declined.iter().enumerate() {
        parts
            .blocks
            .extend(petition::quoted(index + 1, &item.petition));
        parts.blocks.extend(frame::labelled("Lý do", &item.reason));
    }
}

fn referred(parts: &mut Parts, notice: &ResultNotice) {
    if notice.referred.is_empty() {
        return;
    }
    parts.part("KIẾN NGHỊ CHUYỂN CẤP TRÊN");
    for (index, item) in notice.referred.iter().enumerate() {
        parts
            .blocks
            .extend(petition::quoted(index + 1, &item.petition));
        let letter = item
            .document
            .as_ref()
            .map(|of| format!(" (văn bản {})", petition::document(of)));
        let text = format!("{}{}.", item.to, letter.unwrap_or_default());
        parts.blocks.extend(frame::labelled("Chuyển đến", &text));
    }
}

fn carried(parts: &mut Parts, notice: &ResultNotice) {
    if notice.carried.is_empty() {
        return;
    }
    parts.part("KIẾN NGHỊ CHUYỂN KỲ SAU");
    for (index, item) in notice.carried.iter().enumerate() {
        parts
            .blocks
            .extend(petition::quoted(index + 1, &item.petition));
        let due = item.due.map(say::short);
        let due = due.map_or_else(String::new, |day| format!("; hạn trả lời mới: {day}"));
        let text = format!(
            "{}; lý do: {}; đã chuyển {} kỳ{due}.",
            item.owed_by,
            say::within(&item.reason),
            say::count(item.cycles)
        );
        parts
            .blocks
            .extend(frame::labelled("Cơ quan đang giải quyết", &text));
    }
}

/// Under a heading each; those of another procedure are counted only.
fn elsewhere(parts: &mut Parts, notice: &ResultNotice) {
    for (how, heading) in [
        (Elsewhere::OnTheSpot, "KIẾN NGHỊ ĐÃ TRẢ LỜI TẠI HỘI NGHỊ"),
        (Elsewhere::ByCommune, "KIẾN NGHỊ GIAO CẤP XÃ GIẢI QUYẾT"),
        (Elsewhere::Withdrawn, "KIẾN NGHỊ CHI BỘ RÚT"),
    ] {
        let mut items = notice.of(how).enumerate().peekable();
        if items.peek().is_some() {
            parts.part(heading);
        }
        for (index, item) in items {
            parts
                .blocks
                .extend(petition::quoted(index + 1, &item.petition));
            if !item.said.is_empty() {
                let label = match how {
                    Elsewhere::OnTheSpot => "Trả lời tại hội nghị",
                    Elsewhere::ByCommune => "Đơn vị giải quyết",
                    Elsewhere::Withdrawn => "Lý do",
                };
                parts.blocks.extend(frame::labelled(label, &item.said));
            }
        }
    }
    if notice.withheld > 0 {
        parts.part("NỘI DUNG CHUYỂN THEO QUY TRÌNH KHÁC");
        parts.say(&format!(
            "{} nội dung không thuộc phạm vi giao ban đã được chuyển đến cơ quan có thẩm quyền theo \
             quy định; không công bố nội dung.",
            say::count(notice.withheld)
        ));
    }
}

/// The duties but the last, which ends the content.
fn duties(parts: &mut Parts, notice: &ResultNotice) -> String {
    parts.part("TỔ CHỨC THỰC HIỆN");
    let duty = &notice.duty;
    let report = duty.report_by.map(|day| {
        format!(
            "; báo cáo kết quả công bố về {} chậm nhất {}",
            duty.report_to,
            say::long(day)
        )
    });
    parts.say(&format!(
        "1. Giao {} công bố công khai kết quả trả lời nêu trên tại hội nghị giao ban {}{}.",
        duty.announcers,
        duty.at_cycle,
        report.unwrap_or_default()
    ));
    "2. Các cơ quan, đơn vị có nội dung trả lời tổ chức thực hiện đúng nội dung, thời hạn đã nêu; \
     các chi bộ theo dõi, phản ánh kết quả tại các kỳ giao ban tiếp theo"
        .to_owned()
}

fn sheet(notice: &ResultNotice, title: &str) -> Sheet {
    let columns = vec![
        tables::column("TT", 10, Align::Center),
        tables::column("Mã", 40, Align::Left),
        tables::column("Đơn vị kiến nghị", 45, Align::Left),
        tables::column("Nội dung", 70, Align::Left),
        tables::column("Lượt ý kiến", 15, Align::Center),
        tables::column("Xử lý", 50, Align::Left),
        tables::column("Nội dung trả lời", 80, Align::Left),
        tables::column("Thời hạn", 25, Align::Center),
    ];
    let listed = notice.petitions().zip(fates(notice));
    let mut rows: Vec<Row> = listed
        .enumerate()
        .map(|(index, (petition, fate))| listed_row(index, petition, fate))
        .collect();
    for _ in 0..notice.withheld {
        rows.push(withheld_row(rows.len()));
    }
    rows.push(total_row(notice));
    Sheet {
        name: "Kết quả".to_owned(),
        title: titled(notice, title),
        table: tables::table(columns, rows),
    }
}

/// With number and day, where the notice has them.
fn titled(notice: &ResultNotice, title: &str) -> String {
    let head = &notice.letterhead;
    match (&head.number, head.date) {
        (PaperNumber::Assigned { symbol }, PaperDate::On(day)) => {
            format!("{title} (số {symbol}, {})", say::long(day))
        }
        _ => title.to_owned(),
    }
}

/// What became of a petition: in a word, in full, and by when.
struct Fate {
    how: String,
    said: String,
    due: Option<chrono::NaiveDate>,
}

fn listed_row(index: usize, petition: &PetitionText, fate: Fate) -> Row {
    let how = match petition.opinions {
        0 => format!("{} (lượt ý kiến tính ở phần đầu của kiến nghị)", fate.how),
        _ => fate.how,
    };
    let cells = vec![
        tables::number(tables::ordinal(index)),
        tables::words(&petition.code),
        tables::words(&petition::proposers(&petition.proposers)),
        tables::words(&petition.content),
        tables::number(petition.opinions),
        tables::words(&how),
        tables::words(&fate.said),
        tables::date(fate.due),
    ];
    tables::row(RowKind::Body, cells)
}

/// Counted like the others, so that the sum is that of the notice; nothing else is told.
fn withheld_row(index: usize) -> Row {
    let cells = vec![
        tables::number(tables::ordinal(index)),
        tables::words(""),
        tables::words(""),
        tables::words("(Nội dung không công bố)"),
        tables::number(1),
        tables::words("Chuyển theo quy trình khác"),
        tables::words(""),
        tables::words(""),
    ];
    tables::row(RowKind::Body, cells)
}

fn total_row(notice: &ResultNotice) -> Row {
    let totals = notice.totals();
    let petitions = format!("{} kiến nghị", say::count(totals.petitions));
    let opinions = totals.opinions;
    let cells = vec![
        tables::words(""),
        tables::words("Tổng cộng"),
        tables::words(&petitions),
        tables::words(""),
        tables::valued(&opinions.to_string(), Value::ColumnSum(opinions)),
        tables::words(""),
        tables::words(""),
        tables::words(""),
    ];
    tables::row(RowKind::Total, cells)
}

/// What became of each petition, in the order of [`ResultNotice::petitions`].
fn fates(notice: &ResultNotice) -> impl Iterator<Item = Fate> + '_ {
    let fate = |how: String, said: &str, due| Fate {
        how,
        said: said.to_owned(),
        due,
    };
    let answered = notice.answers.iter().flat_map(|group| &group.answers);
    let answered = answered.map(move |item| {
        let how = format!("{} ({})", item.outcome, item.answered_by);
        fate(how, &item.answer, item.promised)
    });
    let declined = notice.declined.iter();
    let declined = declined.map(move |i| fate("Không tiếp nhận".to_owned(), &i.reason, None));
    let referred = notice.referred.iter();
    let referred = referred.map(move |i| fate("Chuyển cấp trên".to_owned(), &i.to, None));
    let carried = notice.carried.iter().map(move |item| {
        let how = format!("Chuyển kỳ sau ({})", item.owed_by);
        fate(how, &item.reason, item.due)
    });
    let elsewhere = notice.elsewhere.iter().map(move |item| {
        let how = match item.how {
            Elsewhere::OnTheSpot => "Đã trả lời tại hội nghị",
            Elsewhere::ByCommune => "Giao cấp xã giải quyết",
            Elsewhere::Withdrawn => "Chi bộ rút",
        };
        fate(how.to_owned(), &item.said, None)
    });
    answered
        .chain(declined)
        .chain(referred)
        .chain(carried)
        .chain(elsewhere)
}
