//! 01xx: changes of the client as a whole.

codes! {
    SERVER_CHANGED = "OD0101", "the default server changed",
        "Bindings call the first server of the document unless the caller sets another.";
}
