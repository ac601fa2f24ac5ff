use words::Language;
use words::Language::{En, Vi};
use workflow::petition::{OutcomeClass, State};

use super::samples::{conference, day, digest, document, every, moved, petition, returned, slot};
use super::*;

#[test]
fn every_letter_is_whole_in_both_languages() {
    for facts in every() {
        for language in Language::ALL {
            let LetterBody {
                subject,
                text,
                html,
            } = compose(&facts, language);
            for part in [&subject, &text, &html] {
                assert!(!part.contains(['⟦', '⟧', '$']), "{part}");
            }
            assert!(!subject.contains(['{', '\n']), "{subject}");
            assert!(!text.contains("  ") && !text.contains("\n\n\n"), "{text}");
            let next = text
                .lines()
                .filter(|l| l.starts_with("Việc cần làm: ") || l.starts_with("What to do next: "));
            assert_eq!(next.count(), 1, "{text}");
        }
    }
}

#[test]
fn subjects_differ_from_kind_to_kind() {
    let mut subjects: Vec<_> = every().iter().map(|f| compose(f, Vi).subject).collect();
    let all = subjects.len();
    subjects.sort_unstable();
    subjects.dedup();
    assert_eq!(subjects.len(), all);
}

#[test]
fn every_message_of_letters_is_used() {
    let sources = [
        include_str!("news.rs"),
        include_str!("rows.rs"),
        include_str!("digest.rs"),
        include_str!("compose.rs"),
        include_str!("../address.rs"),
    ];
    let file = include_str!("../../../../locales/vi/letters.ftl");
    let keys = file
        .lines()
        .filter_map(|l| l.split_once(" = ").map(|(k, _)| k));
    // What stands under `conference-` is filled into facts by the program, and it heads call lists
    // with what stands under `call-`.
    let elsewhere = [" ", "#", "conference-", "call-"];
    let ours = |k: &&str| !elsewhere.iter().any(|e| k.starts_with(e));
    for key in keys.filter(ours) {
        let base = key
            .trim_end_matches("-subject")
            .trim_end_matches("-opening");
        let used = sources.iter().any(|s| s.contains(&format!("\"{base}\"")));
        assert!(used, "{key} is said nowhere");
    }
}

#[test]
fn a_withheld_title_is_not_in_the_letter() {
    let mut facts = petition(Move::RoutedToLead, State::Routed);
    let News::Petition(news) = &mut facts.news else {
        unreachable!()
    };
    let title = news.title.take().unwrap();
    let body = compose(&facts, Vi);
    assert!(!body.text.contains(&title) && !body.html.contains(&title));
    assert!(
        body.text.contains("Nội dung: Không nêu trong thư"),
        "{}",
        body.text
    );
}

#[test]
fn what_people_wrote_is_shown_as_text() {
    let odd = "<script>alert(1)</script> \"><img src=x onerror=y> {{7*7}} ${x} {%";
    let mut facts = petition(Move::RoutedToLead, State::Routed);
    let News::Petition(news) = &mut facts.news else {
        unreachable!()
    };
    news.title = Some(odd.to_owned());
    facts.addressee.name = odd.to_owned();
    facts.office = odd.to_owned();
    let body = compose(&facts, Vi);
    assert!(body.text.contains(odd));
    assert!(!body.html.contains("<script") && !body.html.contains("<img"));
    assert!(
        body.html
            .contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;&gt;&lt;img")
    );
    assert!(body.html.contains("{{7*7}} ${x} {%"));
}

#[test]
fn the_digest_is_sorted_counted_and_cut() {
    let body = compose_digest(&digest(), Vi).unwrap();
    assert_eq!(
        body.subject,
        "Việc trong ngày 20/3/2025: 02 quá hạn, 02 còn hạn"
    );
    let places: Vec<_> = ["02-K6-01", "02-K1-03", "03-K3-07", "03-K5-02", "01-K2-04"]
        .iter()
        .map(|code| body.text.find(code).unwrap())
        .collect();
    assert!(places.is_sorted(), "{}", body.text);
    let short = Digest {
        limit: 2,
        ..digest()
    };
    let body = compose_digest(&short, Vi).unwrap();
    assert!(body.text.contains("Quá hạn (02)"), "{}", body.text);
    assert!(body.text.contains("Còn 03 việc nữa"), "{}", body.text);
    assert!(!body.text.contains("03-K3-07"));
}

#[test]
fn an_empty_digest_is_no_letter() {
    let empty = Digest {
        items: vec![],
        ..digest()
    };
    assert_eq!(compose_digest(&empty, Vi), None);
}

#[test]
fn news_alone_does_not_claim_work() {
    let mut news = digest();
    news.items.retain(|i| i.standing == Standing::News);
    let body = compose_digest(&news, Vi).unwrap();
    assert_eq!(body.subject, "Tin trong ngày 20/3/2025");
    assert!(!body.text.contains("xử lý từng việc"), "{}", body.text);
}

#[test]
fn a_digest_names_no_zeros() {
    let mut one = digest();
    one.items.retain(|i| i.standing == Standing::Today);
    let body = compose_digest(&one, Vi).unwrap();
    assert_eq!(body.subject, "Việc trong ngày 20/3/2025: 01 còn hạn");
    assert!(!body.text.contains("quá hạn"), "{}", body.text);
    let mut late = digest();
    late.items
        .retain(|i| matches!(i.standing, Standing::Overdue { .. }));
    let body = compose_digest(&late, Vi).unwrap();
    assert_eq!(body.subject, "Việc trong ngày 20/3/2025: 02 quá hạn");
    assert!(body.text.contains("đứng trước"), "{}", body.text);
}

#[test]
fn a_document_says_how_much_of_it_is_for_the_cluster() {
    let body = compose(&document(None), Vi);
    assert_eq!(body.subject, "Đã ban hành Thông báo số 12-TB/HU");
    let said = "Thông báo số 12-TB/HU, ngày 03 tháng 4 năm 2025, đã được ban hành, trong đó có kết quả trả lời 04 kiến nghị của Khu 3.";
    assert!(body.text.contains(said), "{}", body.text);
    let mut facts = document(None);
    let News::Document(news) = &mut facts.news else {
        unreachable!()
    };
    news.answers.clear();
    let text = compose(&facts, Vi).text;
    let said =
        "đã được ban hành; không có nội dung trả lời kiến nghị của khu do đồng chí phụ trách.";
    assert!(text.contains(said), "{text}");
    assert!(!text.contains("và công bố tại hội nghị"), "{text}");
    let corrected = compose(&document(Some("10-TB/HU")), Vi).text;
    let said = "đính chính Thông báo số 10-TB/HU về 04 kiến nghị của Khu 3.";
    assert!(corrected.contains(said), "{corrected}");
}

#[test]
fn a_move_says_only_what_is_new() {
    let hall = "Hội trường Ủy ban nhân dân xã Đoàn Thượng";
    let moved_from = |date, hour, place| {
        let before = slot(date, hour, place);
        let reason = "trùng lịch".to_owned();
        compose(&conference(ConferenceMove::Moved { before, reason }), Vi)
    };
    let half = moved_from("2025-03-07", 13, hall);
    assert!(
        half.subject.ends_with("sang 07 giờ 30, ngày 07/3/2025"),
        "{}",
        half.subject
    );
    assert!(
        half.text.contains("ghi lại thời gian mới;"),
        "{}",
        half.text
    );
    let day = moved_from("2025-03-06", 7, hall);
    assert!(
        day.subject.ends_with("sang ngày 07/3/2025"),
        "{}",
        day.subject
    );
    let place = moved_from("2025-03-07", 7, "Nhà văn hóa");
    assert!(
        place.text.contains("ghi lại địa điểm mới;"),
        "{}",
        place.text
    );
}

#[test]
fn codes_and_days_do_not_break_across_lines() {
    let html = compose(&returned(), Vi).html;
    let code = "<span style=\"white-space:nowrap\">GLOC-2025-03-K3-07</span>";
    assert!(html.contains(code), "{html}");
    assert!(
        html.contains("Ngày&nbsp;20&nbsp;tháng&nbsp;3 năm"),
        "{html}"
    );
}

#[test]
fn the_language_reaches_every_part() {
    let body = compose(&moved(), En);
    assert!(
        body.text.contains("Time: 07:30, Friday, 7 March 2025"),
        "{}",
        body.text
    );
    assert!(body.html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    assert_eq!(day("2025-03-07").to_string(), "2025-03-07");
}

#[test]
fn each_is_invited_as_what_he_is() {
    let invited = |part| compose(&conference(ConferenceMove::Invited(part)), Vi).text;
    let other = || "Trần Văn An".to_owned();
    let said = [
        (Invitation::Guest, "kính mời đồng chí dự hội nghị"),
        (Invitation::Chair, "kính mời đồng chí chủ trì hội nghị"),
        (Invitation::Secretary, "dự và ghi biên bản hội nghị"),
        (
            Invitation::Replaced { by: other() },
            "đồng chí Trần Văn An thực hiện nhiệm vụ thay đồng chí",
        ),
        (
            Invitation::Instead { of: other() },
            "thay đồng chí Trần Văn An",
        ),
    ];
    for (part, words) in said {
        let text = invited(part);
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn who_asked_reads_the_answer_in_his_list() {
    let mut list = digest();
    list.items.truncate(1);
    list.items[0].state = Some(State::Announced);
    list.items[0].answer = Some(DigestAnswer {
        outcome: OutcomeClass::WillSettle,
        by: Some(day("2025-05-13")),
    });
    let text = compose_digest(&list, Vi).unwrap().text;
    let said = "(Đã công bố: sẽ giải quyết, hạn 13/5/2025)";
    assert!(text.to_lowercase().contains(&said.to_lowercase()), "{text}");
    list.items[0].state = Some(State::Resolved);
    let text = compose_digest(&list, Vi).unwrap().text;
    assert!(text.contains("(Đã giải quyết xong)"), "{text}");
}

#[test]
fn letters_read_like_this() {
    insta::assert_snapshot!("returned_vi", printed(&compose(&returned(), Vi)));
    insta::assert_snapshot!("moved_vi", printed(&compose(&moved(), Vi)));
    insta::assert_snapshot!(
        "invited_en",
        printed(&compose(
            &conference(ConferenceMove::Invited(Invitation::Guest)),
            En
        ))
    );
    insta::assert_snapshot!(
        "digest_vi",
        printed(&compose_digest(&digest(), Vi).unwrap())
    );
    insta::assert_snapshot!("returned_vi_html", compose(&returned(), Vi).html);
}

fn printed(body: &LetterBody) -> String {
    format!("{}\n\n{}", body.subject, body.text)
}
