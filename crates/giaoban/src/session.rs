//! An open office with somebody who asks: what every subcommand works with.
use crate::cli::Global;
use crate::clock::Clock;
use crate::config::{Environment, Files, Settings};
use crate::out::Out;
use crate::say::{Failed, Keyed, Say, no_key};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::commands::By;
use store::queries::Viewer;
use store::{Answer, Command, CommandKey, Directory, Failure, Store, Target, Thing};
use words::Language;
use words::messages::Rendered;
use workflow::actor::{Actor, Channel};
use workflow::ids::PersonId;
use workflow::person::Status;
use workflow::petition::Refusal;
use workflow::text::Line;

/// With fewer bytes free a disk counts as full.
const NO_ROOM: u64 = 1024 * 1024;

/// Whether so few free bytes are no room at all.
pub(crate) fn is_full(free: u64) -> bool {
    free < NO_ROOM
}

/// What is known before any database is opened.
#[derive(Debug)]
pub(crate) struct Ground {
    /// Flags that every subcommand has.
    pub(crate) global: Global,
    /// The settings.
    pub(crate) settings: Settings,
    /// Configuration files.
    pub(crate) files: Files,
    /// Time and ids.
    pub(crate) clock: Arc<Clock>,
    /// How to print.
    pub(crate) out: Out,
    /// The environment.
    pub(crate) environment: Environment,
}

/// An open office.
pub(crate) struct Session {
    /// The database.
    pub(crate) store: Store,
    /// The office as it is now.
    pub(crate) office: Arc<Directory>,
    /// Who reads.
    pub(crate) viewer: Viewer,
    /// How to print.
    pub(crate) out: Out,
    /// In which language.
    pub(crate) say: Say,
    /// The settings.
    pub(crate) settings: Settings,
    /// Language of letters.
    pub(crate) letters: Language,
    /// The database file, where it is one.
    pub(crate) file: Option<PathBuf>,
    person: Option<PersonId>,
    key: Option<String>,
    account: String,
}

impl Ground {
    /// Where the database is.
    ///
    /// # Errors
    /// An address of a kind that the program does not know.
    pub(crate) fn target(&self) -> Result<Target, Failed> {
        let asked = self
            .global
            .db
            .clone()
            .or_else(|| self.environment.database.clone());
        let at = asked.unwrap_or_else(|| self.settings.database.at.clone());
        match at.split_once("://") {
            Some(("postgres" | "postgresql", _)) => Ok(Target::Postgres(at)),
            Some(("sqlite", path)) => Ok(Target::sqlite(path)),
            Some((scheme, _)) => Err(no_such_kind(self.out.say, scheme)),
            None => Ok(Target::sqlite(at)),
        }
    }

    /// The database file that holds an office; none where it is on a server.
    ///
    /// # Errors
    /// There is no such file.
    pub(crate) fn file(&self) -> Result<Option<PathBuf>, Failed> {
        match self.target()? {
            Target::Sqlite(file) if file.path.exists() => Ok(Some(file.path)),
            Target::Sqlite(file) => Err(no_file(self.out.say, &file.path)),
            Target::Postgres(_) => Ok(None),
        }
    }

    /// Language of letters: that of the flag, else of the settings.
    fn letters(&self) -> Language {
        crate::language(self.global.lang.unwrap_or(self.settings.mail.language))
    }

    /// Opens the database, made if it is not there.
    pub(crate) async fn store(&self) -> Result<Store, Failed> {
        Ok(Store::open(&self.target()?, self.clock.clone()).await?)
    }

    /// Opens an office that is there already.
    pub(crate) async fn session(&self) -> Result<Session, Failed> {
        let file = self.file()?;
        // Looking at a file that holds nothing writes nothing into it.
        let empty = |at: &PathBuf| std::fs::metadata(at).map_or(true, |m| m.len() == 0);
        if file.as_ref().is_some_and(empty) {
            return Err(Failure::NotFound(Thing::Committee).into());
        }
        if let Some(key) = &self.global.key {
            key_fits(self.out.say, key)?;
        }
        let store = self.store().await?;
        let committee = self.committee(&store).await?;
        let office = store.directory(committee).await?;
        let person = match &self.global.acting {
            Some(key) => Some(
                office
                    .person_by_key(key)
                    .ok_or_else(|| no_key(self.out.say, Keyed::Person, key, &[]))?
                    .id,
            ),
            None => None,
        };
        let viewer = match person {
            // Who may not act is told so by every command, whatever it would show or do (B41).
            Some(person) => match office.actor(person)? {
                Actor::Person { status, .. } if status != Status::Active => {
                    store.close().await;
                    return Err(Failure::from(Refusal::NotActive { status }).into());
                }
                _ => store.viewer(&office, person).await?,
            },
            None => Viewer::keeper(),
        };
        Ok(Session {
            store,
            office,
            viewer,
            out: self.out,
            say: self.out.say,
            settings: self.settings.clone(),
            letters: self.letters(),
            file,
            person,
            key: self.global.key.clone(),
            account: self.environment.account.clone(),
        })
    }

    async fn committee(&self, store: &Store) -> Result<uuid::Uuid, Failed> {
        let found = store.committees().await?;
        let wanted = match (&self.global.committee, found.as_slice()) {
            (Some(key), all) => {
                let found = all.iter().find(|c| c.key == *key);
                let named = all.iter().map(|c| format!("{} ({})", c.key, c.name));
                let there: Vec<_> = named.collect();
                let absent = || no_key(self.out.say, Keyed::Committee, key, &there);
                return found.map(|c| c.id).ok_or_else(absent);
            }
            (None, [only]) => Some(only),
            (None, []) => None,
            (None, several) => {
                let keys: Vec<&str> = several.iter().map(|c| c.key.as_str()).collect();
                return Err(usage(
                    self.out.say.of(
                        "Cơ sở dữ liệu có nhiều cấp ủy.",
                        "The database holds several committees.",
                    ),
                    &format!("--committee {}", keys.join(" | ")),
                ));
            }
        };
        Ok(wanted.ok_or(Failure::NotFound(Thing::Committee))?.id)
    }
}

impl Session {
    /// The local day of today.
    pub(crate) fn today(&self) -> NaiveDate {
        self.office.day(self.store.now())
    }

    /// Who acts. Every change names a person (design.md §5).
    pub(crate) fn by(&self) -> Result<By, Failed> {
        let channel = Channel::CommandLine(self.account.clone());
        match self.person {
            Some(person) => Ok(By::person(person, channel)),
            None => Err(usage(
                self.say
                    .of("Chưa rõ ai thực hiện.", "Nobody is named who does this."),
                self.say.of(
                    "Thêm --as MÃ-NGƯỜI, ví dụ --as p0001.",
                    "Add --as PERSON-KEY, such as --as p0001.",
                ),
            )),
        }
    }

    /// Carries out a command once per key; without `--key` each run is a command of its own.
    pub(crate) async fn submit<C>(&self, command: C) -> Result<Answer, Failed>
    where
        C: Command + serde::Serialize + 'static,
    {
        let key = self
            .key
            .clone()
            .unwrap_or_else(|| self.store.id().to_string());
        self.settled(key, command).await
    }

    /// Submits; where the outcome is not known, says with which key to find out.
    async fn settled<C>(&self, key: String, command: C) -> Result<Answer, Failed>
    where
        C: Command + serde::Serialize + 'static,
    {
        let key = CommandKey::new(key);
        match self.store.submit(&key, command).await {
            Err(Failure::Unknown) => Err(Failed::Unsettled {
                key: key.0,
                disk_full: self.free_bytes().is_some_and(is_full),
            }),
            other => Ok(other?),
        }
    }

    /// Bytes that are free where the database file is.
    pub(crate) fn free_bytes(&self) -> Option<u64> {
        let file = self.file.as_ref()?;
        let folder = file.parent().filter(|p| !p.as_os_str().is_empty());
        fs4::available_space(folder.unwrap_or(Path::new("."))).ok()
    }

    /// As [`Session::submit`] for the n-th of several records under one key.
    pub(crate) async fn submit_nth<C>(&self, n: usize, command: C) -> Result<Answer, Failed>
    where
        C: Command + serde::Serialize + 'static,
    {
        let key = match (&self.key, n) {
            (Some(key), 0) => key.clone(),
            (Some(key), n) => format!("{key}:{n}"),
            (None, _) => self.store.id().to_string(),
        };
        self.settled(key, command).await
    }
}

/// Letters of a command key.
const LONGEST_KEY: usize = 200;

/// A key is read again by people who must know it for the same: as many letters as a line of
/// print, and none that cannot be seen.
fn key_fits(say: Say, key: &str) -> Result<(), Failed> {
    let example = "--key 2025-03-05-ban-hanh";
    if key.trim().is_empty() {
        let said = say.of("--key không được để trống.", "--key must not be empty.");
        return Err(usage(said, example));
    }
    let unseen = Line::parse(key).map_or(true, |kept| kept.as_str() != key);
    if key.chars().count() <= LONGEST_KEY && !unseen {
        return Ok(());
    }
    let said = match say.0 {
        Language::Vi => format!("--key phải có từ 1 đến {LONGEST_KEY} ký tự nhìn thấy được."),
        Language::En => format!("--key takes 1 to {LONGEST_KEY} printable characters."),
    };
    Err(usage(&said, example))
}

fn no_such_kind(say: Say, scheme: &str) -> Failed {
    let said = match say.0 {
        Language::Vi => format!("Chương trình không dùng được cơ sở dữ liệu {scheme}://…"),
        Language::En => format!("The program cannot work with a database at {scheme}://…"),
    };
    let next = say.of(
        "Nêu ở --db một đường dẫn tệp, sqlite://TỆP hoặc postgres://MÁY-CHỦ/TÊN.",
        "Give --db the path of a file, sqlite://FILE or postgres://HOST/NAME.",
    );
    usage(&said, next)
}

fn no_file(say: Say, path: &Path) -> Failed {
    let path = path.display();
    Failed::Absent(Rendered {
        message: match say.0 {
            Language::Vi => format!("Không có tệp cơ sở dữ liệu {path}."),
            Language::En => format!("There is no database file {path}."),
        },
        advice: say
            .of(
                "Nêu đúng tệp bằng --db hoặc biến GIAOBAN_DB; lập cấp ủy mới: giaoban init --help.",
                "Name the file with --db or GIAOBAN_DB; a new office is set up by: giaoban init --help.",
            )
            .to_owned(),
    })
}

/// A command line that does not fit together.
pub(crate) fn usage(message: &str, advice: &str) -> Failed {
    Failed::Usage(Rendered {
        message: message.to_owned(),
        advice: advice.to_owned(),
    })
}
