//! Ways out of the house.
mod folder;
mod smtp;

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;

use crate::mime::Parcel;

pub use folder::FolderChannel;
pub use smtp::{Login, Security, SmtpChannel, SmtpFault, SmtpSettings};

/// A way to send a mail. One call is one attempt; trying again is the worker's, with the same
/// parcel.
#[async_trait]
pub trait Channel: Send + Sync {
    /// Sends once. Never panics and never waits longer than the channel's time-out.
    async fn send(&self, parcel: &Parcel) -> Outcome;

    /// How long one call may take: the worker takes no more rows than fit into its lease.
    fn patience(&self) -> Duration;
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Taken over by the other side.
    Delivered {
        /// What the other side said, or where the file lies.
        receipt: String,
    },
    /// Not now. It may have arrived all the same: the Message-ID stays, so that the copy is known
    /// as one (B79).
    RetryLater {
        /// Why.
        reason: Trouble,
    },
    /// Never: the row is dead and somebody is told.
    Rejected {
        /// Why.
        reason: Refused,
    },
}

/// Why an attempt came to nothing for now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// No answer within the time-out.
    TimedOut,
    /// The server said "later" (4xx), or it does not accept the office's sign-in.
    Reply(Refused),
    /// No connection, a broken one, an answer that makes no sense, TLS that cannot be verified.
    Connection(String),
    /// The folder could not be written.
    Folder(String),
}

/// A negative answer of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The SMTP code, `550`.
    pub code: u16,
    /// What it said, cleaned and cut; written by a stranger.
    pub said: String,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TimedOut => f.write_str("no answer in time: check the mail server"),
            Self::Reply(refused) => write!(f, "the mail server put it off: {refused}"),
            Self::Connection(what) => write!(f, "the connection failed: {what}"),
            Self::Folder(what) => write!(f, "the mail folder cannot be written: {what}"),
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.said)
    }
}
