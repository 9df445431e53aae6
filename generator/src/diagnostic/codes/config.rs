//! 06xx: the configuration.

codes! {
    INVALID_TOML = "OB0601", Error, "the configuration is not valid TOML",
        "The file could not be read as TOML (toml.io). Nothing of it is used, since a choice that is lost could go unseen.",
        help "correct the text at this place";
    UNKNOWN_KEY = "OB0602", Error, "the configuration has no such key",
        "A table or key that does not exist, most often a slip of the pen. It is an error, because the choice it stands for would be lost. docs/config.md lists the keys.";
    INVALID_VALUE = "OB0603", Error, "a value that this key cannot have",
        "Names have to be Rust identifiers, replacements and derives Rust paths, attributes what can stand between `#[` and `]`, and a choice one of the words listed for it.",
        help "docs/config.md says what each key takes";
    NO_CONFIGURATION = "OB0604", Error, "there is no configuration",
        "The file does not exist or cannot be read, or it is a `Cargo.toml` without the table `[package.metadata.openapi-bindgen]`.",
        help "correct the path, or add the table `[package.metadata.openapi-bindgen]` to a `Cargo.toml`";
    ENTRY_WITHOUT_EFFECT = "OB0605", Warning, "an entry of the configuration has no effect",
        "A pattern of `[exclude]` with `*` that matches nothing, or a choice for a type that it does not apply to, such as a derive for a type that is only another name. Correct or remove it, so that the configuration says what is done. A name that nothing has is OB0412, or, in `[include]` and `[exclude]`, OB0610.",
        help "correct it, or remove the entry";
    NOTHING_SELECTED = "OB0610", Error, "a name of `[include]` or `[exclude]` that nothing has",
        "A pattern of `[include]` matches no operation of the document, or a name of `[exclude]` does not. Operations that were wanted would be missing without a word, or those that were not wanted would be there. A pattern of `[exclude]` with `*` may match nothing, which is OB0605.",
        help "correct the name, or remove the entry";
    NO_OPERATION = "OB0611", Error, "the configuration selects no operation",
        "What `[include]` selects is left out by `[exclude]`, or everything is, so that the client would have no functions.",
        help "correct `[include]` and `[exclude]`";
}
