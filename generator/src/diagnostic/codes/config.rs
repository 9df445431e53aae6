//! 06xx: the configuration.

codes! {
    INVALID_TOML = "OB0601", Error, "the configuration is not valid TOML",
        "The file is not valid TOML (toml.io). None of it is used, since a lost setting could go unnoticed.",
        help "correct the text here";
    UNKNOWN_KEY = "OB0602", Error, "the configuration has no such key",
        "The table or key does not exist; most often it is misspelt. This is an error because the setting would be lost. docs/config.md lists the keys.";
    INVALID_VALUE = "OB0603", Error, "a value that this key cannot have",
        "Names must be Rust identifiers, replacements and derives must be Rust paths, attributes must be valid between `#[` and `]`, and a setting with fixed options must be one of them.",
        help "docs/config.md says what each key takes";
    NO_CONFIGURATION = "OB0604", Error, "there is no configuration",
        "The file does not exist or cannot be read, or it is a `Cargo.toml` without the table `[package.metadata.openapi-bindgen]`.",
        help "correct the path, or add the table `[package.metadata.openapi-bindgen]` to a `Cargo.toml`";
    ENTRY_WITHOUT_EFFECT = "OB0605", Warning, "an entry of the configuration has no effect",
        "A pattern of `[exclude]` with `*` matches nothing, or a setting does not apply to its type, such as a derive for a type alias. Correct or remove the entry, so that the configuration describes what is generated. An unknown name is reported as OB0412, or as OB0610 in `[include]` and `[exclude]`.",
        help "correct it, or remove the entry";
    NOTHING_SELECTED = "OB0610", Error, "a name in `[include]` or `[exclude]` that does not exist",
        "A pattern of `[include]` or a name of `[exclude]` matches no operation of the document. Without this error, wanted operations would be missing silently, or unwanted ones would be generated. A pattern of `[exclude]` with `*` may match nothing, which is OB0605.",
        help "correct the name, or remove the entry";
    NO_OPERATION = "OB0611", Error, "the configuration selects no operation",
        "`[exclude]` leaves out everything that `[include]` selects, so the client would have no functions.",
        help "correct `[include]` and `[exclude]`";
}
