//! Writing: files that change only where their content does, stdout and stderr.
//!
//! An unchanged file keeps its modification time, so that cargo does not rebuild what uses it.
//! A closed pipe is not an error: `openapi-bindgen lower DOC | head` must not panic.

use std::fs;
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};

use crate::Failure;

/// Writes text to stdout.
pub(crate) fn stdout(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Writes text to stderr.
pub(crate) fn stderr(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Writes `content` to `path`, whose folder is created, unless the file has that content already.
pub(crate) fn write_if_changed(path: &Path, content: &str) -> Result<(), Failure> {
    if fs::read(path).is_ok_and(|old| old == content.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| cannot("create", folder, &error))?;
    }
    fs::write(path, content).map_err(|error| cannot("write", path, &error))
}

/// Writes files below `folder`, which is created; a path that would lead out of it is refused.
pub(crate) fn write_below(folder: &Path, files: &[(PathBuf, String)]) -> Result<(), Failure> {
    for (relative, content) in files {
        if !relative.components().all(|component| matches!(component, Component::Normal(_))) {
            return Err(Failure::File(format!("`{}` leads out of the crate's folder", relative.display())));
        }
        let path = folder.join(relative);
        write_if_changed(&path, content)?;
    }
    Ok(())
}

fn cannot(verb: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::File(format!("cannot {verb} `{}`: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("openapi-bindgen-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn an_unchanged_file_keeps_its_modification_time() {
        let folder = folder("unchanged");
        let files = [(PathBuf::from("src/lib.rs"), "one".to_owned())];
        write_below(&folder, &files).unwrap();
        let path = folder.join("src/lib.rs");
        let old = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
        fs::File::options().write(true).open(&path).unwrap().set_modified(old).unwrap();

        write_below(&folder, &files).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), old);

        write_below(&folder, &[(PathBuf::from("src/lib.rs"), "two".to_owned())]).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn nothing_is_written_outside_the_folder() {
        let folder = folder("outside");
        for path in ["../evil.rs", "src/../../evil.rs", "/tmp/evil.rs"] {
            let refused = write_below(&folder, &[(PathBuf::from(path), String::new())]);
            assert!(matches!(refused, Err(Failure::File(_))), "{path}");
        }
        assert!(!folder.exists());
    }
}
