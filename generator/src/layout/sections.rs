//! The three sections of the bindings as text, written at the same time.
//!
//! In: the API. Out: the text of the types, of the client and of the codec, each by a thread of its own:
//! they have nothing in common but the API, which only is read, so the text does not depend on the threads.

use std::thread;

use proc_macro2::TokenStream;

use crate::emit::client::emit_client;
use crate::emit::codec::emit_codec;
use crate::emit::types::emit_types;
use crate::format::{self, NotRust};
use crate::ir::Api;

/// The stack of a thread, as large as a main thread's: types nest as deep as the document has them.
const STACK: usize = 8 << 20;

/// The text of each section.
pub(super) struct Sections {
    pub(super) types: String,
    pub(super) client: String,
    pub(super) codec: String,
}

impl Sections {
    /// Emits and formats the sections.
    ///
    /// # Errors
    ///
    /// As [`format::render`].
    pub(super) fn render(api: &Api) -> Result<Self, NotRust> {
        let [types, client, codec] =
            at_once([&|| section(emit_types, api), &|| section(emit_client, api), &|| {
                section(emit_codec, api)
            }]);
        Ok(Self { types: types?, client: client?, codec: codec? })
    }
}

fn section(emit: fn(&Api) -> Vec<TokenStream>, api: &Api) -> Result<String, NotRust> {
    format::render(&emit(api))
}

/// Runs the tasks in threads of their own; here, where the system gives none.
fn at_once<T: Send, const N: usize>(tasks: [&(dyn Fn() -> T + Sync); N]) -> [T; N] {
    thread::scope(|scope| {
        let started =
            tasks.map(|task| (task, thread::Builder::new().stack_size(STACK).spawn_scoped(scope, task)));
        started.map(|(task, thread)| match thread {
            Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => task(),
        })
    })
}
