//! `giaoban outbox send`: letters that are due, into the folder or to the mail server.
use crate::config::{MailSecurity, MailSettings};
use crate::post::{self, Local, Summary, Way, run_once};
use crate::say::Failed;
use crate::session::{Session, usage};
use notifier::{
    Channel, FolderChannel, Login, MailAddress, Security, Sender, SmtpChannel, SmtpSettings,
};
use std::collections::BTreeMap;
use std::time::Duration;
use store::queries::Call;
use uuid::Uuid;
use workflow::unit::UnitKind;

pub(crate) async fn run(session: &Session) -> Result<(), Failed> {
    let (channel, own) = (channel(session, &session.settings.mail)?, Own::of(session)?);
    let way = own.way(session, &*channel, session.letters);
    let done = run_once(&session.store, session.office.committee.id, &way).await?;
    session.out.show(&done, || people(session, done))
}

/// What to say in each of these calls, in the language of the reader.
pub(super) async fn spoken(
    session: &Session,
    calls: &[Call],
) -> Result<BTreeMap<Uuid, String>, Failed> {
    let folder = FolderChannel::new(".");
    // Whom to call does not hang on the settings of mail.
    let Ok(own) = Own::of(session) else {
        let about = |call: &Call| (call.id, post::about(session.say.0, call));
        return Ok(calls.iter().map(about).collect());
    };
    let way = own.way(session, &folder, session.say.0);
    let committee = session.office.committee.id;
    Ok(post::spoken(&session.store, committee, &way, calls).await?)
}

/// What an office writes of itself in letters and calls.
struct Own {
    sender: Sender,
    local: Local,
}

impl Own {
    fn of(session: &Session) -> Result<Self, Failed> {
        let mail = &session.settings.mail;
        let phone = Some(mail.phone.clone()).filter(|phone| !phone.is_empty());
        Ok(Self {
            sender: sender(session, mail)?,
            local: Local {
                phone,
                ..Local::default()
            },
        })
    }

    fn way<'a>(
        &'a self,
        session: &Session,
        channel: &'a dyn Channel,
        language: words::Language,
    ) -> Way<'a> {
        Way {
            channel,
            sender: &self.sender,
            language,
            at_a_time: session.settings.mail.at_a_time,
            local: &self.local,
        }
    }
}

/// What is wrong with the settings of mail; nothing is sent to find out.
pub(super) fn fault(session: &Session) -> Option<Failed> {
    let mail = &session.settings.mail;
    let channel = channel(session, mail).map(|_| ());
    channel
        .and_then(|()| sender(session, mail).map(|_| ()))
        .err()
}

fn channel(session: &Session, mail: &MailSettings) -> Result<Box<dyn Channel>, Failed> {
    if mail.host.is_empty() {
        return Ok(Box::new(FolderChannel::new(&mail.folder)));
    }
    if !(1..=300).contains(&mail.timeout) {
        return Err(unfit(session, "timeout", "1–300"));
    }
    let login = match mail.login.as_str() {
        "" => None,
        name => Some(Login {
            name: name.to_owned(),
            secret: std::fs::read_to_string(&mail.secret_file)
                .map_err(|e| unfit(session, "secret_file", &e.to_string()))?
                .trim_end()
                .to_owned(),
        }),
    };
    let settings = SmtpSettings {
        host: mail.host.clone(),
        port: mail.port,
        security: match mail.security {
            MailSecurity::None => Security::None,
            MailSecurity::StartTls => Security::StartTls,
            MailSecurity::Tls => Security::Tls,
        },
        login,
        connections: 1,
        timeout: Duration::from_secs(mail.timeout),
    };
    let channel =
        SmtpChannel::new(&settings).map_err(|e| unfit(session, "host", &e.to_string()))?;
    Ok(Box::new(channel))
}

fn sender(session: &Session, mail: &MailSettings) -> Result<Sender, Failed> {
    let address =
        MailAddress::parse(&mail.from).map_err(|e| unfit(session, "from", &e.to_string()))?;
    let office = || {
        let units = session
            .office
            .tree
            .of_kind(UnitKind::Office, session.today());
        let own = units.first().map(|u| u.name.clone());
        own.unwrap_or_else(|| session.office.committee.name.clone())
    };
    let name = Some(mail.name.clone()).filter(|n| !n.is_empty());
    Ok(Sender {
        name: name.unwrap_or_else(office),
        address,
    })
}

fn unfit(session: &Session, key: &str, why: &str) -> Failed {
    let advice = session.say.of(
        "Sửa mục [mail] trong giaoban.toml rồi chạy lại.",
        "Mend [mail] in giaoban.toml and run it again.",
    );
    let said = match session.say.0 {
        words::Language::Vi => format!("[mail] {key} không dùng được."),
        words::Language::En => format!("[mail] {key}: {why}"),
    };
    usage(&said, advice)
}

fn people(session: &Session, done: Summary) -> String {
    let say = session.say;
    let n = |n: u32| say.count(n);
    match say.0 {
        words::Language::Vi => format!(
            "Đã gửi {} thư; {} thư gửi lại sau, {} thư bị từ chối, {} thư không gửi được, {} thư không còn cần gửi.",
            n(done.sent),
            n(done.later),
            n(done.bounced),
            n(done.dead),
            n(done.suppressed),
        ),
        words::Language::En => format!(
            "{} sent; {} to be tried again, {} refused, {} given up, {} no longer needed.",
            n(done.sent),
            n(done.later),
            n(done.bounced),
            n(done.dead),
            n(done.suppressed),
        ),
    }
}
