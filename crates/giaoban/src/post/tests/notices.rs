//! The letter of an issued notice: to every cluster's head, counting only what is his (GL-15).
use super::desk::{patient, work};
use super::sink::{Mood, Sink};
use super::support::world::World;

on_both!(each_head_reads_of_the_notice_and_of_his_own_petitions);

async fn each_head_reads_of_the_notice_and_of_his_own_petitions(w: &World) {
    let march = w.plan(3).await;
    w.approved("thon-1", march).await;
    super::desk::clear(w).await;
    w.submit(w.notice(march)).await.unwrap();
    let sink = Sink::start(&[Mood::Friendly]).await;
    work(w, &patient(&sink)).await;
    let told = |who: &str| -> Vec<String> {
        let to = format!("<{who}@example.org>");
        let mails = sink.mails();
        let his = mails.iter().filter(|m| m.recipients == [to.clone()]);
        let read = his.map(|m| super::english::decoded(&m.bytes));
        read.filter(|m| m.contains("Thông báo số 01-TB/HU"))
            .collect()
    };
    let own = "trong đó có kết quả trả lời 01 kiến nghị của";
    for (who, has) in [
        ("truong-khu-1", true),
        ("pho-khu-1", true),
        ("truong-khu-2", false),
        ("pho-khu-2", false),
    ] {
        let letters = told(who);
        assert_eq!(letters.len(), 1, "{who}");
        assert_eq!(letters[0].contains(own), has, "{who}: {}", letters[0]);
        assert!(has || !letters[0].contains("GLOC-"), "{who}");
    }
}
