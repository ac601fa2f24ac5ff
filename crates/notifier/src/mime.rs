//! A letter as a mail, the same bytes every time.
use std::time::SystemTime;

use chrono::{DateTime, Utc};
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{
    Attachment as LettreAttachment, Body, Mailbox, Message, MultiPart, SinglePart,
};
use uuid::Uuid;
use words::Language;

use crate::address::is_domain;
use crate::{MailAddress, clean};

/// A letter ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// To whom; exactly one.
    pub to: Recipient,
    /// The subject.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// Names the letter for good; constant over every attempt.
    pub message_id: MessageId,
    /// When it was written; constant over every attempt.
    pub date: DateTime<Utc>,
    /// Its language.
    pub language: Language,
    /// Papers that go with it.
    pub attachments: Vec<Attachment>,
}

/// A person or office with an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Display name; may be empty.
    pub name: String,
    /// Where it goes.
    pub address: MailAddress,
}

/// Who sends all letters of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// Display name, `Văn phòng Huyện ủy Gia Lộc`.
    pub name: String,
    /// The sending address.
    pub address: MailAddress,
}

/// `<row@host>`: the outbox row at the office's host (reliability.md, invariant 22).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId {
    row: Uuid,
    host: String,
}

/// The host of a Message-ID is no full domain name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{host:?} is no full domain name: configure the office's mail host, such as example.vn")]
pub struct MessageIdFault {
    /// What was configured.
    pub host: String,
}

/// A file that goes with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// File name as people see it; accents are fine.
    pub name: String,
    /// What it is.
    pub kind: MediaType,
    /// The stored bytes.
    pub bytes: Vec<u8>,
}

/// Kinds of files that letters carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum MediaType {
    Pdf,
    Docx,
    Xlsx,
}

/// The mail library would not build the mail; nothing has been sent.
#[derive(Debug, thiserror::Error)]
#[error("the mail cannot be built: {0}; check the sender and recipient on record")]
pub struct MimeFault(#[from] lettre::error::Error);

/// A mail as stored and sent: the bytes, and where they go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Envelope sender.
    pub from: MailAddress,
    /// Envelope recipient.
    pub to: MailAddress,
    /// Names it.
    pub message_id: MessageId,
    /// When it was written.
    pub date: DateTime<Utc>,
    /// What it is called in a folder: its cleaned subject.
    pub subject: String,
    /// The mail itself.
    pub bytes: Vec<u8>,
}

impl MessageId {
    /// The id of an outbox row at the office's host.
    ///
    /// # Errors
    /// [`MessageIdFault`] when the host is no full domain name.
    pub fn new(row: Uuid, host: &str) -> Result<Self, MessageIdFault> {
        if is_domain(host) {
            let host = host.to_ascii_lowercase();
            Ok(Self { row, host })
        } else {
            let host = host.to_owned();
            Err(MessageIdFault { host })
        }
    }

    /// The outbox row.
    #[must_use]
    pub fn row(&self) -> Uuid {
        self.row
    }

    /// With the angle brackets, as in the header.
    #[must_use]
    pub fn header(&self) -> String {
        format!("<{}@{}>", self.row, self.host)
    }

    /// Unlike any line of a base64 body; the same for the same row.
    fn boundary(&self, part: &str) -> String {
        format!("=_{}_{part}", self.row.simple())
    }
}

impl MediaType {
    fn content_type(self) -> ContentType {
        let name = match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        };
        ContentType::parse(name).expect("the three names are media types")
    }
}

/// The bytes of a letter. Message-ID, date and boundaries come from the letter, so the same
/// letter gives the same bytes.
///
/// # Errors
/// [`MimeFault`] when the library refuses; names and subject are cleaned before, so no text of
/// people leads there.
pub fn mime(letter: &Letter, from: &Sender) -> Result<Vec<u8>, MimeFault> {
    let sender = mailbox(&from.name, &from.address)?;
    let recipient = mailbox(&letter.to.name, &letter.to.address)?;
    let list = format!("<giao-ban.{}>", letter.message_id.host);
    let message = Message::builder()
        .from(sender)
        .to(recipient)
        .subject(clean::line(&letter.subject))
        .date(SystemTime::from(letter.date))
        .message_id(Some(letter.message_id.header()))
        // RFC 3834: auto-responders keep quiet; the second is for Exchange (B83).
        .raw_header(fixed("Auto-Submitted", "auto-generated".to_owned()))
        .raw_header(fixed("X-Auto-Response-Suppress", "All".to_owned()))
        .raw_header(fixed("List-Id", list))
        .raw_header(fixed("Content-Language", letter.language.tag().to_owned()))
        .multipart(parts(letter))?;
    Ok(message.formatted())
}

/// The letter with its bytes, as the outbox row keeps it from the first attempt on.
///
/// # Errors
/// As [`mime()`].
pub fn pack(letter: &Letter, from: &Sender) -> Result<Parcel, MimeFault> {
    Ok(Parcel {
        from: from.address.clone(),
        to: letter.to.address.clone(),
        message_id: letter.message_id.clone(),
        date: letter.date,
        subject: clean::line(&letter.subject),
        bytes: mime(letter, from)?,
    })
}

fn parts(letter: &Letter) -> MultiPart {
    let both = MultiPart::alternative()
        .boundary(letter.message_id.boundary("text"))
        .singlepart(SinglePart::plain(clean::body(&letter.text)))
        .singlepart(SinglePart::html(clean::body(&letter.html)));
    if letter.attachments.is_empty() {
        return both;
    }
    let mixed = MultiPart::mixed()
        .boundary(letter.message_id.boundary("files"))
        .multipart(both);
    letter.attachments.iter().fold(mixed, |mail, file| {
        let name = clean::line(&file.name);
        let part = LettreAttachment::new(name).body(encoded(file), file.kind.content_type());
        mail.singlepart(part)
    })
}

/// Always base64, however plain the bytes look: lone line ends in a file must not be mended.
fn encoded(file: &Attachment) -> Body {
    let base64 = ContentTransferEncoding::Base64;
    Body::new_with_encoding(file.bytes.clone(), base64).expect("base64 holds any bytes")
}

fn mailbox(name: &str, address: &MailAddress) -> Result<Mailbox, lettre::error::Error> {
    let name = Some(clean::line(name)).filter(|n| !n.is_empty());
    let address = address
        .as_str()
        .parse()
        .map_err(|_| lettre::error::Error::MissingTo)?;
    Ok(Mailbox::new(name, address))
}

fn fixed(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}
