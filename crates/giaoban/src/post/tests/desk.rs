//! What the tests of the post share: an office with one letter to send, and its worker.
use super::sink::{Mail, Sink};
use super::support::world::World;
use crate::post::{Summary, Way, run_once};
use chrono::{DateTime, TimeDelta, Utc};
use notifier::{Channel, FolderChannel, MailAddress, Security, Sender, SmtpChannel, SmtpSettings};
use std::time::Duration;
use uuid::Uuid;
use words::Language;
use workflow::ids::PetitionId;

/// Who sends.
pub(super) fn sender() -> Sender {
    Sender {
        name: "Văn phòng Huyện ủy Gia Lộc (giả định)".into(),
        address: MailAddress::parse("giaoban@gialoc.example.vn").unwrap(),
    }
}

/// The channel to a server, which waits so long for an answer.
pub(super) fn smtp(sink: &Sink, timeout: Duration) -> SmtpChannel {
    let settings = SmtpSettings {
        host: "127.0.0.1".into(),
        port: sink.port,
        security: Security::None,
        login: None,
        connections: 2,
        timeout,
    };
    SmtpChannel::new(&settings).unwrap()
}

/// With time enough for a busy machine.
pub(super) fn patient(sink: &Sink) -> SmtpChannel {
    smtp(sink, Duration::from_secs(20))
}

/// Works everything that is due.
pub(super) async fn work(w: &World, channel: &dyn Channel) -> Summary {
    try_work(w, channel).await.unwrap()
}

pub(super) async fn try_work(w: &World, channel: &dyn Channel) -> Result<Summary, store::Failure> {
    let sender = sender();
    let way = Way {
        channel,
        sender: &sender,
        language: Language::Vi,
        at_a_time: 16,
        local: &crate::post::Local::default(),
    };
    run_once(&w.store, w.office.committee, &way).await
}

/// Sends what is due into a folder that nobody looks at.
pub(super) async fn clear(w: &World) {
    let folder = tempfile::tempdir().unwrap();
    work(w, &FolderChannel::new(folder.path()).unflushed()).await;
}

/// A petition that waits to be routed, and the one letter that says so, to `chuyen-vien`; all
/// other post has been cleared away.
pub(super) async fn one_letter(w: &World) -> (PetitionId, Uuid) {
    let march = w.plan(3).await;
    w.clock.set(2025, 3, 11);
    let id = w.endorsed("thon-1").await;
    w.done("chanh-vp", id, World::urgent(march)).await;
    clear(w).await;
    w.done("thuong-truc-1", id, w.direct()).await;
    let due = "SELECT id FROM outbox WHERE state = 'pending' AND channel = 'mail' AND urgency = 'at_once'";
    let due = w.rows(due, []).await;
    assert_eq!(due.len(), 1);
    (id, due[0].try_get("", "id").unwrap())
}

/// Where a row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stand {
    pub(super) state: String,
    pub(super) attempts: i64,
    pub(super) cause: Option<String>,
}

pub(super) async fn stand(w: &World, row: Uuid) -> Stand {
    let sql = "SELECT state, attempts, cause FROM outbox WHERE id = ?";
    let rows = w.rows(sql, [row.into()]).await;
    Stand {
        state: rows[0].try_get("", "state").unwrap(),
        attempts: rows[0].try_get("", "attempts").unwrap(),
        cause: rows[0].try_get("", "cause").unwrap(),
    }
}

/// It has ended so, with this cause.
pub(super) async fn ended(w: &World, row: Uuid, state: &str, cause: &str) {
    let stand = stand(w, row).await;
    let told = (stand.state.as_str(), stand.cause.as_deref());
    assert_eq!(told, (state, Some(cause)));
}

/// When a row is tried again, or its lease ends.
pub(super) async fn again(w: &World, row: Uuid) -> DateTime<Utc> {
    let sql = "SELECT lease_until FROM outbox WHERE id = ?";
    let rows = w.rows(sql, [row.into()]).await;
    rows[0].try_get("", "lease_until").unwrap()
}

/// Sets the clock to the moment at which a row is tried again; a second before, nobody touches it.
pub(super) async fn wait_for(w: &World, row: Uuid, channel: &dyn Channel) {
    let (before, then) = (stand(w, row).await, again(w, row).await);
    w.clock.at(then - TimeDelta::seconds(1));
    work(w, channel).await;
    assert_eq!(stand(w, row).await, before, "too early");
    w.clock.at(then);
}

/// Copies of a row's letter that arrived.
pub(super) fn copies(sink: &Sink, row: Uuid) -> Vec<Mail> {
    let id = format!("Message-ID: <{row}@gialoc.example.vn>\r\n");
    let mut mails = sink.mails();
    mails.retain(|m| String::from_utf8_lossy(&m.bytes).contains(&id));
    mails
}
