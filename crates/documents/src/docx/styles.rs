//! One paragraph style per role, so that an editor changes a look in one place.

use docx_rs::{
    AlignmentType, Docx, LineSpacing, LineSpacingType, RunFonts, SpecialIndentType, Style,
    StyleType,
};

use crate::fonts::OFFICE_FAMILY;
use crate::layout::LayoutProfile;
use crate::role::{Look, Role};
use crate::tree::Align;

use super::{signed, twips, word};

pub(super) fn add(docx: Docx, profile: &LayoutProfile) -> Docx {
    let docx = docx
        .default_fonts(fonts())
        .default_size(word(profile.body.size * 2));
    Role::ALL.into_iter().fold(docx, |docx, role| {
        docx.add_style(style(role, role.look(profile)))
    })
}

fn fonts() -> RunFonts {
    RunFonts::new()
        .ascii(OFFICE_FAMILY)
        .hi_ansi(OFFICE_FAMILY)
        .east_asia(OFFICE_FAMILY)
        .cs(OFFICE_FAMILY)
}

fn style(role: Role, look: Look) -> Style {
    let indent = SpecialIndentType::FirstLine(signed(twips(look.first_line)));
    let style = Style::new(id(role), StyleType::Paragraph)
        .name(name(role))
        .based_on("Normal")
        .q_format(true)
        .fonts(fonts())
        .size(word(look.size * 2))
        .align(alignment(look.align))
        .line_spacing(spacing(look))
        .indent(Some(0), Some(indent), Some(0), None);
    let style = if look.bold { style.bold() } else { style };
    let style = if look.italic { style.italic() } else { style };
    let style = if look.underline {
        style.underline("single")
    } else {
        style
    };
    match role {
        Role::Title => style.outline_lvl(0),
        Role::Heading => style.outline_lvl(1),
        Role::Subheading => style.outline_lvl(2),
        _ => style,
    }
}

fn spacing(look: Look) -> LineSpacing {
    LineSpacing::new()
        .line_rule(LineSpacingType::Exact)
        .line(signed(look.line * 20))
        .before(look.before * 20)
        .after(0)
}

pub(super) fn alignment(align: Align) -> AlignmentType {
    match align {
        Align::Left => AlignmentType::Left,
        Align::Center => AlignmentType::Center,
        Align::Justify => AlignmentType::Both,
    }
}

/// Identifier of a role's style inside the file.
pub(super) fn id(role: Role) -> &'static str {
    match role {
        Role::Superior => "Superior",
        Role::Issuer => "Issuer",
        Role::HeadMark => "HeadMark",
        Role::Number => "PaperNumber",
        Role::PartyTitle => "PartyTitle",
        Role::PlaceDate => "PlaceDate",
        Role::Title => "Title",
        Role::Summary => "Subtitle",
        Role::TitleMark => "TitleMark",
        Role::Heading => "Heading1",
        Role::Subheading => "Heading2",
        Role::Body => "BodyText",
        Role::BodyKept => "BodyTextKept",
        Role::Basis => "Basis",
        Role::Remark => "Remark",
        Role::Cell => "Cell",
        Role::CellCenter => "CellCenter",
        Role::CellHead => "CellHead",
        Role::DenseCell => "DenseCell",
        Role::DenseCenter => "DenseCenter",
        Role::DenseHead => "DenseHead",
        Role::Authority => "Authority",
        Role::Post => "Post",
        Role::Signer => "Signer",
        Role::RecipientsHead => "RecipientsHead",
        Role::Recipient => "Recipient",
        Role::PageNumber => "Header",
    }
}

/// Name shown in the editor's list of styles.
fn name(role: Role) -> &'static str {
    match role {
        Role::Superior => "Cơ quan cấp trên",
        Role::Issuer => "Cơ quan ban hành",
        Role::HeadMark => "Dấu sao",
        Role::Number => "Số, ký hiệu",
        Role::PartyTitle => "Tiêu đề Đảng",
        Role::PlaceDate => "Địa điểm, ngày tháng",
        Role::Title => "Title",
        Role::Summary => "Subtitle",
        Role::TitleMark => "Gạch trích yếu",
        Role::Heading => "heading 1",
        Role::Subheading => "heading 2",
        Role::Body => "Body Text",
        Role::BodyKept => "Đoạn văn liền dòng sau",
        Role::Basis => "Căn cứ",
        Role::Remark => "Ghi chú bảng",
        Role::Cell => "Ô bảng",
        Role::CellCenter => "Ô bảng giữa",
        Role::CellHead => "Tiêu đề bảng",
        Role::DenseCell => "Ô bảng nhỏ",
        Role::DenseCenter => "Ô bảng nhỏ giữa",
        Role::DenseHead => "Tiêu đề bảng nhỏ",
        Role::Authority => "Quyền hạn ký",
        Role::Post => "Chức vụ người ký",
        Role::Signer => "Họ tên người ký",
        Role::RecipientsHead => "Nơi nhận",
        Role::Recipient => "Danh sách nơi nhận",
        Role::PageNumber => "header",
    }
}
