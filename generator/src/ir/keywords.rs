//! The keywords of Rust (edition 2024) that cannot be used as names as they are. Weak keywords, such as
//! `union`, can.

/// Keywords that a raw identifier can spell.
const RAW: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Whether a word is a keyword that can be used as a name with `r#`.
pub(crate) fn is_raw_keyword(word: &str) -> bool {
    RAW.contains(&word)
}

/// Whether a word is a keyword of paths, which cannot be a name at all.
pub(crate) fn is_path_keyword(word: &str) -> bool {
    matches!(word, "self" | "Self" | "super" | "crate")
}
