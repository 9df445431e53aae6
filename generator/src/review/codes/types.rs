//! 03xx: changes of types.

codes! {
    TYPE_REMOVED = "OD0301", "a type is gone",
        "Code that names the type does not compile.";
}
