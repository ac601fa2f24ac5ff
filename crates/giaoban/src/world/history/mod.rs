//! The months before those a world plays by itself: what a world knows of them, and the world as it
//! was then.
mod dice;
mod fill;
mod office;
mod shape;

pub(crate) use dice::Dice;
pub(crate) use fill::{Filler, Place};
pub(crate) use shape::Matter;

use super::read::{ConfigFiles, WorldFault, toml_file};
use super::reports::ReportsFile;
use super::shape::Published;
use shape::{HistoryFile, MattersFile, PublishedFile};
use workflow::cycle::CycleMonth;

/// What a world knows of earlier months: terms, bodies, laws, and matters without a date.
#[derive(Debug)]
pub(crate) struct History {
    file: HistoryFile,
    reports: ReportsFile,
    /// Totals that were published of them.
    pub(crate) published: Published,
    /// Every matter with its field.
    pub(crate) matters: Vec<(String, Matter)>,
}

impl History {
    /// Whether the world of this key knows anything of earlier months.
    pub(crate) fn is_known(files: &dyn ConfigFiles, key: &str) -> bool {
        let head = format!("worlds/{key}/history/history.toml");
        files.text(&head).is_some()
    }

    /// Reads what the world of this key knows of earlier months.
    ///
    /// # Errors
    /// It knows nothing of them, or a file has another shape.
    pub(crate) fn read(files: &dyn ConfigFiles, key: &str) -> Result<Self, WorldFault> {
        let folder = format!("worlds/{key}/history");
        let file = toml_file(files, &format!("{folder}/history.toml"))?;
        let published: PublishedFile = toml_file(files, &format!("worlds/{key}/world.toml"))?;
        let mut matters = Vec::new();
        for path in files.below(&format!("{folder}/petitions")) {
            let field: MattersFile = toml_file(files, &path)?;
            let rural = field.rural;
            let each = field.matter.into_iter().map(|mut matter| {
                matter.rural |= rural;
                (field.category.clone(), matter)
            });
            matters.extend(each);
        }
        Ok(Self {
            file,
            published: published.published,
            reports: toml_file(files, &format!("{folder}/reports.toml"))?,
            matters,
        })
    }

    /// The first month it can play.
    pub(crate) fn from(&self) -> CycleMonth {
        self.file.from
    }
}
