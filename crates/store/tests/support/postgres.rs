//! A PostgreSQL for tests: the one of `GIAOBAN_TEST_PG_URL`, else one of our own, started from the
//! installed server with a private socket and stopped when this process ends, however it ends.
//!
//! This file stands by itself, so that other test binaries include it with `#[path]`.
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::OnceLock;

/// A server on which databases may be made.
pub enum Server {
    /// Somebody else's, by the URL of a database on it.
    Given(String),
    /// Our own, by its folder; it stops when the pipe closes.
    Own(
        PathBuf,
        #[expect(dead_code, reason = "held open, never written")] ChildStdin,
    ),
}

impl Server {
    /// URL of a database on it.
    pub fn url(&self, database: &str) -> String {
        match self {
            Self::Given(url) => {
                let (head, tail) = url
                    .split_once('?')
                    .map_or((url.as_str(), String::new()), |(h, t)| (h, format!("?{t}")));
                let host = head.rfind('/').map_or(head, |at| &head[..at]);
                format!("{host}/{database}{tail}")
            }
            Self::Own(folder, _) => format!(
                "postgres:///{database}?host={}&user=postgres",
                folder.display()
            ),
        }
    }
}

/// The server of this process; none where nothing is installed, which fails where `CI` is set.
pub fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    let found = SERVER.get_or_init(|| given().or_else(|| start(false)));
    if found.is_none() {
        assert!(
            setting("CI").is_none(),
            "no PostgreSQL, and CI must not skip it: install the server or set GIAOBAN_TEST_PG_URL"
        );
        eprintln!(
            "SKIPPED: no PostgreSQL is installed and GIAOBAN_TEST_PG_URL is not set; only SQLite is tested"
        );
    }
    found.as_ref()
}

fn given() -> Option<Server> {
    setting("GIAOBAN_TEST_PG_URL").map(Server::Given)
}

/// A variable of the environment, if it says anything.
#[expect(
    clippy::disallowed_methods,
    reason = "tests have no configuration; this is their one reader of the environment"
)]
pub fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|v| !v.is_empty())
}

/// Starts a server of our own; `safe` keeps `fsync` on, which benchmarks need.
pub fn start(safe: bool) -> Option<Server> {
    let bin = newest_bin()?;
    let folder = PathBuf::from(say(
        as_owner("mktemp").args(["-d", "/tmp/giaoban-pg.XXXXXX"])
    )?);
    let data = folder.join("data");
    say(as_owner(&path(&bin, "initdb"))
        .args([
            "--no-sync",
            "-A",
            "trust",
            "-U",
            "postgres",
            "--locale=C.UTF-8",
            "-D",
        ])
        .arg(&data))?;
    let fsync = if safe { "on" } else { "off" };
    let options = format!(
        "-c listen_addresses='' -c unix_socket_directories='{}' -c fsync={fsync} -c max_connections=200",
        folder.display()
    );
    let log = folder.join("log");
    say(as_owner(&path(&bin, "pg_ctl"))
        .arg("-D")
        .arg(&data)
        .arg("-l")
        .arg(&log)
        .args(["-w", "-o", &options, "start"]))?;
    let watch = watchdog(&bin, &folder)?;
    Some(Server::Own(folder, watch))
}

/// Waits for the end of its input, which is the end of this process, then stops and clears away.
fn watchdog(bin: &Path, folder: &Path) -> Option<ChildStdin> {
    let script = format!(
        "read _; {}/pg_ctl -D {f}/data -m immediate stop; rm -rf {f}",
        bin.display(),
        f = folder.display()
    );
    let mut child = as_owner("sh")
        .args(["-c", &script])
        // A group of its own: what ends the tests' group must not end who clears up after them.
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()
}

fn newest_bin() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|e| Some(e.ok()?.path().join("bin")))
        .filter(|b| b.join("initdb").exists())
        .collect();
    found.sort();
    found.pop()
}

fn path(bin: &Path, name: &str) -> String {
    bin.join(name).display().to_string()
}

/// `initdb` refuses the superuser of the system: then it runs as `postgres`.
fn as_owner(program: &str) -> Command {
    let root = say(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    let mut command = if root {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", program]);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/");
    command
}

fn say(command: &mut Command) -> Option<String> {
    let out = command.stdin(Stdio::null()).output().ok()?;
    if !out.status.success() {
        eprintln!("{command:?}: {}", String::from_utf8_lossy(&out.stderr));
        return None;
    }
    Some(String::from_utf8_lossy(&out.stdout).trim().to_owned())
}
