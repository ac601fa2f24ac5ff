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
mod nearest;
mod out;
mod papers;
mod post;
mod run;
mod say;
mod session;
mod typed;
mod world;

use clap::Parser as _;
use config::{Environment, Files, LogFormat, LogLevel, LogSettings, Settings, Tongue};
use out::Out;
use say::{Failed, NoNames, Say};
use session::{Ground, usage};
use std::io::IsTerminal as _;
use std::process::ExitCode;
use std::sync::Arc;
use words::Language;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let environment = Environment::read();
    // Until the settings are read, faults are told in the language asked for, else in Vietnamese.
    let first = Out {
        json: cli.global.json,
        say: Say(language(cli.global.lang.unwrap_or(Tongue::Vi))),
        colour: false,
    };
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
            .map_err(|e| usage(&format!("--now {typed}: {e}"), "2025-03-05T07:30:00+07:00"))
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
