//! Why a command was not carried out: which rule, what to do next, and the exit code.
use super::unread::Unread;
use super::{Say, config, files, moving, options, store as of_the_store};
use crate::config::ConfigFault;
use crate::demo::FolderFault;
use crate::papers::PaperError;
use std::path::PathBuf;
use store::moving::MovingFault;
use store::{Failure, FailureClass, OpenError};
use words::messages::Rendered;
use words::refusals::Names;

/// Why it was not done.
#[derive(Debug)]
pub(crate) enum Failed {
    /// The rules or the database.
    Store(Failure),
    /// A value that somebody typed, with the name of its flag.
    Input {
        /// The flag, without dashes.
        field: String,
        /// What is wrong with it, in the language of the session.
        said: Rendered,
    },
    /// A file that cannot be taken, in the language of the session.
    Refused(Rendered),
    /// The command line itself does not fit together.
    Usage(Rendered),
    /// The settings.
    Config(ConfigFault),
    /// The folder of a demonstration.
    Folder(FolderFault),
    /// The database cannot be opened.
    Open(OpenError),
    /// A copy was not made or not taken in.
    Moving(MovingFault),
    /// It is not known whether it was carried out; the key settles it.
    Unsettled {
        /// The key it was sent with.
        key: String,
        /// The disk has no room left.
        disk_full: bool,
    },
    /// The disk is full, and something has been left behind; said already in full.
    NoRoom(Rendered),
    /// A word or JSON that stands for nothing the program knows.
    Unread(Unread),
    /// Something else is there already.
    Taken(Rendered),
    /// The record stands otherwise; said already in full.
    Conflict(Rendered),
    /// This person may not.
    Forbidden(Rendered),
    /// What was named is not there.
    Absent(Rendered),
    /// A file or folder.
    File {
        /// Which, if one is known.
        at: Option<PathBuf>,
        /// The system's words.
        why: std::io::Error,
    },
    /// A check has found faults.
    Found(Rendered),
    /// It has been said already; only the exit code is left.
    Said(u8),
    /// Anything else.
    Other(anyhow::Error),
}

impl From<Failure> for Failed {
    fn from(failure: Failure) -> Self {
        Self::Store(failure)
    }
}

impl From<OpenError> for Failed {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<MovingFault> for Failed {
    fn from(fault: MovingFault) -> Self {
        Self::Moving(fault)
    }
}

impl From<ConfigFault> for Failed {
    fn from(fault: ConfigFault) -> Self {
        Self::Config(fault)
    }
}

/// What lies at the bottom of it has words of its own.
impl From<anyhow::Error> for Failed {
    fn from(error: anyhow::Error) -> Self {
        let error = match error.downcast::<FolderFault>() {
            Ok(fault) => return Self::Folder(fault),
            Err(error) => error,
        };
        let error = match error.downcast::<OpenError>() {
            Ok(why) => return Self::Open(why),
            Err(error) => error,
        };
        // A rule that refuses is told with the step it refused.
        if let Some(failure) = error.downcast_ref::<Failure>()
            && failure.class() == FailureClass::TryAgain
        {
            return Self::Store(failure.clone());
        }
        match error.downcast::<std::io::Error>() {
            Ok(why) => Self::File { at: None, why },
            Err(error) => Self::Other(error),
        }
    }
}

impl From<std::io::Error> for Failed {
    fn from(why: std::io::Error) -> Self {
        Self::File { at: None, why }
    }
}

impl From<PaperError> for Failed {
    fn from(error: PaperError) -> Self {
        match error {
            PaperError::Store(failure) => Self::Store(failure),
            PaperError::Writing { file, fault } => Self::File {
                at: Some(file),
                why: fault,
            },
            other => Self::Other(other.into()),
        }
    }
}

/// Classes of failures, as scripts see them.
const CODES: [(&str, u8); 8] = [
    ("other", 1),
    ("usage", 2),
    ("unacceptable", 3),
    ("not_found", 4),
    ("conflict", 5),
    ("forbidden", 6),
    ("try_again", 7),
    ("config", 2),
];

impl Failed {
    /// Stable name of its class.
    pub(crate) fn class(&self) -> &'static str {
        match self {
            Self::Store(failure) => class_of(failure.class()),
            Self::Folder(FolderFault::Unusable { why, .. })
                if why.kind() == std::io::ErrorKind::StorageFull =>
            {
                "try_again"
            }
            Self::Taken(_) | Self::Conflict(_) | Self::Folder(_) => "conflict",
            Self::Forbidden(_) => "forbidden",
            Self::Absent(_) => "not_found",
            Self::Input { .. } | Self::Refused(_) => "unacceptable",
            Self::Usage(_) | Self::Unread(_) => "usage",
            Self::Unsettled { .. } | Self::NoRoom(_) => "try_again",
            Self::Config(_) => "config",
            Self::Open(error) => class_of_opening(error),
            Self::Moving(fault) => moving::class(fault),
            Self::Other(_) | Self::Found(_) | Self::Said(_) | Self::File { .. } => "other",
        }
    }

    /// The exit code of its class.
    pub(crate) fn code(&self) -> u8 {
        if let Self::Said(code) = self {
            return *code;
        }
        let class = self.class();
        CODES
            .iter()
            .find(|(name, _)| *name == class)
            .map_or(1, |(_, code)| *code)
    }

    /// In words.
    pub(crate) fn said(&self, say: Say, names: &dyn Names) -> Rendered {
        match self {
            Self::Store(failure) => {
                with_options(of_the_store::failure(failure, say, names), failure, say)
            }
            Self::Input { field, said } => Rendered {
                message: format!("--{field}: {}", said.message),
                advice: said.advice.clone(),
            },
            Self::Refused(said)
            | Self::Usage(said)
            | Self::NoRoom(said)
            | Self::Taken(said)
            | Self::Conflict(said)
            | Self::Found(said)
            | Self::Forbidden(said)
            | Self::Absent(said) => said.clone(),
            Self::Unsettled { key, disk_full } => of_the_store::unsettled(key, *disk_full, say),
            Self::Unread(unread) => unread.said(say),
            Self::File { at, why } => files::file(at.as_deref(), why, say),
            Self::Said(_) => plain("", ""),
            Self::Config(fault) => config::fault(fault, say),
            Self::Folder(fault) => files::folder(fault, say),
            Self::Open(error) => of_the_store::opening(error, say),
            Self::Moving(fault) => moving::fault(fault, say, names),
            Self::Other(error) => rendered(
                say.of("Không thực hiện được", "It could not be done"),
                &format!("{error:#}"),
                "",
            ),
        }
    }
}

/// What is missing, with the options that give it.
fn with_options(mut said: Rendered, failure: &Failure, say: Say) -> Rendered {
    if let Some(options) = options::of(failure) {
        let lead = say.of("Tùy chọn", "Options");
        said.advice = format!("{}\n{lead}: {options}", said.advice);
    }
    said
}

pub(super) fn class_of_opening(error: &OpenError) -> &'static str {
    match error {
        // As for a command that meets a full disk.
        OpenError::Busy | OpenError::Disk => "try_again",
        _ => "other",
    }
}

pub(super) fn class_of(class: FailureClass) -> &'static str {
    match class {
        FailureClass::Conflict => "conflict",
        FailureClass::Forbidden => "forbidden",
        FailureClass::NotFound => "not_found",
        FailureClass::Unacceptable => "unacceptable",
        FailureClass::TryAgain => "try_again",
        FailureClass::Broken => "other",
    }
}

/// `what: detail`, and what to do next.
pub(super) fn rendered(what: &str, detail: &str, advice: &str) -> Rendered {
    plain(&format!("{what}: {detail}"), advice)
}

/// A whole sentence, and what to do next.
pub(super) fn plain(message: &str, advice: &str) -> Rendered {
    Rendered {
        message: message.to_owned(),
        advice: advice.to_owned(),
    }
}
