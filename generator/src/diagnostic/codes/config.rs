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
        "A pattern of `[include]` or `[exclude]` that matches nothing, or a choice for a type that it does not apply to, such as a derive for a type that is only another name. Correct or remove it, so that the configuration says what is done. A name that nothing has is OB0412.",
        help "correct it, or remove the entry";
}
