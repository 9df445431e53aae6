//! Comes in: the text of a document. Checks: the generator comes to an end; without errors its text is Rust, and no
//! character in it steers; every diagnostic can be shown.

use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;

use openapi_bindgen::Limits;
use openapi_bindgen::diagnostic::{self, Style};
use openapi_bindgen::{Options, analyze, layout};

/// A file of this process, in memory where the system has such a place.
fn file() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    let folder = if memory.is_dir() { memory } else { std::env::temp_dir() };
    let folder = folder.join(format!("openapi-bindgen-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a writable folder");
    folder.join("document.yaml")
}

thread_local!(static FILE: RefCell<PathBuf> = RefCell::new(file()));

/// Controls, and characters that reorder what stands around them.
fn steers(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Generates, and looks at what comes out.
///
/// # Panics
/// Something is not as it must be.
pub fn check(text: &[u8]) {
    let path = FILE.with(|file| file.borrow().clone());
    fs::write(&path, text).expect("a writable file");
    let limits = Limits::default().nodes(20_000);
    let generated = analyze(&path, &Options::default().limits(limits));
    for diagnostic in generated.report.iter() {
        assert!(!diagnostic.message.is_empty());
    }
    let shown = diagnostic::render(generated.report.iter().take(4), &generated.sources, Style::Plain);
    assert!(!shown.contains(steers), "a diagnostic steers: {shown:?}");
    if generated.report.has_errors() {
        return;
    }
    let text = layout::single_file(&generated.api);
    syn::parse_file(&text).expect("the text is Rust");
    assert!(!text.contains(steers), "a character that steers");
}
