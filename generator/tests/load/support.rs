//! Loads documents that consist of several files from a temporary folder, and prints findings as one line each.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use openapi_bindgen::diagnostic::{Report, lines};
use openapi_bindgen::load::{LoadOptions, Loaded, load_path, load_text};
use openapi_bindgen::source::{Origins, Sources};
use serde_json::Value;

/// A folder that is removed when dropped.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let root =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("load-{}-{number}", std::process::id()));
        let folder = Self(root);
        for (name, text) in files {
            let path = folder.path(name);
            fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Loads `name` with this folder as the root folder.
    pub(crate) fn load(&self, name: &str) -> Outcome {
        self.load_with(name, &LoadOptions { root: Some(self.0.clone()), ..LoadOptions::default() })
    }

    pub(crate) fn load_with(&self, name: &str, options: &LoadOptions) -> Outcome {
        let mut report = Report::default();
        let loaded = load_path(&self.path(name), options, &mut report);
        let mut outcome = Outcome::of(loaded, &report);
        let prefix = format!("{}/", self.0.display());
        outcome.findings = outcome.findings.iter().map(|finding| finding.replace(&prefix, "")).collect();
        outcome
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The result of loading.
pub(crate) struct Outcome {
    /// The tree; `null` if nothing was usable.
    pub(crate) tree: Value,
    pub(crate) origins: Option<Origins>,
    pub(crate) sources: Sources,
    /// The findings, without help.
    pub(crate) findings: Vec<String>,
}

impl Outcome {
    fn of(loaded: Result<Loaded, Sources>, report: &Report) -> Self {
        let (tree, origins, sources) = match loaded {
            Ok(loaded) => (loaded.tree, Some(loaded.origins), loaded.sources),
            Err(sources) => (Value::Null, None, sources),
        };
        let findings = lines(report.iter(), &sources);
        let findings = findings
            .lines()
            .map(|line| line.split("; help: ").next().unwrap_or_default().to_owned())
            .collect();
        Self { tree, origins, sources, findings }
    }

    /// The value at a pointer, `null` if there is none.
    pub(crate) fn at(&self, pointer: &str) -> Value {
        self.tree.pointer(pointer).cloned().unwrap_or_default()
    }

    /// Where a node came from: the name of the file without folders, and the pointer.
    pub(crate) fn origin(&self, pointer: &str) -> String {
        let place = self.origins.as_ref().expect("a tree").place(pointer);
        let file = place.file.and_then(|file| self.sources.get(file)).expect("a file");
        let name = Path::new(&file.name).file_name().expect("a name").to_string_lossy();
        format!("{name}#{}", place.pointer)
    }
}

/// Loads a text called `api.yaml`.
pub(crate) fn text(text: &str) -> Outcome {
    overlaid(text, &[])
}

/// Loads a text called `api.json`.
pub(crate) fn json(text: &str) -> Outcome {
    let mut report = Report::default();
    let loaded = load_text("api.json", text, &[], &mut report);
    Outcome::of(loaded, &report)
}

/// Loads a text with overlays called `1.yaml`, `2.yaml` and so on.
pub(crate) fn overlaid(text: &str, overlays: &[&str]) -> Outcome {
    let names: Vec<String> = (1..=overlays.len()).map(|number| format!("{number}.yaml")).collect();
    let overlays: Vec<(&str, &str)> =
        names.iter().zip(overlays).map(|(name, text)| (name.as_str(), *text)).collect();
    let mut report = Report::default();
    let loaded = load_text("api.yaml", text, &overlays, &mut report);
    Outcome::of(loaded, &report)
}
