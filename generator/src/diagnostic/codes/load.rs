//! 01xx: reading files, YAML and JSON, overlays, references into other files.

codes! {
    UNREADABLE_FILE = "OB0101", Error, "a file cannot be read",
        "The file does not exist, cannot be opened, or is not UTF-8. Paths are relative to the current folder; in a build script, to the package.";
}
