//! Recorded traffic held against documents that are wrong in every way that is looked for.

mod falsified;
mod files;
mod matching;
mod secrets;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use openapi_bindgen::Options;
use openapi_bindgen::reconcile::{Difference, Failure, Reconciled, Traffic, reconcile};
use serde_json::{Value, json};

/// A folder for the files of a test, removed with it.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("reconcile-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, text).expect("a file");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// An exchange as `Record` writes it.
pub(crate) fn exchange(method: &str, path: &str, status: u16, media_type: &str, body: &Value) -> Value {
    json!({
        "method": method,
        "url": format!("http://localhost:8080{path}"),
        "request": {"headers": {}},
        "response": {
            "status": status,
            "headers": {"content-type": media_type},
            "body": {"text": if body.is_null() { String::new() } else { body.to_string() }},
        },
    })
}

/// Exchanges as lines.
pub(crate) fn lines(exchanges: &[Value]) -> String {
    exchanges.iter().map(|exchange| format!("{exchange}\n")).collect()
}

/// Compares a document with traffic.
pub(crate) fn compared(document: &Path, overlays: &[PathBuf], traffic: &Path) -> Result<Reconciled, Failure> {
    let options = Options::default().overlays(overlays.to_vec());
    reconcile(document, &options, &Traffic::new().file(traffic).server("http://localhost:8080"))
}

/// The same of a document and exchanges in memory.
pub(crate) fn of(document: &str, exchanges: &[Value]) -> Reconciled {
    let folder = Folder::new();
    let document = folder.write("api.yaml", document);
    let traffic = folder.write("traffic.jsonl", &lines(exchanges));
    done(compared(&document, &[], &traffic))
}

pub(crate) fn done(result: Result<Reconciled, Failure>) -> Reconciled {
    result.unwrap_or_else(|failure| panic!("{}", shown(&failure)))
}

/// A failure in words.
pub(crate) fn shown(failure: &Failure) -> String {
    match failure {
        Failure::Document(found) => openapi_bindgen::diagnostic::lines(found.0.iter(), &found.1),
        Failure::Traffic(error) => error.to_string(),
        Failure::Nothing(why) => why.clone(),
    }
}

/// The kinds of differences with their counts.
pub(crate) fn found(reconciled: &Reconciled) -> Vec<(&'static str, u64)> {
    reconciled.differences().map(|(difference, count)| (difference.name(), count)).collect()
}

/// Compares once more, with the overlay that the first comparison wrote, and expects that nothing differs but
/// what the overlay cannot change. Returns the first result and the overlay.
pub(crate) fn healed(document: &str, exchanges: &[Value], left: &[Difference]) -> (Reconciled, String) {
    let folder = Folder::new();
    let document = folder.write("api.yaml", document);
    let traffic = folder.write("traffic.jsonl", &lines(exchanges));
    let first = done(compared(&document, &[], &traffic));
    assert!(!first.is_clean(), "nothing was found");
    let overlay = first.overlay().to_string();
    let written = folder.write("overlay.yaml", &overlay);
    let again = done(compared(&document, std::slice::from_ref(&written), &traffic));
    let rest: Vec<Difference> = again.differences().map(|(difference, _)| difference).collect();
    assert_eq!(rest, left, "{}\n{overlay}", again.text());
    let bindings = openapi_bindgen::analyze(&document, &Options::default().overlays(vec![written]));
    let findings = openapi_bindgen::diagnostic::lines(bindings.report.iter(), &bindings.sources);
    assert!(!bindings.report.has_errors(), "{findings:#?}\n{overlay}");
    let of_overlay: Vec<&str> = findings.lines().filter(|line| line.contains("overlay.yaml")).collect();
    assert!(of_overlay.is_empty(), "{of_overlay:#?}\n{overlay}");
    (first, overlay)
}
