//! 02xx: changes of operations.

codes! {
    OPERATION_REMOVED = "OD0201", "an operation is gone",
        "The server no longer documents the operation, and the bindings have no method for it.";
    OPERATION_ADDED = "OD0202", "there is a new operation",
        "The bindings have a method more.";
}
