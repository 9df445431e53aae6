//! Renders the two sections of the bindings, types and client, on as many threads as the machine runs at once.
//!
//! The parts of a section share only the API, which is read-only: a free thread takes the next part, emits
//! and formats it, and drops its tokens. The texts are joined in the order of the parts, so they do not
//! depend on the threads.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::emit::{Context, Part, client, types};
use crate::format;
use crate::ir::Api;

/// The stack of a thread, as large as that of a main thread: types nest as deeply as in the document.
const STACK: usize = 8 << 20;

/// The text of each section. There is one text for each type, in order.
pub(super) struct Sections {
    pub(super) types: Vec<String>,
    pub(super) client: String,
}

impl Sections {
    /// Emits and formats the sections.
    pub(super) fn render(api: &Api) -> Self {
        Self::of(&Context::new(api, format::render))
    }

    /// Emits and formats the sections for a file around which nothing allows lints.
    pub(super) fn render_allowing_lints(api: &Api) -> Self {
        Self::of(&Context::new(api, format::render).allowing_lints())
    }

    fn of(context: &Context<'_>) -> Self {
        // The client comes first: its clients are the largest parts, and none of them should be the last to
        // start.
        let (headings, client): (Vec<_>, Vec<_>) = client::parts(context).into_iter().unzip();
        let parts: Vec<Part<'_>> = client.into_iter().chain(types::parts(context)).collect();
        let mut texts = at_once(&parts);
        let types = texts.split_off(headings.len());
        let client = headings.iter().zip(texts).map(|(title, text)| match title {
            Some(title) if !text.is_empty() => heading(title) + &text,
            _ => text,
        });
        Self { types, client: section(&client.collect::<Vec<_>>()) }
    }
}

/// A line above what belongs together.
pub(super) fn heading(title: &str) -> String {
    format!("// ----- {title} {}\n\n", "-".repeat(70_usize.saturating_sub(title.chars().count())))
}

/// Joins the texts of parts with blank lines.
pub(super) fn section(texts: &[String]) -> String {
    texts.iter().filter(|text| !text.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// The text of each part, in order.
fn at_once(parts: &[Part<'_>]) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let work = || {
        let turns = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let taken = turns.map_while(|index| Some((index, parts.get(index)?)));
        taken.map(|(index, part)| (index, format::render(part()))).collect::<Vec<_>>()
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(parts.len());
    let mut texts: Vec<_> = thread::scope(|scope| {
        let start = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).ok();
        let started: Vec<_> = (0..threads).map_while(start).collect();
        // If the system provides no threads, this one does the work.
        let here = if started.is_empty() { work() } else { Vec::new() };
        let joined = started
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        joined.chain(here).collect()
    });
    texts.sort_unstable_by_key(|(index, _)| *index);
    texts.into_iter().map(|(_, text)| text).collect()
}
