//! What the program is told before it starts: `config/default.toml`, a file over it, and the few
//! variables of the environment. No other file reads the environment.
mod files;

pub(crate) use files::Files;

use serde::Deserialize;
use std::path::PathBuf;

/// The settings.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    /// Where the database is.
    pub(crate) database: DatabaseSettings,
    /// How people are spoken to.
    pub(crate) people: PeopleSettings,
    /// Lists.
    pub(crate) lists: ListSettings,
    /// Letters.
    pub(crate) mail: MailSettings,
    /// The program's own log.
    pub(crate) log: LogSettings,
    /// What `doctor` warns of.
    pub(crate) doctor: DoctorSettings,
}

/// `[database]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DatabaseSettings {
    /// A path, or a `postgres://` address.
    pub(crate) at: String,
}

/// `[people]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PeopleSettings {
    /// `vi` or `en`.
    pub(crate) language: Tongue,
}

/// A language in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Tongue {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

/// `[lists]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListSettings {
    /// Rows of a page.
    pub(crate) page: u32,
}

/// `[mail]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailSettings {
    /// Language of letters; `--lang` goes before it.
    pub(crate) language: Tongue,
    /// Sending address; its domain also names letters.
    pub(crate) from: String,
    /// Display name of the sender; empty for the Office's own.
    pub(crate) name: String,
    /// The Office's telephone, as letters give it; empty for none.
    pub(crate) phone: String,
    /// Folder of letters where there is no server.
    pub(crate) folder: PathBuf,
    /// The mail server; empty for the folder.
    pub(crate) host: String,
    /// Its port.
    pub(crate) port: u16,
    /// How the connection is kept secret.
    pub(crate) security: MailSecurity,
    /// Name to sign in with; empty for none.
    pub(crate) login: String,
    /// File with the secret; read when letters are sent, never logged.
    pub(crate) secret_file: PathBuf,
    /// Seconds one letter may take.
    pub(crate) timeout: u64,
    /// Letters at most between sending and settling.
    pub(crate) at_a_time: u32,
}

/// `none`, `starttls`, `tls`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum MailSecurity {
    None,
    StartTls,
    Tls,
}

/// `[log]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LogSettings {
    /// From which level on.
    pub(crate) level: LogLevel,
    /// In which form.
    pub(crate) format: LogFormat,
}

/// A level of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogLevel {
    Error,
    Warn,
    Info,
    Debug,
}

/// A form of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogFormat {
    /// Lines for people.
    Text,
    /// An object a line.
    Json,
}

/// `[doctor]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DoctorSettings {
    /// Days before the calendar's end.
    pub(crate) calendar_days: u32,
    /// Megabytes that should be free where the database file is.
    pub(crate) free_megabytes: u64,
}

/// Why the settings cannot be used. Nothing has been done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigFault {
    /// The file is not there or cannot be read.
    #[error("{file}: cannot be read: {why}")]
    Unreadable {
        /// Which file.
        file: PathBuf,
        /// The system's words.
        why: std::io::Error,
    },
    /// The file does not fit.
    #[error("{file}: {why}")]
    Unfit {
        /// Which file.
        file: PathBuf,
        /// Where in it.
        at: Place,
        /// What is wrong there, in the reader's words.
        why: String,
    },
}

/// A place in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// The line, from 1.
    pub(crate) line: Option<usize>,
    /// The key that stands there.
    pub(crate) key: Option<String>,
}

impl Settings {
    /// The built-in settings with those of the folder's `giaoban.toml` over them.
    ///
    /// # Errors
    /// [`ConfigFault`], naming file, line and key; a half-written file changes nothing.
    pub(crate) fn load(files: &Files) -> Result<Self, ConfigFault> {
        let built_in = files.built_in("default.toml").unwrap_or_default();
        let Some((file, text)) = files.settings()? else {
            return toml::from_str(&built_in).map_err(|e: toml::de::Error| ConfigFault::Unfit {
                file: "default.toml".into(),
                at: Place::default(),
                why: e.message().to_owned(),
            });
        };
        let unfit = |e: toml::de::Error| ConfigFault::Unfit {
            at: place_of(&e.to_string(), &text),
            file: file.clone(),
            why: e.message().to_owned(),
        };
        let over: toml::Table = toml::from_str(&text).map_err(unfit)?;
        let mut all: toml::Table = toml::from_str(&built_in).map_err(unfit)?;
        for (section, values) in over {
            lay_over(&mut all, &section, values);
        }
        let merged = toml::to_string(&all).unwrap_or_default();
        // The line is that of the people's own file: the merged text has other lines.
        let settings: Self = toml::from_str(&merged).map_err(unfit)?;
        settings.within_bounds(&file, &text)?;
        Ok(settings)
    }
}

fn lay_over(all: &mut toml::Table, section: &str, values: toml::Value) {
    match (all.get_mut(section), values) {
        (Some(toml::Value::Table(known)), toml::Value::Table(new)) => known.extend(new),
        (_, other) => {
            all.insert(section.to_owned(), other);
        }
    }
}

/// Where in the people's file the key or value stands that is complained of. The second part of the
/// reader's message is the offending line, between `|` bars.
fn place_of(message: &str, text: &str) -> Place {
    let shown = message
        .lines()
        .find_map(|l| l.split_once("| ").map(|(_, rest)| rest.trim().to_owned()));
    let key = shown
        .as_deref()
        .and_then(|l| l.split('=').next())
        .map(|k| k.trim().trim_matches(['[', ']']).to_owned());
    Place {
        line: key.as_deref().and_then(|key| line_of(key, text)),
        key,
    }
}

/// The line of a text that holds a key, from 1.
fn line_of(key: &str, text: &str) -> Option<usize> {
    let at = text.lines().position(|l| {
        let l = l.trim_start().trim_start_matches('[');
        l.starts_with(key)
    });
    at.map(|line| line + 1)
}

impl Settings {
    /// Numbers that no list could have.
    fn within_bounds(&self, file: &std::path::Path, text: &str) -> Result<(), ConfigFault> {
        if (1..=500).contains(&self.lists.page) {
            return Ok(());
        }
        Err(ConfigFault::Unfit {
            file: file.to_owned(),
            at: Place {
                line: line_of("page", text),
                key: Some("page".to_owned()),
            },
            why: "out of bounds 1–500".to_owned(),
        })
    }
}

/// What the environment says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Environment {
    /// `NO_COLOR` is set: no colours.
    pub(crate) no_color: bool,
    /// Account of the operating system, kept in every event done on the command line.
    pub(crate) account: String,
    /// `GIAOBAN_DB`, where the database is.
    pub(crate) database: Option<String>,
    /// How the program was called, so that hints can be typed as they stand.
    pub(crate) called: String,
}

impl Environment {
    /// Reads it.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the environment"
    )]
    pub(crate) fn read() -> Self {
        let set = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
        Self {
            no_color: set("NO_COLOR").is_some(),
            account: set("USER")
                .or_else(|| set("USERNAME"))
                .unwrap_or_else(|| "unknown".into()),
            database: set("GIAOBAN_DB"),
            called: called(set("CARGO").is_some()),
        }
    }
}

/// `cargo run --` where cargo has started the program, else as it was typed.
fn called(by_cargo: bool) -> String {
    if by_cargo {
        return "cargo run --".to_owned();
    }
    std::env::args()
        .next()
        .unwrap_or_else(|| "giaoban".to_owned())
}
