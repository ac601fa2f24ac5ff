//! How far long work has come.

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The database is copied.
    Copy,
    /// Rows are written out.
    Write,
    /// A file is read against its manifest.
    Read,
    /// Rows are brought in.
    BringIn,
    /// What is there is checked against the manifest and its own history.
    Check,
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Rows done.
    pub done: u64,
    /// Rows in all; 0 where it is not known.
    pub total: u64,
}

/// Is told now and then.
pub type Watch<'a> = &'a (dyn Fn(Progress) + Send + Sync);

/// Rows between two reports.
const EVERY: u64 = 256;

/// Counts rows and reports them.
pub(super) struct Count<'a> {
    watch: Watch<'a>,
    now: Progress,
}

impl<'a> Count<'a> {
    /// Begins at none.
    pub(super) fn new(watch: Watch<'a>, stage: Stage, total: u64) -> Self {
        let now = Progress {
            stage,
            done: 0,
            total,
        };
        watch(now);
        Self { watch, now }
    }

    /// One more.
    pub(super) fn one(&mut self) {
        self.now.done += 1;
        if self.now.done.is_multiple_of(EVERY) || self.now.done == self.now.total {
            (self.watch)(self.now);
        }
    }
}
