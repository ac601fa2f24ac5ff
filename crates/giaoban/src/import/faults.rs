//! What a rule says against a row, as a clerk would put it.
use super::columns::{Column, Kind, of_field};
use super::problem::said;
use crate::say::{OfficeNames, Say};
use store::{Directory, Failure, Thing};
use words::messages::{Fault as _, Rendered, Term as _};
use words::refusals;
use workflow::import::{CalendarRowFault, RowFault};
use workflow::petition::{Field, Refusal};

/// The column and the sentence for a fault of a row.
pub(crate) fn of_row(fault: &RowFault, kind: Kind, say: Say) -> (Option<Column>, Rendered) {
    let column = fault.part().map(|p| kind.of_part(p));
    (column, sentence(fault, kind, say))
}

/// What of the row the fault repeats.
pub(crate) fn given(fault: &RowFault) -> &str {
    match fault {
        RowFault::KeyForm { given }
        | RowFault::NoUnit { given }
        | RowFault::SeveralUnits { given, .. }
        | RowFault::NearUnit { given, .. }
        | RowFault::NoPerson { given }
        | RowFault::SeveralPeople { given, .. } => given,
        _ => "",
    }
}

fn sentence(fault: &RowFault, kind: Kind, say: Say) -> Rendered {
    of_names(fault, say)
        .or_else(|| of_people(fault, say))
        .or_else(|| of_units(fault, kind, say))
        .unwrap_or_else(|| of_the_rest(fault, say))
}

fn of_names(fault: &RowFault, say: Say) -> Option<Rendered> {
    let keys = |keys: &[String]| {
        format!(
            "{} {}.",
            say.of("Ghi một trong các mã:", "Write one of these keys:"),
            keys.join(", ")
        )
    };
    Some(match fault {
        RowFault::NoUnit { given } => said(
            format!(
                "{} “{given}”.",
                say.of("Không có đơn vị nào tên", "No unit is called")
            ),
            say.of(
                "Nhập đơn vị đó trước, hoặc ghi mã đơn vị.",
                "Import the unit first, or write its key.",
            ),
        ),
        RowFault::SeveralUnits { given, keys: found } => said(
            format!(
                "{} “{given}”.",
                say.of("Có nhiều đơn vị cùng tên", "Several units are called")
            ),
            keys(found),
        ),
        RowFault::NearUnit { given, keys: found } => said(
            format!(
                "“{given}” {}",
                say.of(
                    "chỉ gần giống tên đơn vị đã có.",
                    "is only nearly the name of a unit."
                )
            ),
            keys(found),
        ),
        _ => return None,
    })
}

fn of_people(fault: &RowFault, say: Say) -> Option<Rendered> {
    Some(match fault {
        RowFault::NoPerson { given } => said(
            format!(
                "{} “{given}”.",
                say.of("Không có người nào tên", "Nobody is called")
            ),
            say.of(
                "Nhập danh sách con người trước, hoặc ghi mã người.",
                "Import the people first, or write the key of the person.",
            ),
        ),
        RowFault::SeveralPeople { given, keys: found } if found.is_empty() => said(
            format!(
                "{} “{given}”.",
                say.of(
                    "Trong tệp có nhiều người tên",
                    "The file has several people called"
                )
            ),
            say.of(
                "Ghi năm sinh hoặc mã người.",
                "Write the year of birth or a key.",
            ),
        ),
        RowFault::SeveralPeople { given, keys: found } => said(
            format!(
                "{} “{given}”.",
                say.of("Đã có người cùng họ tên", "There is somebody called")
            ),
            format!(
                "{} {}.",
                say.of(
                    "Ghi năm sinh, hoặc mã nếu là:",
                    "Write the year of birth, or the key if it is"
                ),
                found.join(", ")
            ),
        ),
        _ => return None,
    })
}

fn of_units(fault: &RowFault, kind: Kind, say: Say) -> Option<Rendered> {
    Some(match fault {
        RowFault::Missing { part } => {
            let head = kind.head(kind.of_part(*part), say);
            said(
                format!("{} {head}.", say.of("Thiếu", "Missing:")),
                say.of("Nhập nội dung rồi chạy lại.", "Fill it in and run again."),
            )
        }
        RowFault::KeyForm { given } => said(
            format!("“{given}” {}", say.of("không dùng làm mã được.", "cannot be a key.")),
            say.of(
                "Mã gồm chữ không dấu, chữ số, dấu gạch nối, nhiều nhất 60 ký tự; có thể bỏ trống.",
                "A key has letters without accents, figures and hyphens, at most 60; it may be left empty.",
            ),
        ),
        RowFault::OtherKind { kind } => said(
            format!("{} {}.", say.of("Mã này của đơn vị loại", "The key is of a unit of kind"), kind.name_in(say.0)),
            say.of("Dùng mã khác, hoặc sửa loại đơn vị.", "Take another key, or mend the kind."),
        ),
        RowFault::ParentKind { kind, above } => said(
            format!(
                "{} {} {}.",
                kind.name_in(say.0),
                say.of("không trực thuộc", "does not stand under"),
                above.name_in(say.0)
            ),
            say.of("Sửa đơn vị cấp trên hoặc loại đơn vị.", "Mend the unit above or the kind."),
        ),
        RowFault::ParentRing => said(
            say.of("Các đơn vị trực thuộc lẫn nhau thành vòng.", "Units stand above each other in a ring."),
            say.of("Sửa đơn vị cấp trên.", "Mend the unit above."),
        ),
        RowFault::PeriodReversed => said(
            say.of("Ngày kết thúc trước ngày bắt đầu.", "It ends before it begins."),
            say.of("Sửa một trong hai ngày.", "Mend one of the two days."),
        ),
        RowFault::Lineage { what } => refusals::lineage(what, say.0),
        RowFault::SuccessorOfLiving => said(
            say.of("Có đơn vị kế thừa mà chưa ghi ngày kết thúc.", "It has a successor and no end."),
            say.of("Ghi ngày kết thúc.", "Write its last day."),
        ),
        RowFault::OnlyOne { kind, key } => said(
            format!("{} {}: {key}.", say.of("Cấp ủy đã có", "The committee has its"), kind.name_in(say.0)),
            say.of("Ghi mã đó nếu là đơn vị này.", "Write that key if it is this unit."),
        ),
        RowFault::NotTheCommittee => said(
            say.of("Cấp ủy không nhập từ tệp.", "The committee itself is not imported."),
            say.of("Khởi tạo cấp ủy bằng giaoban init.", "Set it up with giaoban init."),
        ),
        RowFault::CodeTaken { key } => said(
            format!("{} {key}.", say.of("Ký hiệu này đã dùng cho khu", "The code is that of cluster")),
            say.of("Chọn ký hiệu khác.", "Choose another code."),
        ),
        _ => return None,
    })
}

/// A unit that stands in the file, in a row that is itself left out.
pub(crate) fn left_out(given: &str, row: u32, say: Say) -> Rendered {
    said(
        format!(
            "“{given}” {} {row}, {}",
            say.of("ở dòng", "stands in row"),
            say.of("dòng đó chưa nhập được.", "which is left out.")
        ),
        say.of(
            "Sửa dòng đó, rồi nhập cả hai.",
            "Mend that row and import both.",
        ),
    )
}

/// A row that says what another one has said, by that row's number in the file.
fn twice(first: usize, say: Say) -> Rendered {
    said(
        format!("{} {first}.", say.of("Trùng với dòng", "The same as row")),
        say.of("Giữ lại một dòng.", "Keep one of them."),
    )
}

fn of_the_rest(fault: &RowFault, say: Say) -> Rendered {
    match fault {
        RowFault::Twice { first } => twice(*first, say),
        RowFault::RoleNotHere { role, kind } => said(
            format!(
                "“{}” {} “{}”.",
                role.name_in(say.0),
                say.of(
                    "không phải chức vụ của đơn vị loại",
                    "is no role in a unit of kind"
                ),
                kind.name_in(say.0)
            ),
            say.of("Sửa chức vụ hoặc đơn vị.", "Mend the role or the unit."),
        ),
        RowFault::RoleHeld { role, by } => said(
            format!(
                "{} {} {by}.",
                role.name_in(say.0),
                say.of("hiện là người có mã", "is now the person with key")
            ),
            say.of(
                "Ghi ngày thôi của người đó trước, hoặc sửa ngày bắt đầu.",
                "Write the last day of that person first, or mend the first day.",
            ),
        ),
        RowFault::Calendar { what, .. } => said(
            of_calendar(*what, say),
            say.of("Sửa ngày hoặc loại ngày.", "Mend the date or the kind."),
        ),
        RowFault::CalendarHole { year } => said(
            format!(
                "{} {}.",
                say.of("Chưa có lịch của năm", "There is no calendar of the year"),
                year - 1
            ),
            say.of(
                "Nhập ngày nghỉ của năm đó trước.",
                "Import the days off of that year first.",
            ),
        ),
        _ => said("", ""),
    }
}

fn of_calendar(what: CalendarRowFault, say: Say) -> &'static str {
    match what {
        CalendarRowFault::Double => say.of(
            "Buổi đó của ngày này đã có mục khác.",
            "That half of the day has another entry.",
        ),
        CalendarRowFault::SwapWorkOnWeekday => say.of(
            "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.",
            "A make-up day is a Saturday or Sunday.",
        ),
        CalendarRowFault::DayOffOnWeekend => say.of(
            "Ngày nghỉ bù, nghỉ hoán đổi phải là ngày trong tuần.",
            "A substitute or swapped day off is a weekday.",
        ),
        CalendarRowFault::Other => say.of(
            "Không khớp với lịch đã có.",
            "It does not fit the calendar.",
        ),
    }
}

/// Somebody works on it in some month, and no month is planned.
fn unplanned(say: Say) -> Rendered {
    said(
        say.of(
            "Kiến nghị còn đang xử lý phải thuộc một kỳ giao ban, mà chưa lập kỳ nào.",
            "A petition that is still worked on belongs to a month, and none is planned.",
        ),
        say.of(
            "Lập một kỳ trước (giaoban plan --month 2025-03), rồi nhập lại.",
            "Plan a month first (giaoban plan --month 2025-03), then import again.",
        ),
    )
}

/// The column and the sentence for what the rules of petitions say.
pub(crate) fn of_failure(
    failure: &Failure,
    kind: Kind,
    office: &Directory,
    say: Say,
) -> (Option<Column>, Rendered) {
    match failure {
        Failure::Row { fault, .. } => of_row(fault, kind, say),
        Failure::UnitsRefused(refusal) => (
            None,
            refusals::render_units(refusal, say.0, &OfficeNames(office)),
        ),
        Failure::Refused(refusal) => {
            let column = match **refusal {
                Refusal::Missing { field }
                | Refusal::DateTooLate { field, .. }
                | Refusal::DateTooEarly { field, .. }
                | Refusal::NotYetThere { field, .. } => of_field(field),
                Refusal::NotTakenOver { .. } => Some(Column::State),
                Refusal::Classified if kind == Kind::Replies => Some(Column::Answer),
                Refusal::Classified => Some(Column::Text),
                Refusal::UnknownCategory { .. } => Some(Column::Category),
                Refusal::NotAnAnsweringBody { .. }
                | Refusal::LeadAlsoSupports { .. }
                | Refusal::UnitDissolved { .. } => Some(Column::Lead),
                Refusal::NotImported | Refusal::AnswerTakenOver => Some(Column::Code),
                _ => None,
            };
            if let Refusal::Missing {
                field: Field::Cycle,
            } = **refusal
            {
                return (column, unplanned(say));
            }
            (
                column,
                refusals::render(refusal, say.0, &OfficeNames(office)),
            )
        }
        Failure::NotFound(Thing::Petition) => (
            Some(Column::Code),
            said(
                say.of(
                    "Không có kiến nghị mang mã này.",
                    "No petition has this code.",
                ),
                say.of(
                    "Nhập kiến nghị trước, hoặc sửa mã.",
                    "Import the petition first, or mend the code.",
                ),
            ),
        ),
        Failure::Missing(fact) => (None, fact.rendered(say.0)),
        Failure::Due(error) => (None, error.rendered(say.0)),
        other => (None, said(other.to_string(), "")),
    }
}

#[cfg(test)]
#[path = "faults_tests.rs"]
mod tests;
