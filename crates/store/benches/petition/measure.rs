//! Petitions per second and processor time of one sample, and what several samples say together.
use std::time::{Duration, Instant};

/// One run.
#[derive(Clone, Copy)]
pub struct Sample {
    per_second: f64,
    cpu_ms: f64,
}

/// Runs of both kinds, alternated.
#[derive(Default)]
pub struct Pair {
    pub store: Vec<Sample>,
    pub raw: Vec<Sample>,
}

/// Starts to measure.
pub struct Watch {
    began: Instant,
    cpu: Duration,
}

impl Watch {
    /// From now.
    pub fn start() -> Self {
        Self {
            began: Instant::now(),
            cpu: cpu(),
        }
    }

    /// Until now, for so many petitions.
    pub fn stop(&self, petitions: usize) -> Sample {
        let n = petitions as f64;
        Sample {
            per_second: n / self.began.elapsed().as_secs_f64(),
            cpu_ms: (cpu() - self.cpu).as_secs_f64() * 1000.0 / n,
        }
    }
}

/// User and system time of this process, in ticks of a hundredth of a second.
fn cpu() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u64 = after
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|t| t.parse::<u64>().ok())
        .sum();
    Duration::from_millis(ticks * 10)
}

impl Pair {
    /// One line of the table.
    pub fn print(&self, database: &str, committees: usize, clients: usize) {
        let (store, raw) = (
            of(&self.store, |s| s.per_second),
            of(&self.raw, |s| s.per_second),
        );
        println!(
            "| {database} | {committees} | {clients} | {:.0} ({:.0}–{:.0}) | {:.0} ({:.0}–{:.0}) | {:.2} | {:.1} | {:.1} |",
            store.1,
            store.0,
            store.2,
            raw.1,
            raw.0,
            raw.2,
            store.1 / raw.1,
            of(&self.store, |s| s.cpu_ms).1,
            of(&self.raw, |s| s.cpu_ms).1,
        );
    }
}

/// Least, median, most.
fn of(samples: &[Sample], what: impl Fn(&Sample) -> f64) -> (f64, f64, f64) {
    let mut all: Vec<f64> = samples.iter().map(what).collect();
    all.sort_by(f64::total_cmp);
    (all[0], all[all.len() / 2], all[all.len() - 1])
}
