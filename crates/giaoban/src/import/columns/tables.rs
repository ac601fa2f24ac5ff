//! The columns of each kind of file, in the order of templates.
use super::Column::{self, self as C};

/// A column of a kind of file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named {
    /// What it holds.
    pub(crate) column: Column,
    /// Its names in Vietnamese, the one of templates first.
    pub(crate) vi: &'static [&'static str],
    /// Its names in English, the one of templates first.
    pub(crate) en: &'static [&'static str],
    /// No row of the kind is without it.
    pub(crate) required: bool,
    /// What may stand in it, for templates: of nobody, so that it is known again and not read.
    pub(crate) example: &'static str,
}

const fn must(
    column: Column,
    vi: &'static [&'static str],
    en: &'static [&'static str],
    example: &'static str,
) -> Named {
    Named {
        column,
        vi,
        en,
        required: true,
        example,
    }
}

pub(super) const fn may(
    column: Column,
    vi: &'static [&'static str],
    en: &'static [&'static str],
    example: &'static str,
) -> Named {
    Named {
        column,
        vi,
        en,
        required: false,
        example,
    }
}

#[rustfmt::skip]
pub(super) const UNITS: &[Named] = &[
    may(C::Key, &["Mã đơn vị", "Mã"], &["key", "unit key"], "xa-vi-du"),
    must(C::Kind, &["Loại đơn vị", "Loại", "Loại hình"], &["kind", "type"], "xã"),
    must(C::Name, &["Tên đơn vị", "Tên", "Đơn vị"], &["name", "unit"], "xã Ví Dụ"),
    may(C::Code, &["Ký hiệu khu", "Ký hiệu", "Ký hiệu cụm"], &["code"], ""),
    may(C::Parent, &["Đơn vị cấp trên", "Trực thuộc", "Cấp trên", "Thuộc"], &["parent", "belongs to"], "Khu 1"),
    may(C::From, &["Từ ngày", "Hiệu lực từ", "Ngày thành lập"], &["from", "valid from"], "01/01/2025"),
    may(C::To, &["Đến ngày", "Hiệu lực đến", "Ngày kết thúc"], &["to", "valid to"], ""),
    may(C::Successors, &["Đơn vị kế thừa", "Sáp nhập vào"], &["successors"], ""),
    may(C::Members, &["Số đảng viên", "Đảng viên"], &["members"], "285"),
];

#[rustfmt::skip]
pub(super) const PEOPLE: &[Named] = &[
    may(C::Key, &["Mã người", "Mã"], &["key", "person key"], "ho-ten-vi-du"),
    must(C::Name, &["Họ và tên", "Họ tên", "Tên", "Họ, tên"], &["name", "full name"], "Họ Tên Ví Dụ"),
    may(C::Born, &["Năm sinh", "Ngày sinh", "Ngày, tháng, năm sinh"], &["born", "year of birth", "date of birth"], "1975"),
    may(C::Phone, &["Số điện thoại", "Điện thoại", "ĐT", "SĐT", "Di động"], &["phone", "telephone", "mobile"], "0912 345 678"),
    may(C::Email, &["Thư điện tử", "Email", "E-mail", "Hộp thư"], &["email", "mail"], "vi-du@example.org"),
    may(C::Status, &["Trạng thái", "Tình trạng"], &["status"], ""),
];

#[rustfmt::skip]
pub(super) const POSTS: &[Named] = &[
    may(C::PersonKey, &["Mã người"], &["person key"], "ho-ten-vi-du"),
    may(C::Person, &["Họ và tên", "Họ tên", "Người", "Họ, tên"], &["person", "name", "full name"], "Họ Tên Ví Dụ"),
    may(C::Born, &["Năm sinh", "Ngày sinh"], &["born", "year of birth"], "1975"),
    must(C::Role, &["Chức vụ", "Chức danh", "Nhiệm vụ"], &["role", "post"], "bí thư chi bộ"),
    must(C::Unit, &["Đơn vị", "Mã đơn vị", "Tên đơn vị", "Nơi công tác"], &["unit", "unit key"], "Chi bộ Ví Dụ"),
    may(C::UnitKind, &["Loại đơn vị", "Loại"], &["unit kind", "kind"], "chi bộ"),
    may(C::Within, &["Trực thuộc", "Đơn vị cấp trên", "Xã", "Thuộc"], &["within", "parent", "commune"], "xã Ví Dụ"),
    may(C::From, &["Từ ngày", "Ngày bổ nhiệm", "Ngày nhận nhiệm vụ"], &["from"], "01/01/2025"),
    may(C::To, &["Đến ngày", "Ngày thôi", "Ngày kết thúc"], &["to"], ""),
];

#[rustfmt::skip]
pub(super) const CALENDAR: &[Named] = &[
    must(C::Date, &["Ngày"], &["date", "day"], "30/4/2025"),
    must(C::Kind, &["Loại ngày", "Loại"], &["kind", "type"], "nghỉ lễ"),
    may(C::Half, &["Buổi"], &["half", "part"], ""),
    may(C::Status, &["Tình trạng", "Trạng thái"], &["status"], "đã thông báo"),
    must(C::Source, &["Văn bản", "Căn cứ", "Nguồn", "Số văn bản"], &["source", "document"], "Thông báo 00-TB/HU (ví dụ)"),
];

#[rustfmt::skip]
pub(super) const PETITIONS: &[Named] = &[
    may(C::Code, &["Mã kiến nghị", "Mã", "Số hiệu", "Mã số"], &["code"], "VÍ-DỤ-12/2019"),
    must(C::Cell, &["Chi bộ", "Đơn vị kiến nghị", "Đơn vị"], &["cell", "unit"], "Chi bộ Ví Dụ"),
    may(C::Within, &["Xã", "Đảng bộ", "Đảng bộ xã", "Xã, thị trấn"], &["commune", "within"], "xã Ví Dụ"),
    must(C::Category, &["Lĩnh vực"], &["category", "field"], "Đất đai"),
    may(C::Kind, &["Loại ý kiến", "Loại"], &["kind", "type"], "kiến nghị"),
    may(C::Title, &["Tóm tắt", "Tiêu đề", "Trích yếu"], &["title", "summary"], "Cấp giấy chứng nhận"),
    must(C::Text, &["Nội dung kiến nghị", "Nội dung", "Ý kiến, kiến nghị", "Kiến nghị"], &["text", "matter", "petition"], "Đề nghị cấp giấy chứng nhận cho 12 hộ."),
    may(C::Place, &["Địa điểm", "Địa chỉ", "Nơi xảy ra"], &["place"], "thôn Đông"),
    may(C::Addressee, &["Cơ quan được kiến nghị", "Gửi", "Nơi gửi", "Gửi cơ quan"], &["addressee", "to"], "UBND huyện"),
    must(C::State, &["Trạng thái", "Tình trạng", "Tình trạng xử lý"], &["state", "status"], "Đã kết thúc"),
    may(C::Month, &["Kỳ giao ban", "Kỳ", "Tháng"], &["month", "cycle"], "03/2019"),
    may(C::Endorsed, &["Ngày thống nhất", "Ngày chi ủy thống nhất"], &["endorsed", "date of endorsement"], ""),
    may(C::Endorsers, &["Người thống nhất"], &["endorsers", "endorsed by"], ""),
    may(C::Recorded, &["Ngày ghi biên bản", "Ngày ghi nhận", "Ngày tiếp nhận", "Ngày kiến nghị", "Ngày nhận"], &["recorded", "date recorded", "received"], "06/3/2019"),
    may(C::Competence, &["Thẩm quyền", "Cấp giải quyết"], &["competence", "level"], "cấp huyện"),
    may(C::Lead, &["Đơn vị chủ trì", "Chủ trì", "Cơ quan chủ trì", "Cơ quan trả lời"], &["lead", "lead body"], "Phòng Tài nguyên và Môi trường"),
    may(C::Support, &["Đơn vị phối hợp", "Phối hợp"], &["support", "supporting bodies"], ""),
    may(C::Answered, &["Ngày trả lời"], &["answered", "date of answer"], "20/3/2019"),
    may(C::Answer, &["Nội dung trả lời", "Trả lời", "Ý kiến trả lời"], &["answer", "reply"], "Đã cấp đủ."),
    may(C::Outcome, &["Kết quả giải quyết", "Kết quả", "Mức độ giải quyết"], &["outcome", "result"], "đã giải quyết xong"),
    may(C::Signer, &["Người ký trả lời", "Người ký"], &["signer"], ""),
    may(C::LegalBasis, &["Căn cứ pháp lý", "Căn cứ"], &["legal basis"], ""),
    may(C::Symbol, &["Số, ký hiệu văn bản", "Số văn bản", "Văn bản trả lời", "Số ký hiệu"], &["document", "symbol"], "15-TB/HU"),
    may(C::Issued, &["Ngày ban hành", "Ngày văn bản"], &["issued", "date of issue"], "02/4/2019"),
    may(C::Announced, &["Ngày công bố", "Ngày thông báo"], &["announced", "date of announcement"], "08/4/2019"),
    may(C::Ended, &["Ngày giải quyết xong", "Ngày kết thúc", "Ngày hoàn thành"], &["resolved", "ended", "date of resolution"], ""),
    may(C::Promise, &["Nội dung cam kết", "Cam kết"], &["promise"], ""),
    may(C::PromiseBy, &["Hạn cam kết", "Thời hạn cam kết"], &["promised by"], ""),
    may(C::Money, &["Nguồn kinh phí", "Kinh phí"], &["money source", "funds"], ""),
    may(C::Due, &["Hạn xử lý", "Hạn", "Thời hạn"], &["due", "deadline"], ""),
];

#[rustfmt::skip]
pub(super) const REPLIES: &[Named] = &[
    must(C::Code, &["Mã kiến nghị", "Mã", "Số hiệu", "Mã số"], &["code"], "VÍ-DỤ-12/2019"),
    must(C::Answer, &["Nội dung trả lời", "Trả lời", "Nội dung", "Ý kiến trả lời"], &["answer", "reply", "text"], "Đã cấp đủ 12 giấy chứng nhận."),
    must(C::Outcome, &["Kết quả giải quyết", "Kết quả", "Mức độ giải quyết"], &["outcome", "result"], "đã giải quyết xong"),
    may(C::Answered, &["Ngày trả lời", "Ngày"], &["answered", "date of answer", "date"], "20/3/2019"),
];
