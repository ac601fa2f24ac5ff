//! What may stand in which column, for the second sheet of a template.
use super::columns::{Column as C, DATES, Kind, Named};
use super::words::Choice as _;
use crate::say::Say;
use workflow::calendar::{Certainty, DayKind, DayPart};
use workflow::person::{Role, Status};
use workflow::petition::{Competence, Kind as Matter, OutcomeClass, State};
use workflow::unit::UnitKind;

/// What its sheet is called.
pub(super) fn sheet_name(say: Say) -> &'static str {
    say.of("Hướng dẫn", "Guide")
}

/// Headings and one row for each column of the kind.
pub(super) fn of(kind: Kind, say: Say) -> (Vec<String>, Vec<Vec<String>>) {
    let heads = [
        say.of("Cột", "Column"),
        say.of("Bắt buộc", "Needed"),
        say.of("Ghi gì", "What to write"),
        say.of("Ví dụ", "Example"),
    ];
    let row = |n: &Named| {
        let needed = if n.required { say.of("có", "yes") } else { "" };
        let title = say.of(n.vi[0], n.en[0]);
        let texts = [title, needed, &what(kind, n.column, say), n.example];
        texts.map(str::to_owned).to_vec()
    };
    let rows = kind.columns().iter().map(row).collect();
    (heads.map(str::to_owned).to_vec(), rows)
}

/// What to write there; nothing where the heading says it.
fn what(kind: Kind, column: C, say: Say) -> String {
    if let Some(list) = list(kind, column, say) {
        let one_of = say.of("Một trong", "One of");
        return format!("{one_of}: {list}.");
    }
    let date = DATES.contains(&column) && column != C::Born;
    let date = date.then(|| say.of("Ngày/tháng/năm.", "Day/month/year."));
    let parts = [date, note(kind, column, say)];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    parts.join(" ")
}

fn list(kind: Kind, column: C, say: Say) -> Option<String> {
    Some(match (kind, column) {
        (Kind::Units, C::Kind) | (_, C::UnitKind) => UnitKind::offered(say),
        (Kind::Calendar, C::Kind) => DayKind::offered(say),
        (Kind::Petitions, C::Kind) => Matter::offered(say),
        (Kind::People, C::Status) => Status::offered(say),
        (Kind::Calendar, C::Status) => Certainty::offered(say),
        (_, C::Role) => Role::offered(say),
        (_, C::Half) => DayPart::offered(say),
        (_, C::State) => State::offered(say),
        (_, C::Competence) => Competence::offered(say),
        (_, C::Outcome) => OutcomeClass::offered(say),
        _ => return None,
    })
}

#[rustfmt::skip]
fn note(kind: Kind, column: C, say: Say) -> Option<&'static str> {
    Some(match (kind, column) {
        (_, C::Key) => say.of("Bỏ trống thì chương trình tự đặt.", "Left empty, the program makes one."),
        (Kind::Units, C::Code) => say.of("Chỉ của khu, dùng trong mã kiến nghị.", "Of clusters only; part of petition codes."),
        (_, C::Parent) => say.of("Tên, mã hoặc ký hiệu khu.", "A name, a key, or a cluster's code."),
        (_, C::To) => say.of("Bỏ trống thì giữ như đã có; “không thời hạn” để bỏ ngày đã ghi.", "Left empty, what is there stays; “no end” takes a date back."),
        (_, C::Successors | C::Support | C::Endorsers) => say.of("Nhiều tên thì cách nhau bằng dấu chấm phẩy.", "Several names with semicolons between them."),
        (_, C::Born) => say.of("Để phân biệt người cùng họ tên.", "Tells namesakes apart."),
        (Kind::Posts, C::Person) => say.of("Bắt buộc nếu không ghi mã người.", "Needed where there is no person key."),
        (_, C::Unit | C::Cell | C::Lead) => say.of("Tên hoặc mã đơn vị.", "A name or a unit key."),
        (_, C::Within) => say.of("Cần khi có nhiều đơn vị cùng tên.", "Needed where several units share the name."),
        (_, C::Category) => say.of("Theo danh mục lĩnh vực của cấp ủy.", "One of the office's fields."),
        (_, C::Addressee) => say.of("Bắt buộc nếu không ghi đơn vị chủ trì.", "Needed where there is no lead body."),
        (Kind::Petitions, C::Code) => say.of("Bỏ trống thì được cấp mã mới.", "Left empty, a new one is given."),
        (_, C::Month) => say.of("Tháng/năm.", "Month/year."),
        (_, C::Symbol) => say.of("Ghi cả ngày ban hành.", "With the date of issue."),
        (_, C::Promise) => say.of("Ghi cả hạn cam kết.", "With the date it is promised by."),
        (_, C::Signer) => say.of("Bắt buộc khi câu trả lời còn chờ duyệt.", "Needed while the answer is still reviewed."),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Kind, of};
    use crate::say::Say;
    use clap::ValueEnum as _;
    use words::Language;

    #[test]
    fn every_column_is_explained_in_both_languages() {
        for kind in Kind::value_variants() {
            let [vi, en] = [Language::Vi, Language::En].map(|l| of(*kind, Say(l)).1);
            assert_eq!(vi.len(), kind.columns().len());
            for (vi, en) in vi.iter().zip(&en) {
                assert_ne!(vi[0], en[0], "{kind:?}");
                assert_eq!(vi[2].is_empty(), en[2].is_empty(), "{kind:?}: {}", vi[0]);
                assert!(en[2].is_empty() || vi[2] != en[2], "{kind:?}: {}", vi[0]);
            }
        }
    }
}
