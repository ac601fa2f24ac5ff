//! `giaoban`: the monthly briefing of a Party committee's office, as one program.
//!
//! A subcommand is declared in `cli/`, done in `run/`, and said in `say/`; `session.rs` opens the
//! office for it. Time and ids come from `clock.rs` only, settings and the environment from
//! `config/` only.
//!
//! To add a subcommand: its flags in `cli/`, a file in `run/` that reads what was typed (through
//! `typed.rs`), submits a command of the store or asks a query, and prints; an example in its
//! `--help`; a line in the dispatch of `run/mod.rs`.
mod cli;
mod clock;
mod config;
mod demo;
mod import;
mod nearest;
mod out;
mod papers;
mod post;
mod run;
mod say;
mod session;
mod typed;
mod world;

use config::{Environment, Files, LogFormat, LogLevel, LogSettings, Settings, Tongue};
use out::Out;
use say::{Failed, NoNames, Say};
use session::{Ground, usage};
use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::process::ExitCode;
use std::sync::Arc;
use words::Language;

fn main() -> ExitCode {
    let typed: Vec<OsString> = std::env::args_os().collect();
    // Until the settings are read, faults are told in the language asked for, else in Vietnamese.
    let first = first_out(&typed);
    let cli = match cli::read(&typed, first.say.0) {
        Ok(cli) => cli,
        Err(error) => return not_understood(&error, first),
    };
    let environment = Environment::read();
    let ended = ground(&cli.global, environment).and_then(|ground| {
        let out = ground.out;
        let done = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .map_err(Failed::from)
            .and_then(|runtime| runtime.block_on(run::run(&ground, &cli.command)));
        tell(out, &done);
        done.map_err(|failed| Failed::Said(failed.code()))
    });
    tell(first, &ended);
    ended.map_or_else(
        |failed| ExitCode::from(failed.code()),
        |()| ExitCode::SUCCESS,
    )
}

/// How to speak before anything is read: as the words of the command line have it.
fn first_out(typed: &[OsString]) -> Out {
    let words: Vec<_> = typed.iter().map(|w| w.to_string_lossy()).collect();
    let after = words.iter().position(|w| w == "--lang");
    let after = after.and_then(|at| words.get(at + 1));
    let english = after.is_some_and(|w| w == "en") || words.iter().any(|w| w == "--lang=en");
    let tongue = if english { Tongue::En } else { Tongue::Vi };
    Out {
        json: words.iter().any(|w| w == "--json"),
        say: Say(language(tongue)),
        colour: false,
    }
}

/// Help that was asked for, or what is wrong with the line.
fn not_understood(error: &clap::Error, out: Out) -> ExitCode {
    use clap::error::ErrorKind as E;
    match error.kind() {
        E::DisplayHelp | E::DisplayVersion => {
            let told = out::line(cli::usage_in(&error.to_string(), out.say.0).trim_end());
            told.map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS)
        }
        E::DisplayHelpOnMissingArgumentOrSubcommand if !out.json => {
            out.aside(cli::usage_in(&error.to_string(), out.say.0).trim_end());
            ExitCode::from(2)
        }
        _ => {
            let failed = Failed::Usage(say::mistyped(error, out.say));
            out.failed(&failed, &NoNames);
            ExitCode::from(failed.code())
        }
    }
}

fn tell(out: Out, done: &Result<(), Failed>) {
    match done {
        Ok(()) | Err(Failed::Said(_)) => {}
        Err(failed) => out.failed(failed, &NoNames),
    }
}

fn ground(global: &cli::Global, environment: Environment) -> Result<Ground, Failed> {
    let files = Files {
        own: global.config.clone(),
    };
    let settings = Settings::load(&files)?;
    log(&settings.log);
    let stands_at = global.now.as_deref().map(|typed| {
        let read = chrono::DateTime::parse_from_rfc3339(typed);
        read.map(|at| at.with_timezone(&chrono::Utc))
            .map_err(|_| no_moment(global, typed))
    });
    let clock = clock::Clock {
        stands_at: stands_at.transpose()?,
        ids: global.seed.map(store::SeededIds::new),
    };
    let out = Out {
        json: global.json,
        say: Say(language(global.lang.unwrap_or(settings.people.language))),
        colour: !environment.no_color && std::io::stdout().is_terminal(),
    };
    Ok(Ground {
        global: global.clone(),
        settings,
        files,
        clock: Arc::new(clock),
        out,
        environment,
    })
}

fn no_moment(global: &cli::Global, typed: &str) -> Failed {
    let say = Say(language(global.lang.unwrap_or(Tongue::Vi)));
    let said = match say.0 {
        Language::Vi => format!("--now: “{typed}” không phải là một thời điểm."),
        Language::En => format!("--now: “{typed}” is no moment."),
    };
    usage(&said, "--now 2025-03-05T07:30:00+07:00")
}

fn language(tongue: Tongue) -> Language {
    match tongue {
        Tongue::Vi => Language::Vi,
        Tongue::En => Language::En,
    }
}

/// To the error channel; nothing in the program puts a petition's text into it.
fn log(settings: &LogSettings) {
    let level = match settings.level {
        LogLevel::Error => tracing::Level::ERROR,
        LogLevel::Warn => tracing::Level::WARN,
        LogLevel::Info => tracing::Level::INFO,
        LogLevel::Debug => tracing::Level::DEBUG,
    };
    let log = tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(std::io::stderr)
        .with_ansi(false);
    match settings.format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
}
