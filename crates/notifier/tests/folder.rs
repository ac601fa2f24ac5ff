//! Letters into a folder, and what stands in them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::{DateTime, Utc};
use notifier::{
    Attachment, Channel, FolderChannel, Letter, MailAddress, MediaType, MessageId, Outcome, Parcel,
    Recipient, Sender, Trouble, pack,
};
use uuid::Uuid;
use words::Language;

fn parcel() -> Parcel {
    let date: DateTime<Utc> = "2025-03-05T01:00:00Z".parse().unwrap();
    let letter = Letter {
        to: Recipient {
            name: "Nguyễn Thị Minh Hoà".to_owned(),
            address: MailAddress::parse("hoa@gialoc.example.vn").unwrap(),
        },
        subject: "Đã ban hành 12-TB/HU".to_owned(),
        text: "Kính gửi\n".to_owned(),
        html: "<p>Kính gửi</p>\n".to_owned(),
        message_id: MessageId::new(Uuid::from_u128(9), "GiaLoc.example.vn").unwrap(),
        date,
        language: Language::Vi,
        attachments: vec![Attachment {
            name: "Thông báo\r\nsố 12-TB/HU.pdf".to_owned(),
            kind: MediaType::Pdf,
            bytes: b"%PDF-1.7".to_vec(),
        }],
    };
    let from = Sender {
        name: "Văn phòng Huyện ủy Gia Lộc".to_owned(),
        address: MailAddress::parse("vanphong@gialoc.example.vn").unwrap(),
    };
    pack(&letter, &from).unwrap()
}

#[test]
fn the_same_letter_is_the_same_bytes() {
    assert_eq!(parcel(), parcel());
    insta::assert_snapshot!("mail", String::from_utf8(parcel().bytes).unwrap());
}

#[test]
fn machines_know_it_for_what_it_is() {
    let mail = String::from_utf8(parcel().bytes).unwrap();
    for header in [
        "Auto-Submitted: auto-generated\r\n",
        "X-Auto-Response-Suppress: All\r\n",
        "List-Id: <giao-ban.gialoc.example.vn>\r\n",
        "Content-Language: vi\r\n",
        "Date: Wed, 05 Mar 2025 01:00:00 +0000\r\n",
        "Message-ID: <00000000-0000-0000-0000-000000000009@gialoc.example.vn>\r\n",
    ] {
        assert_eq!(mail.matches(header).count(), 1, "{header}{mail}");
    }
    assert!(MessageId::new(Uuid::nil(), "localhost").is_err());
}

#[tokio::test]
async fn a_mail_lies_whole_under_one_name_however_often_it_is_sent() {
    let home = tempfile::tempdir().unwrap();
    let folder = FolderChannel::new(home.path().join("thu-di"));
    for _ in 0..2 {
        let outcome = folder.send(&parcel()).await;
        assert!(matches!(outcome, Outcome::Delivered { .. }), "{outcome:?}");
    }
    let files: Vec<_> = std::fs::read_dir(home.path().join("thu-di"))
        .unwrap()
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .collect();
    let name = "20250305T010000Z-da-ban-hanh-12-tb-hu-00000000000000000000000000000009.eml";
    assert_eq!(files, [name]);
    let bytes = std::fs::read(home.path().join("thu-di").join(name)).unwrap();
    assert_eq!(bytes, parcel().bytes);
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_a_retry() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("taken");
    std::fs::write(&file, "a file, not a folder").unwrap();
    let outcome = FolderChannel::new(file).send(&parcel()).await;
    let Outcome::RetryLater { reason } = outcome else {
        panic!("{outcome:?}")
    };
    assert!(matches!(reason, Trouble::Folder(_)), "{reason}");
}
