//! Lists of calls and papers to hand over (flow.md §4).
use super::desk::{ended, sender};
use super::support::acts::line;
use super::support::world::World;
use crate::post::{CallList, ListOf, Way, call_lists};
use notifier::FolderChannel;
use store::commands::{ChangeStatus, ConferenceDeed, Deed, TickCall};
use uuid::Uuid;
use words::Language;
use workflow::conference::{Destination, ItemsGo};
use workflow::ids::PetitionId;
use workflow::person::Status;
use workflow::petition::{Action, Exception};

on_both!(
    a_call_says_which_conference_in_the_readers_language,
    a_call_stands_on_a_list_before_the_day_of_the_conference,
    a_petition_is_told_once_with_its_title_and_its_cell,
    a_result_is_to_be_confirmed,
    a_ticked_call_is_delivered,
    one_who_has_gone_is_not_called,
);

/// The secretary of cell 6, who has no mail, is invited.
async fn invited(w: &World) {
    let march = w.plan(3).await;
    let conference = w.conference(march, "khu-2").await;
    w.confer("pho-khu-2", conference.id, w.consent("khu-2"))
        .await
        .unwrap();
}

async fn lists(w: &World, language: Language) -> Vec<CallList> {
    lists_of(w, language, ListOf::Morning).await
}

async fn lists_of(w: &World, language: Language, of: ListOf) -> Vec<CallList> {
    let (channel, sender) = (FolderChannel::new("unused"), sender());
    let way = Way {
        channel: &channel,
        sender: &sender,
        language,
        at_a_time: 16,
        local: &crate::post::Local::default(),
    };
    call_lists(&w.store, w.office.committee, &way, of)
        .await
        .unwrap()
}

async fn a_call_says_which_conference_in_the_readers_language(w: &World) {
    invited(w).await;
    let list = lists(w, Language::Vi).await.remove(0);
    let lines: Vec<&str> = list.csv.lines().collect();
    assert_eq!(
        lines[0],
        "\u{FEFF}\"Họ và tên\",\"Điện thoại\",\"Cách báo\",\"Về việc\",\"Từ ngày\",\"Đã báo (họ tên và giờ)\""
    );
    assert!(
        list.csv
            .contains("\"Nguyễn Thị Sáu\",\"không có\",\"giao giấy tận tay\",\"Mời dự hội nghị giao ban khu-2, tháng 3 năm 2025: "),
        "{}",
        list.csv
    );
    assert!(
        !list.csv.contains(",\"\",\"\","),
        "nothing is left blank: {}",
        list.csv
    );
    let english = lists(w, Language::En).await.remove(0).csv;
    assert!(english.starts_with(
        "\u{FEFF}\"Name\",\"Telephone\",\"How\",\"About\",\"Since\",\"Told (by whom and when)\"\r\n"
    ));
    assert!(
        english.contains("\"Invited to the briefing conference of khu-2 in March 2025: "),
        "{english}"
    );
    for vietnamese in ["Hội nghị", "ngày", "Họ và tên"] {
        assert!(!english.contains(vietnamese), "{english}");
    }
    assert_eq!(list.file, "2025-02-20-phu-loc.csv");
}

/// The invitation goes out on the last working day before, when the list of its morning is made.
async fn a_call_stands_on_a_list_before_the_day_of_the_conference(w: &World) {
    let march = w.plan(3).await;
    let conference = w.conference(march, "khu-2").await;
    let calendar = w.store.directory(w.office.committee).await.unwrap();
    let eve = calendar
        .calendar
        .previous_working_day(conference.slot.date)
        .unwrap();
    let early = calendar.calendar.previous_working_day(eve).unwrap();
    w.clock.on(early);
    w.confer("pho-khu-2", conference.id, w.consent("khu-2"))
        .await
        .unwrap();
    assert_eq!(lists_of(w, Language::Vi, ListOf::AtOnce).await, []);
    // It waits for tomorrow's list; had it been sent on the eve, there would be none in time.
    w.clock.on(eve);
    let list = lists_of(w, Language::Vi, ListOf::AtOnce).await.remove(0);
    assert!(list.csv.contains("Mời dự"), "{}", list.csv);
    assert_eq!(list.file, format!("{eve}-phu-loc-goi-ngay.csv"));
    let morning = lists(w, Language::Vi).await.remove(0);
    assert_eq!(list.rows, morning.rows);
}

/// Taken in as urgent and answered in a notice: two rows wait, of one petition.
async fn answered(w: &World) -> PetitionId {
    let march = w.plan(3).await;
    w.clock.set(2025, 3, 11);
    let id = w.approved("thon-6", march).await;
    w.submit(w.notice(march)).await.unwrap();
    id
}

async fn a_petition_is_told_once_with_its_title_and_its_cell(w: &World) {
    answered(w).await;
    let list = lists(w, Language::Vi).await.remove(0);
    let of_it: Vec<&str> = list.csv.lines().filter(|l| l.contains("-X-01")).collect();
    assert_eq!(of_it.len(), 1, "{}", list.csv);
    assert!(list.rows.len() > 1, "every row is ticked");
    let title = w.rows("SELECT title FROM petition", []).await;
    let title: String = title[0].try_get("", "title").unwrap();
    let said = format!("GLOC-2025-03-X-01 của thon-6 (“{title}”): ");
    assert!(of_it[0].contains(&said), "{}", list.csv);
}

/// What was promised is not read out again as if it were new.
async fn a_result_is_to_be_confirmed(w: &World) {
    let id = answered(w).await;
    let april = w.plan(4).await;
    let conference = w.conference(april, "khu-2").await;
    let cancel = ConferenceDeed::Cancel {
        exception: Exception {
            reason: line("mưa bão"),
            approver: w.office.person("bi-thu"),
        },
        items: ItemsGo::all(Destination::InWriting),
    };
    w.confer("pho-khu-2", conference.id, cancel).await.unwrap();
    let paper = line("20-CV/HU");
    w.done("chuyen-vien", id, Deed::TellInWriting { paper })
        .await;
    let list = lists(w, Language::Vi).await.remove(0);
    assert!(
        list.csv.contains("sẽ giải quyết, hạn 15/01/2026"),
        "{}",
        list.csv
    );
    let evidence = line("biên bản nghiệm thu");
    let resolve = Deed::Given(Action::Resolve { evidence });
    w.done("chuyen-vien", id, resolve).await;
    let list = lists(w, Language::Vi).await.remove(0);
    let of_it: Vec<&str> = list.csv.lines().filter(|l| l.contains("-X-01")).collect();
    let asks = "được báo đã giải quyết xong, đề nghị chi bộ xác nhận kết quả";
    assert!(of_it.len() == 1 && of_it[0].contains(asks), "{}", list.csv);
}

async fn a_ticked_call_is_delivered(w: &World) {
    invited(w).await;
    let list = lists(w, Language::Vi).await.remove(0);
    let tick = TickCall {
        by: w.by("bt-phu-loc"),
        committee: w.office.committee,
        rows: list.rows.clone(),
    };
    w.submit(tick).await.unwrap();
    assert!(lists(w, Language::Vi).await.is_empty());
    let person = w.office.person("bt-phu-loc");
    ended(w, list.rows[0], "sent", &format!("ticked:{person}")).await;
}

async fn one_who_has_gone_is_not_called(w: &World) {
    invited(w).await;
    let row: Uuid = lists(w, Language::Vi).await.remove(0).rows[0];
    let change = ChangeStatus {
        by: w.by("chanh-vp"),
        committee: w.office.committee,
        person: w.office.person("bt-thon-6"),
        status: Status::Moved,
    };
    w.submit(change).await.unwrap();
    assert!(lists(w, Language::Vi).await.is_empty());
    ended(w, row, "suppressed", "recipient:moved").await;
}
