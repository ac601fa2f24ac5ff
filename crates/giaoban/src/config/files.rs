//! Presets, calendars, layouts and worlds: inside the program, or from the folder of `--config`.
use super::ConfigFault;
use crate::world::ConfigFiles;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The folder `config/` as it was when the program was built.
#[derive(rust_embed::Embed)]
#[folder = "../../config"]
struct BuiltIn;

/// The configuration files: a file of the people's own folder goes before the built-in one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Files {
    /// The folder given by `--config`, or a single settings file.
    pub(crate) own: Option<PathBuf>,
}

impl Files {
    /// A built-in file.
    pub(crate) fn built_in(&self, path: &str) -> Option<String> {
        let file = BuiltIn::get(path)?;
        String::from_utf8(file.data.into_owned()).ok()
    }

    /// The people's own settings file, if they gave one.
    pub(crate) fn settings(&self) -> Result<Option<(PathBuf, String)>, ConfigFault> {
        let Some(own) = &self.own else {
            return Ok(None);
        };
        let file = if own.is_dir() {
            own.join("giaoban.toml")
        } else {
            own.clone()
        };
        if own.is_dir() && !file.exists() {
            return Ok(None);
        }
        match std::fs::read_to_string(&file) {
            Ok(text) => Ok(Some((file, text))),
            Err(e) => Err(ConfigFault::Unreadable { file, why: e }),
        }
    }

    /// Keys of the worlds there are.
    pub(crate) fn worlds(&self) -> BTreeSet<String> {
        let inside = BuiltIn::iter().filter_map(|p| {
            let key = p.strip_prefix("worlds/")?.strip_suffix("/world.toml")?;
            Some(key.to_owned())
        });
        let folder = self.own_folder().map(|dir| dir.join("worlds"));
        let own = folder.and_then(|dir| std::fs::read_dir(dir).ok());
        let own = own.into_iter().flatten().flatten();
        let own = own.filter(|entry| entry.path().join("world.toml").is_file());
        let own = own.map(|entry| entry.file_name().to_string_lossy().into_owned());
        inside.chain(own).collect()
    }

    fn own_folder(&self) -> Option<&PathBuf> {
        self.own.as_ref().filter(|p| p.is_dir())
    }
}

impl ConfigFiles for Files {
    fn text(&self, path: &str) -> Option<String> {
        let own = self
            .own_folder()
            .and_then(|dir| std::fs::read_to_string(dir.join(path)).ok());
        own.or_else(|| self.built_in(path))
    }

    fn below(&self, folder: &str) -> Vec<String> {
        let prefix = format!("{folder}/");
        let mut found: BTreeSet<String> = BuiltIn::iter()
            .filter(|p| {
                p.strip_prefix(&prefix)
                    .is_some_and(|rest| !rest.contains('/'))
            })
            .map(|p| p.to_string())
            .collect();
        let own = self
            .own_folder()
            .and_then(|dir| std::fs::read_dir(dir.join(folder)).ok());
        for entry in own.into_iter().flatten().flatten() {
            found.insert(format!("{prefix}{}", entry.file_name().to_string_lossy()));
        }
        found.into_iter().collect()
    }
}
