//! Writes a crate into a folder that may already contain one.
//!
//! Files of an earlier run that are no longer written are removed. Files that somebody else wrote are never
//! touched: if one is in the way, nothing is written at all.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use openapi_bindgen::layout;

use crate::Failure;
use crate::output::{self, cannot};

/// The package manifest, of which only parts are ours.
const MANIFEST: &str = "Cargo.toml";

/// How many levels of folders below `src` are searched for files of an earlier run.
const DEPTH: usize = 3;

/// What is to be done in the folder of a crate.
pub(crate) struct Plan {
    /// The files with their texts.
    pub(crate) texts: Vec<(PathBuf, String)>,
    /// Files of an earlier run that are no longer written.
    pub(crate) stale: Vec<PathBuf>,
}

/// Writes the files of a crate below `folder`, which is created. A path that leads out of it is rejected.
pub(crate) fn write(folder: &Path, files: &[(PathBuf, String)]) -> Result<(), Failure> {
    let plan = plan(folder, files)?;
    for (path, text) in &plan.texts {
        output::write(path, text, layout::is_generated)?;
    }
    for path in &plan.stale {
        fs::remove_file(path).map_err(|error| cannot("remove", path, &error))?;
    }
    for path in &plan.stale {
        remove_empty(&folder.join("src"), path);
    }
    Ok(())
}

/// What `write` would do; nothing is changed.
pub(crate) fn plan(folder: &Path, files: &[(PathBuf, String)]) -> Result<Plan, Failure> {
    let mut texts = Vec::new();
    for (relative, content) in files {
        let path = folder.join(relative);
        let is_below = relative.components().all(|component| matches!(component, Component::Normal(_)));
        if !is_below || leads_elsewhere(folder, relative) {
            return Err(Failure::File(format!("`{}` leads out of the crate's folder", path.display())));
        }
        let old = existing(&path)?;
        if !old.is_empty() && !layout::is_generated(&old) {
            return Err(foreign(&path));
        }
        if relative == Path::new(MANIFEST) && !old.is_empty() {
            if old.contains(char::REPLACEMENT_CHARACTER) {
                return Err(unmergeable(&path, "it is not UTF-8"));
            }
            let merged =
                layout::merged_manifest(&old, content).map_err(|reason| unmergeable(&path, &reason))?;
            texts.push((path, merged));
        } else {
            texts.push((path, content.clone()));
        }
    }
    let written: BTreeSet<&Path> = texts.iter().map(|(path, _)| path.as_path()).collect();
    let mut stale = Vec::new();
    find_stale(&folder.join("src"), &written, DEPTH, &mut stale)?;
    Ok(Plan { texts, stale })
}

/// The text of a file, empty if there is none.
fn existing(path: &Path) -> Result<String, Failure> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(cannot("read", path, &error)),
        Ok(metadata) if metadata.is_file() => output::text(path),
        Ok(_) => Err(foreign(path)),
    }
}

/// Whether a folder on the path is a symbolic link, which may lead anywhere.
fn leads_elsewhere(folder: &Path, relative: &Path) -> bool {
    let above = relative.ancestors().skip(1).filter(|path| !path.as_os_str().is_empty());
    above.map(|path| folder.join(path)).any(|path| path.is_symlink())
}

fn foreign(path: &Path) -> Failure {
    Failure::File(format!(
        "`{}` was not written by openapi-bindgen, and is not overwritten; choose another folder with \
         --crate, or remove the file",
        path.display()
    ))
}

fn unmergeable(path: &Path, reason: &str) -> Failure {
    Failure::File(format!(
        "the parts of `{}` that are generated cannot be written: {reason}; correct it, or remove the file to \
         have it written again",
        path.display()
    ))
}

/// Collects the files of an earlier run that are no longer written.
fn find_stale(
    folder: &Path,
    written: &BTreeSet<&Path>,
    depth: usize,
    stale: &mut Vec<PathBuf>,
) -> Result<(), Failure> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(|error| cannot("read", folder, &error))?,
    };
    let mut paths = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| cannot("read", folder, &error))?;
        paths.push((entry.path(), entry.file_type().map_err(|error| cannot("read", &entry.path(), &error))?));
    }
    paths.sort_by(|one, other| one.0.cmp(&other.0));
    for (path, kind) in paths {
        if kind.is_dir() && depth > 1 {
            find_stale(&path, written, depth - 1, stale)?;
        }
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        if kind.is_file()
            && is_rust
            && !written.contains(path.as_path())
            && layout::is_of_package(&output::text(&path)?)
        {
            stale.push(path);
        }
    }
    Ok(())
}

/// Removes the folders below `top` that a removed file leaves empty.
fn remove_empty(top: &Path, removed: &Path) {
    for folder in removed.ancestors().skip(1).take_while(|folder| *folder != top) {
        // Fails if the folder is not empty, as it should.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARK: &str = "// Bindings, generated by openapi-bindgen as a crate.\n// Do not edit: …\n";

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("openapi-bindgen-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    fn lib(text: &str) -> [(PathBuf, String); 1] {
        [(PathBuf::from("src/lib.rs"), format!("{MARK}{text}"))]
    }

    #[test]
    fn an_unchanged_file_keeps_its_modification_time() {
        let folder = folder("unchanged");
        write(&folder, &lib("one")).unwrap();
        let path = folder.join("src/lib.rs");
        let old = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
        fs::File::options().write(true).open(&path).unwrap().set_modified(old).unwrap();

        write(&folder, &lib("one")).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), old);

        write(&folder, &lib("two")).unwrap();
        assert!(fs::read_to_string(&path).unwrap().ends_with("two"));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn nothing_is_written_outside_the_folder() {
        let folder = folder("outside");
        for path in ["../evil.rs", "src/../../evil.rs", "/tmp/evil.rs"] {
            let refused = write(&folder, &[(PathBuf::from(path), String::new())]);
            assert!(matches!(refused, Err(Failure::File(_))), "{path}");
        }
        assert!(!folder.exists());
    }

    #[test]
    #[cfg(unix)]
    fn symbolic_links_are_not_followed() {
        let (here, elsewhere) = (folder("link"), folder("elsewhere"));
        fs::create_dir_all(&here).unwrap();
        fs::create_dir_all(&elsewhere).unwrap();
        fs::write(elsewhere.join("lib.rs"), MARK).unwrap();
        std::os::unix::fs::symlink(&elsewhere, here.join("src")).unwrap();
        assert!(write(&here, &lib("one")).is_err());
        fs::remove_file(here.join("src")).unwrap();
        fs::create_dir(here.join("src")).unwrap();
        std::os::unix::fs::symlink(elsewhere.join("lib.rs"), here.join("src/lib.rs")).unwrap();
        assert!(write(&here, &lib("one")).is_err());
        assert_eq!(fs::read_to_string(elsewhere.join("lib.rs")).unwrap(), MARK);
        fs::remove_dir_all(&here).unwrap();
        fs::remove_dir_all(&elsewhere).unwrap();
    }
}
