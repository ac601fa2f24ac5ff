//! Papers as an office would print them, and texts nobody should type.

use crate::reading::{docx_text, drawn, endless, part, pdf_text, profile, squeeze};
use documents::{Format, LayoutBook, RenderWarning};
use workflow::paper::{Earlier, Elsewhere, ElsewherePetition, Paper, ResultNotice};

use crate::samples;

const STACKED: &str = "ẰẲẴẶẦẨẪẬỀỂỄỆỒỔỖỘỜỞỠỢỪỬỮỰỲỶỸỴ ằẳẵặầẩẫậềểễệồổỗộờởỡợừửữựỳỷỹỵ Đđ";

const LONG_ANSWER: &str = "Sau khi kiểm tra thực tế và đối chiếu hồ sơ, cơ quan chuyên môn báo cáo cụ thể từng hạng mục, nguồn vốn, tiến độ và trách nhiệm của từng đơn vị để chi bộ và nhân dân theo dõi, giám sát.";

fn notice_saying(text: &str) -> Paper {
    let mut notice = samples::notice(1);
    let mut item = samples::batch::answered(0);
    item.answer = text.to_owned();
    notice.answers = vec![workflow::paper::AnswerGroup {
        heading: text.to_owned(),
        answers: vec![item],
    }];
    Paper::ResultNotice(Box::new(notice))
}

fn same_text(paper: &Paper) {
    let docx = docx_text(&drawn(paper, &endless(), Format::Docx).bytes);
    let rendered = drawn(paper, &endless(), Format::Pdf);
    assert_eq!(rendered.warnings, []);
    if let Some(pdf) = pdf_text(&rendered.bytes) {
        let same = pdf
            .chars()
            .zip(docx.chars())
            .take_while(|(a, b)| a == b)
            .count();
        let rest = |text: &str| text.chars().skip(same).take(80).collect::<String>();
        assert_eq!(rest(&pdf), rest(&docx), "after {same} characters");
    }
}

#[test]
fn pdf_and_docx_carry_the_same_text() {
    for (_, paper) in samples::all() {
        same_text(&paper);
    }
}

#[test]
fn a_month_without_petitions_is_a_paper_too() {
    let notice = Paper::ResultNotice(Box::new(samples::notice(0)));
    assert!(
        docx_text(&drawn(&notice, &profile(), Format::Docx).bytes)
            .contains("Kỳnàykhôngcókiếnnghị.")
    );
    same_text(&notice);
    same_text(&Paper::ConsolidatedTable(Box::new(samples::consolidated(
        0,
    ))));
}

/// A notice beside whose answers every other outcome is listed.
fn notice_of_all_outcomes() -> ResultNotice {
    let all = [
        (
            Elsewhere::OnTheSpot,
            "Đồng chí Phạm Thị Hạnh, Trưởng khu III: đã có trong kế hoạch.",
        ),
        (Elsewhere::ByCommune, "Đảng ủy, Ủy ban nhân dân xã Gia Tân."),
        (Elsewhere::Withdrawn, ""),
    ];
    let elsewhere = all
        .into_iter()
        .zip(30..)
        .map(|((how, said), index)| ElsewherePetition {
            petition: samples::petition(index),
            how,
            said: said.to_owned(),
        });
    ResultNotice {
        elsewhere: elsewhere.collect(),
        withheld: 1,
        earlier: Earlier {
            again: 1,
            carried: 2,
            urgent: 1,
        },
        ..samples::notice(7)
    }
}

#[test]
fn outcomes_are_told_from_settled_to_not_settled() {
    let notice = samples::notice(9);
    let told: Vec<_> = notice
        .outcomes()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let order = [
        "Đã giải quyết xong",
        "Đang giải quyết",
        "Giải trình, cung cấp thông tin",
    ];
    assert_eq!(told, order);
}

#[test]
fn a_sum_is_one_sentence_and_an_empty_cluster_says_so() {
    let table = Paper::ConsolidatedTable(Box::new(samples::consolidated(6)));
    same_text(&table);
    let text = docx_text(&drawn(&table, &profile(), Format::Docx).bytes);
    for said in [
        "Cộng Khu I: 02 kiến nghị (",
        "Không có kiến nghị.",
        "Ghi chú: lượt ý kiến của kiến nghị gộp tính ở Khu I.",
    ] {
        assert!(text.contains(&packed(said)), "{said}: {text}");
    }
}

/// As [`docx_text`] gives it.
fn packed(said: &str) -> String {
    said.split_whitespace().collect()
}

#[test]
fn who_was_there_and_said_nothing_is_named() {
    let minutes = Paper::Minutes(Box::new(samples::minutes()));
    let text = docx_text(&drawn(&minutes, &profile(), Format::Docx).bytes);
    let said = "Dự họp, không có ý kiến: đồng chí Lê Ngọc Việt, Bí thư Chi bộ thôn Đông Hạ.";
    assert!(text.contains(&packed(said)), "{text}");
}

#[test]
fn every_outcome_stands_under_its_heading_and_is_counted() {
    let notice = Paper::ResultNotice(Box::new(notice_of_all_outcomes()));
    same_text(&notice);
    let text = docx_text(&drawn(&notice, &profile(), Format::Docx).bytes);
    let headings = [
        "KẾT QUẢ TRẢ LỜI",
        "KIẾN NGHỊ KHÔNG TIẾP NHẬN",
        "KIẾN NGHỊ CHUYỂN CẤP TRÊN",
        "KIẾN NGHỊ CHUYỂN KỲ SAU",
        "KIẾN NGHỊ ĐÃ TRẢ LỜI TẠI HỘI NGHỊ",
        "KIẾN NGHỊ GIAO CẤP XÃ GIẢI QUYẾT",
        "KIẾN NGHỊ CHI BỘ RÚT",
        "NỘI DUNG CHUYỂN THEO QUY TRÌNH KHÁC",
    ];
    let mut after = 0;
    for heading in headings {
        let found = text[after..].find(&squeeze(heading));
        after += found.unwrap_or_else(|| panic!("no heading {heading}"));
    }
    assert!(text.contains(&squeeze("Tổng số: 11 kiến nghị")), "{text}");
    assert!(text.contains(&squeeze("trả lời tại hội nghị 01; giao cấp xã giải quyết 01; chi bộ rút 01; chuyển theo quy trình khác 01")));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for (name, paper) in samples::all() {
        for format in [Format::Pdf, Format::Docx, Format::Xlsx] {
            let first = drawn(&paper, &profile(), format).bytes;
            assert!(
                first == drawn(&paper, &profile(), format).bytes,
                "{name} {format:?}"
            );
        }
    }
}

#[test]
fn text_is_never_markup() {
    let typed =
        r#"{{7*7}} #import "x.typ" $x^2$ *a* _b_ <script>alert(1)</script> & "q" @a ]]> \ //"#;
    let paper = notice_saying(typed);
    same_text(&paper);
    let docx = docx_text(&drawn(&paper, &profile(), Format::Docx).bytes);
    assert!(docx.contains(&squeeze(typed)));
}

#[test]
fn forbidden_characters_are_left_out() {
    let paper = notice_saying("a\u{0}b\u{8}c\u{B}d\u{FFFE}e\u{202E}f\u{7F}g\r\nh");
    for format in [Format::Pdf, Format::Docx, Format::Xlsx] {
        drawn(&paper, &profile(), format);
    }
    let docx = drawn(&paper, &profile(), Format::Docx).bytes;
    assert!(docx_text(&docx).contains("abcdefgh"));
    let xml = part(&docx, "word/document.xml");
    assert!(!xml.chars().any(|c| c.is_control() && c != '\n'));
}

#[test]
fn stacked_accents_have_their_glyphs() {
    same_text(&notice_saying(STACKED));
}

#[test]
fn a_missing_glyph_is_a_box_and_a_warning() {
    let paper = notice_saying("Mừng 🎉👨‍👩‍👧 chữ Nôm 𡨸喃 hết");
    let rendered = drawn(&paper, &profile(), Format::Pdf);
    assert!(
        rendered
            .warnings
            .contains(&RenderWarning::MissingGlyph('𡨸')),
        "{:?}",
        rendered.warnings
    );
    if let Some(text) = pdf_text(&rendered.bytes) {
        assert!(text.contains("chữNôm□□hết"));
    }
    assert!(docx_text(&drawn(&paper, &profile(), Format::Docx).bytes).contains("𡨸喃"));
}

#[test]
fn a_petition_of_three_pages_breaks_over_pages() {
    let long = [LONG_ANSWER; 60].join("\n");
    let mut table = samples::consolidated(3);
    if let Some(row) = table
        .groups
        .iter_mut()
        .flat_map(|group| &mut group.rows)
        .next()
    {
        row.petition.content.clone_from(&long);
    }
    for paper in [
        notice_saying(&long),
        Paper::ConsolidatedTable(Box::new(table)),
    ] {
        let pdf = drawn(&paper, &profile(), Format::Pdf);
        if let Some(text) = pdf_text(&pdf.bytes) {
            assert!(text.matches("nhândântheodõi,giámsát.").count() >= 59);
        }
    }
}

#[test]
fn headings_of_tables_are_repeated_in_docx() {
    let docx = drawn(
        &Paper::ConsolidatedTable(Box::new(samples::consolidated(29))),
        &profile(),
        Format::Docx,
    );
    let xml = part(&docx.bytes, "word/document.xml");
    assert_eq!(xml.matches("<w:tblHeader />").count(), 3);
    assert!(!xml.contains("7777"));
}

#[test]
fn a_symbol_in_docx_is_found_as_typed_and_keeps_its_words_together() {
    let paper = notice_saying("Theo Thông báo số 04-TB/HU, ngày 03 tháng 3 năm 2025");
    let xml = part(
        &drawn(&paper, &profile(), Format::Docx).bytes,
        "word/document.xml",
    );
    assert!(xml.contains("số\u{A0}04-TB/HU,"));
    assert!(xml.contains("ngày\u{A0}03\u{A0}tháng\u{A0}3\u{A0}năm\u{A0}2025"));
    assert!(xml.contains("Số\u{A0}05-TB/HU"));
}

#[test]
fn the_profile_reaches_the_docx() {
    let paper = Paper::ResultNotice(Box::new(samples::notice(2)));
    let book = LayoutBook::embedded();
    let of = |year| book.on(samples::day(year, 6, 15)).clone();
    let docx = |year| drawn(&paper, &of(year), Format::Docx).bytes;
    let new = part(&docx(2026), "word/document.xml");
    assert!(new.contains(
        r#"<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567""#
    ));
    assert!(new.contains(r#"<w:pgSz w:w="11906" w:h="16838""#));
    let old = part(&docx(2015), "word/document.xml");
    assert!(old.contains(r#"<w:pgMar w:top="1417" w:right="850" w:bottom="1417" w:left="1984""#));
    let styles = part(&docx(2026), "word/styles.xml");
    let style = |id: &str| {
        let from = styles
            .split(&format!(r#"w:styleId="{id}""#))
            .nth(1)
            .expect("the style");
        from.split("</w:style>").next().expect("its end").to_owned()
    };
    assert!(style("Title").contains(r#"<w:sz w:val="32" />"#));
    assert!(style("PartyTitle").contains(r#"<w:sz w:val="30" />"#));
    let body = style("BodyText");
    assert!(body.contains(r#"<w:sz w:val="28" />"#), "{body}");
    assert!(body.contains(r#"w:firstLine="567""#), "{body}");
    assert!(
        body.contains(r#"w:before="120""#) && body.contains(r#"w:line="400" w:lineRule="exact""#),
        "{body}"
    );
}

#[test]
fn endings_and_recipients_follow_the_date() {
    let paper = Paper::ResultNotice(Box::new(samples::notice(2)));
    let book = LayoutBook::embedded();
    let text = |year| {
        let profile = book.on(samples::day(year, 6, 15));
        docx_text(&drawn(&paper, profile, Format::Docx).bytes)
    };
    assert!(text(2025).contains("tiếptheo./.Nơinhận:-ThườngtrựcHuyệnủy,"));
    assert!(text(2026).contains("tiếptheo.Nơinhận:-ThườngtrựcHuyệnủy;"));
    assert!(
        text(2026).ends_with("-LưuVănphòngHuyệnủy.T/MBANTHƯỜNGVỤPHÓBÍTHƯTHƯỜNGTRỰCVũĐìnhKhoát")
    );
}

#[test]
fn an_overlong_word_stays_in_its_column() {
    let word = "x".repeat(400);
    let mut table = samples::consolidated(2);
    table.groups[0].rows[0].competence.clone_from(&word);
    let paper = Paper::ConsolidatedTable(Box::new(table));
    let pdf = drawn(&paper, &profile(), Format::Pdf);
    assert_eq!(pdf.warnings, []);
    if let Some(text) = pdf_text(&pdf.bytes) {
        assert!(text.matches('x').count() >= 400);
    }
    same_text(&notice_saying(&word));
}

#[test]
fn the_notice_counts_its_petitions() {
    let paper = Paper::ResultNotice(Box::new(samples::notice(29)));
    let text = docx_text(&drawn(&paper, &profile(), Format::Docx).bytes);
    assert!(text.contains("Tổngsố:29kiếnnghị(33lượtýkiến)."));
    assert!(text.contains("đãtrảlời24;khôngtiếpnhận01;chuyểncấptrên02;chuyểnkỳsau02."));
}

#[test]
fn a_correction_names_the_notice_it_mends() {
    let mut notice = samples::notice(6);
    notice.corrects = Some("05-TB/HU".to_owned());
    let paper = Paper::ResultNotice(Box::new(notice));
    let text = docx_text(&drawn(&paper, &profile(), Format::Docx).bytes);
    for said in [
        "đính chính kết quả trả lời kiến nghị",
        "tại Thông báo số 05-TB/HU",
    ] {
        assert!(text.contains(&squeeze(said)), "{said}");
    }
    same_text(&paper);
}

/// What was added after the minutes were closed stands below the signatures, and who came for whom
/// above the absent (flow.md §2, GL-06).
#[test]
fn minutes_say_who_came_for_whom_and_what_was_added() {
    let minutes = samples::minutes();
    let chair = squeeze(&minutes.chair.name);
    let paper = Paper::Minutes(Box::new(minutes));
    let text = docx_text(&drawn(&paper, &endless(), Format::Docx).bytes);
    let at = |part: &str| {
        text.rfind(&squeeze(part))
            .unwrap_or_else(|| panic!("{part}: {text}"))
    };
    assert!(at("Dự thay: đồng chí Trần Thị Hoa") < at("Vắng mặt"));
    assert!(text.rfind(&chair).unwrap() < at("Bổ sung 01 ý kiến"));
}
