//! Lists of calls and papers to hand over (flow.md §4).
use super::desk::{ended, sender};
use super::support::world::World;
use crate::post::{CallList, Way, call_lists};
use notifier::FolderChannel;
use store::commands::{ChangeStatus, TickCall};
use uuid::Uuid;
use words::Language;
use workflow::person::Status;

on_both!(
    a_call_says_which_conference_in_the_readers_language,
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
    let (channel, sender) = (FolderChannel::new("unused"), sender());
    let way = Way {
        channel: &channel,
        sender: &sender,
        language,
        at_a_time: 16,
        local: &crate::post::Local::default(),
    };
    call_lists(&w.store, w.office.committee, &way)
        .await
        .unwrap()
}

async fn a_call_says_which_conference_in_the_readers_language(w: &World) {
    invited(w).await;
    let list = lists(w, Language::Vi).await.remove(0);
    let lines: Vec<&str> = list.csv.lines().collect();
    assert_eq!(
        lines[0],
        "\u{FEFF}\"Họ và tên\",\"Điện thoại\",\"Về việc\",\"Từ ngày\",\"Đã báo (họ tên và giờ)\""
    );
    assert!(
        list.csv
            .contains("\"Nguyễn Thị Sáu\",\"(giao giấy tận tay)\",\"Mời dự hội nghị giao ban khu-2, tháng 3 năm 2025: "),
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
        "\u{FEFF}\"Name\",\"Telephone\",\"About\",\"Since\",\"Told (by whom and when)\"\r\n"
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
