//! Letters over SMTP: what arrives, and what is made of every answer (B75 to B80).
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::time::Duration;

use chrono::{DateTime, Utc};
use notifier::{
    Channel, Letter, MailAddress, MessageId, Outcome, Recipient, Security, Sender, SmtpChannel,
    SmtpFault, SmtpSettings, Trouble, deliver, pack,
};
use support::{Mail, Mood, Sink};
use uuid::Uuid;
use words::Language;

fn letter() -> Letter {
    let date: DateTime<Utc> = "2025-03-05T01:00:00Z".parse().unwrap();
    Letter {
        to: Recipient {
            name: "Nguyễn Thị Minh Hoà".to_owned(),
            address: MailAddress::parse("hoa@gialoc.example.vn").unwrap(),
        },
        subject: "Trả lại để trả lời lại (lần 2): GLOC-2025-03-K3-07".to_owned(),
        text: "Kính gửi: đồng chí Hoà\n".to_owned(),
        html: "<p>Kính gửi: đồng chí Hoà</p>\n".to_owned(),
        message_id: MessageId::new(Uuid::from_u128(7), "gialoc.example.vn").unwrap(),
        date,
        language: Language::Vi,
        attachments: vec![],
    }
}

fn office() -> Sender {
    Sender {
        name: "Văn phòng Huyện ủy Gia Lộc".to_owned(),
        address: MailAddress::parse("vanphong@gialoc.example.vn").unwrap(),
    }
}

fn settings(port: u16) -> SmtpSettings {
    SmtpSettings {
        host: "127.0.0.1".to_owned(),
        port,
        security: Security::None,
        login: None,
        connections: 2,
        timeout: Duration::from_secs(20),
    }
}

fn channel(sink: &Sink) -> SmtpChannel {
    SmtpChannel::new(&settings(sink.port)).unwrap()
}

async fn answered(mood: Mood) -> (Outcome, Vec<Mail>) {
    let sink = Sink::start(&[mood]).await;
    let outcome = deliver(&channel(&sink), &letter(), &office())
        .await
        .unwrap();
    (outcome, sink.mails())
}

fn is_retry(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::RetryLater { .. })
}

fn header<'m>(mail: &'m Mail, name: &str) -> Vec<&'m str> {
    let text = std::str::from_utf8(&mail.bytes).unwrap();
    let head = text.split("\r\n\r\n").next().unwrap();
    head.split("\r\n")
        .filter_map(|l| l.strip_prefix(name))
        .collect()
}

#[tokio::test]
async fn a_letter_arrives_as_it_was_packed() {
    let (outcome, mails) = answered(Mood::Friendly).await;
    let receipt = "so the test says".to_owned();
    assert_eq!(outcome, Outcome::Delivered { receipt });
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].recipients, ["<hoa@gialoc.example.vn>"]);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let packed = text(&pack(&letter(), &office()).unwrap().bytes);
    // The library closes the last line once more before the final dot.
    assert_eq!(text(&mails[0].bytes), format!("{packed}\r\n"));
}

#[tokio::test]
async fn answers_are_told_apart() {
    for mood in [
        Mood::Recipient(450),
        Mood::Greeting(421),
        Mood::Data(451),
        Mood::Recipient(421),
        Mood::Recipient(535),
    ] {
        let (outcome, _) = answered(mood).await;
        let Outcome::RetryLater {
            reason: Trouble::Reply(reply),
        } = &outcome
        else {
            panic!("{mood:?}: {outcome:?}")
        };
        let (Mood::Recipient(code) | Mood::Greeting(code) | Mood::Data(code)) = mood else {
            unreachable!()
        };
        assert_eq!(reply.code, code);
    }
    for (mood, code) in [
        (Mood::Recipient(550), 550),
        (Mood::Data(552), 552),
        (Mood::Recipient(553), 553),
    ] {
        let (outcome, _) = answered(mood).await;
        let Outcome::Rejected { reason } = outcome else {
            panic!("{mood:?}: {outcome:?}")
        };
        assert_eq!(
            (reason.code, reason.said.as_str()),
            (code, "so the test says")
        );
    }
}

#[tokio::test]
async fn nobody_listening_is_a_retry() {
    let sink = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = sink.local_addr().unwrap().port();
    drop(sink);
    let channel = SmtpChannel::new(&settings(port)).unwrap();
    let outcome = deliver(&channel, &letter(), &office()).await.unwrap();
    assert!(
        matches!(
            &outcome,
            Outcome::RetryLater {
                reason: Trouble::Connection(_)
            }
        ),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn a_server_that_never_answers_is_left_after_the_timeout() {
    let sink = Sink::start(&[Mood::Silent]).await;
    let brief = SmtpSettings {
        timeout: Duration::from_millis(300),
        ..settings(sink.port)
    };
    let channel = SmtpChannel::new(&brief).unwrap();
    let outcome = deliver(&channel, &letter(), &office()).await.unwrap();
    let reason = Trouble::TimedOut;
    assert_eq!(outcome, Outcome::RetryLater { reason });
}

#[tokio::test]
async fn a_cut_before_the_answer_gives_one_repeat_with_the_same_id() {
    let sink = Sink::start(&[Mood::CutAfterData, Mood::Friendly]).await;
    let channel = channel(&sink);
    let parcel = pack(&letter(), &office()).unwrap();
    let first = channel.send(&parcel).await;
    assert!(is_retry(&first), "{first:?}");
    let second = channel.send(&parcel).await;
    assert!(matches!(second, Outcome::Delivered { .. }), "{second:?}");
    let mails = sink.mails();
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[0].bytes, mails[1].bytes);
    let id = "<00000000-0000-0000-0000-000000000007@gialoc.example.vn>";
    assert_eq!(header(&mails[1], "Message-ID: "), [id]);
}

#[tokio::test]
async fn a_cut_after_the_answer_is_delivered_and_the_next_letter_goes_out() {
    let sink = Sink::start(&[Mood::CutAfterReply, Mood::Friendly]).await;
    let channel = channel(&sink);
    for _ in 0..2 {
        let outcome = deliver(&channel, &letter(), &office()).await.unwrap();
        assert!(matches!(outcome, Outcome::Delivered { .. }), "{outcome:?}");
    }
    assert_eq!(sink.mails().len(), 2);
}

#[tokio::test]
async fn names_and_subjects_cannot_add_a_header_or_a_recipient() {
    let sink = Sink::start(&[Mood::Friendly]).await;
    let mut odd = letter();
    odd.to.name = "A\r\nBcc: x@y.vn\u{0}\u{202E}".to_owned();
    odd.subject = "Urgent\r\nBcc: x@y.vn\r\n\r\nbody".to_owned();
    let mut from = office();
    from.name = "\r".to_owned();
    let outcome = deliver(&channel(&sink), &odd, &from).await.unwrap();
    assert!(matches!(outcome, Outcome::Delivered { .. }), "{outcome:?}");
    let mails = sink.mails();
    assert_eq!(mails[0].recipients, ["<hoa@gialoc.example.vn>"]);
    assert_eq!(header(&mails[0], "Bcc:"), Vec::<&str>::new());
    let subject = "Urgent Bcc: x@y.vn body";
    assert_eq!(header(&mails[0], "Subject: "), [subject]);
    assert_eq!(header(&mails[0], "From: "), ["vanphong@gialoc.example.vn"]);
}

#[tokio::test]
async fn lone_dots_and_carriage_returns_arrive_in_one_letter() {
    let sink = Sink::start(&[Mood::Friendly]).await;
    let mut odd = letter();
    odd.text = "a\n.\nb\r.\rc\r\n.\r\nMAIL FROM:<x@y.vn>\n".to_owned();
    let outcome = deliver(&channel(&sink), &odd, &office()).await.unwrap();
    assert!(matches!(outcome, Outcome::Delivered { .. }), "{outcome:?}");
    let mails = sink.mails();
    assert_eq!(mails.len(), 1);
    let text = String::from_utf8(mails[0].bytes.clone()).unwrap();
    let body = "a\r\n.\r\nb\r\n.\r\nc\r\n.\r\nMAIL FROM:<x@y.vn>\r\n";
    assert!(text.contains(body), "{text}");
    assert!(!text.replace("\r\n", "").contains('\r'));
}

/// The library's own pool would end the whole process here.
#[test]
fn a_channel_may_outlive_the_runtime_it_sent_in() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let channel = runtime.block_on(async {
        let channel = channel(&Sink::start(&[Mood::Friendly]).await);
        let outcome = deliver(&channel, &letter(), &office()).await.unwrap();
        assert!(matches!(outcome, Outcome::Delivered { .. }), "{outcome:?}");
        channel
    });
    drop(runtime);
    drop(channel);
}

#[test]
fn mail_in_the_clear_stays_on_this_machine() {
    let host = "mail.gialoc.example.vn".to_owned();
    let clear = SmtpSettings {
        host,
        ..settings(25)
    };
    let refused = SmtpChannel::new(&clear).err();
    assert!(
        matches!(refused, Some(SmtpFault::PlainBeyondLoopback { .. })),
        "{refused:?}"
    );
    for security in [Security::StartTls, Security::Tls] {
        let secret = SmtpSettings {
            security,
            ..clear.clone()
        };
        assert!(SmtpChannel::new(&secret).is_ok());
    }
}

#[tokio::test]
async fn a_server_without_tls_gets_no_letter() {
    let sink = Sink::start(&[Mood::Friendly]).await;
    let secret = SmtpSettings {
        host: "localhost".to_owned(),
        security: Security::StartTls,
        ..settings(sink.port)
    };
    let channel = SmtpChannel::new(&secret).unwrap();
    let outcome = deliver(&channel, &letter(), &office()).await.unwrap();
    assert!(is_retry(&outcome), "{outcome:?}");
    assert_eq!(sink.mails(), []);
}
