//! Mail by SMTP.
use std::fmt;
use std::sync::OnceLock;
use std::time::Duration;

use async_trait::async_trait;
use lettre::address::Envelope;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::{AsyncSmtpTransportBuilder, Error as SmtpError, PoolConfig};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use tokio::runtime::Handle;
use tokio::time::timeout;

use super::{Channel, Outcome, Refused, Trouble};
use crate::mime::Parcel;
use crate::{MailAddress, clean};

/// How to reach the office's mail server.
#[derive(Debug, Clone)]
pub struct SmtpSettings {
    /// Its name; also the name its certificate must carry.
    pub host: String,
    /// Its port: 587 for [`Security::StartTls`], 465 for [`Security::Tls`].
    pub port: u16,
    /// How the connection is kept secret.
    pub security: Security,
    /// How the office signs in, if it does.
    pub login: Option<Login>,
    /// Connections at the same time, at least 1.
    pub connections: u32,
    /// How long one attempt may take from connecting to the last answer.
    pub timeout: Duration,
}

/// How the connection is kept secret (reliability.md, S51). Certificates are always verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// Not at all; only to this very machine.
    None,
    /// Begins in the clear and must switch over.
    StartTls,
    /// From the first byte.
    Tls,
}

/// A name and a secret; the secret is never printed.
#[derive(Clone)]
pub struct Login {
    /// The name.
    pub name: String,
    /// The secret, read from a file by the program.
    pub secret: String,
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SmtpFault {
    /// Mail in the clear would leave this machine.
    #[error("{host} is another machine: use starttls or tls, mail never leaves in the clear")]
    PlainBeyondLoopback {
        /// The host.
        host: String,
    },
    /// The host name cannot be verified by TLS.
    #[error("no TLS to {host}: {source}; check the host name")]
    Tls {
        /// The host.
        host: String,
        /// What the library says.
        source: SmtpError,
    },
}

/// Sends over a pool of connections to one server.
pub struct SmtpChannel {
    builder: AsyncSmtpTransportBuilder,
    timeout: Duration,
    pool: OnceLock<Pool>,
}

/// The library's pool starts tasks when it is made and when it is dropped, and panics outside a
/// runtime: so it is made at the first mail and dropped inside the runtime that made it.
struct Pool {
    transport: Option<Transport>,
    runtime: Handle,
}

type Transport = AsyncSmtpTransport<Tokio1Executor>;

impl Drop for Pool {
    fn drop(&mut self) {
        let _inside = self.runtime.enter();
        drop(self.transport.take());
    }
}

impl SmtpChannel {
    /// A channel; connects at the first mail.
    ///
    /// # Errors
    /// [`SmtpFault`] when the settings are not safe or not usable.
    pub fn new(settings: &SmtpSettings) -> Result<Self, SmtpFault> {
        let pool = PoolConfig::new().max_size(settings.connections.max(1));
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host)
            .port(settings.port)
            .tls(tls(settings)?)
            .timeout(Some(settings.timeout))
            .pool_config(pool);
        if let Some(Login { name, secret }) = settings.login.clone() {
            builder = builder.credentials(Credentials::new(name, secret));
        }
        Ok(Self {
            builder,
            timeout: settings.timeout,
            pool: OnceLock::new(),
        })
    }

    fn transport(&self) -> Transport {
        let pool = self.pool.get_or_init(|| Pool {
            transport: Some(self.builder.clone().build()),
            runtime: Handle::current(),
        });
        let transport = pool.transport.clone();
        transport.expect("the transport is taken out only when the pool is dropped")
    }
}

#[async_trait]
impl Channel for SmtpChannel {
    async fn send(&self, parcel: &Parcel) -> Outcome {
        let envelope = match envelope(parcel) {
            Ok(envelope) => envelope,
            Err(reason) => return Outcome::Rejected { reason },
        };
        // The library's own time-out covers connecting only; a server that stops answering later
        // would hold the worker for ever (B80).
        let transport = self.transport();
        let sending = transport.send_raw(&envelope, &parcel.bytes);
        match timeout(self.timeout, sending).await {
            Err(_) => later(Trouble::TimedOut),
            Ok(Err(error)) => classified(&error),
            Ok(Ok(response)) => Outcome::Delivered {
                receipt: said(response.message()),
            },
        }
    }

    fn patience(&self) -> Duration {
        self.timeout
    }
}

fn tls(settings: &SmtpSettings) -> Result<Tls, SmtpFault> {
    let host = settings.host.clone();
    let verified = || {
        let parameters = TlsParameters::new(settings.host.clone());
        let host = settings.host.clone();
        parameters.map_err(|source| SmtpFault::Tls { host, source })
    };
    match settings.security {
        Security::None if is_loopback(&settings.host) => Ok(Tls::None),
        Security::None => Err(SmtpFault::PlainBeyondLoopback { host }),
        Security::StartTls => Ok(Tls::Required(verified()?)),
        Security::Tls => Ok(Tls::Wrapper(verified()?)),
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host.parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|a| a.is_loopback())
}

/// `MailAddress` is narrower than lettre's check, so this refuses nothing in practice; were it to,
/// the mail could never be sent.
fn envelope(parcel: &Parcel) -> Result<Envelope, Refused> {
    let parsed = |address: &MailAddress| {
        address.as_str().parse::<Address>().map_err(|e| Refused {
            code: 553,
            said: e.to_string(),
        })
    };
    let (from, to) = (parsed(&parcel.from)?, parsed(&parcel.to)?);
    Envelope::new(Some(from), vec![to]).map_err(|e| Refused {
        code: 553,
        said: e.to_string(),
    })
}

/// 5xx is for good, everything else may get better. A sign-in that is not accepted (RFC 4954) is
/// the office's setting, not the letter's fault: no letter dies of it.
fn classified(error: &SmtpError) -> Outcome {
    let Some(code) = error.status().map(u16::from) else {
        let what = std::error::Error::source(error).map_or_else(String::new, |s| format!(": {s}"));
        return later(if error.is_timeout() {
            Trouble::TimedOut
        } else {
            Trouble::Connection(clean::line(&format!("{error}{what}")))
        });
    };
    let text = std::error::Error::source(error).map(ToString::to_string);
    let reason = Refused {
        code,
        said: clean::line(&text.unwrap_or_default()),
    };
    match code {
        530 | 534 | 535 | 538 => later(Trouble::Reply(reason)),
        500.. => Outcome::Rejected { reason },
        _ => later(Trouble::Reply(reason)),
    }
}

fn later(reason: Trouble) -> Outcome {
    Outcome::RetryLater { reason }
}

fn said<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    clean::line(&lines.collect::<Vec<_>>().join(" "))
}
