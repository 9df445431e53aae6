//! The limits that a caller may raise.
//!
//! Each is far above what real documents need (the largest seen: 12 MB, 1.2 million nodes, 500 files) and far
//! below what would exhaust a machine. OB0106 reports a document that exceeds one of the first five, OB0575
//! one that exceeds `fields`.

/// The limits that a caller may raise: `Limits::default().file_bytes(256 << 20)`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of one file.
    pub file_bytes: u64,
    /// Bytes of all files of one document.
    pub total_bytes: u64,
    /// Files of one document.
    pub files: usize,
    /// Nodes of the tree, including everything that aliases and references expand to. Overlays may add a
    /// tenth of it.
    pub nodes: usize,
    /// Nodes that may be copied for aliases, and for references to what has no place in `components`.
    pub copies: usize,
    /// Fields, variants and values of all types; 200 bytes of docs count as one. A large document may have an
    /// additional one per 20 bytes.
    pub fields: usize,
}

impl Limits {
    /// The names by which the command line sets them (`--limit NAME=NUMBER`).
    pub const NAMES: [&str; 6] = ["file-bytes", "total-bytes", "files", "nodes", "copies", "fields"];

    /// Sets the field `file_bytes`.
    #[must_use]
    pub fn file_bytes(mut self, file_bytes: u64) -> Self {
        self.file_bytes = file_bytes;
        self
    }

    /// Sets the field `total_bytes`.
    #[must_use]
    pub fn total_bytes(mut self, total_bytes: u64) -> Self {
        self.total_bytes = total_bytes;
        self
    }

    /// Sets the field `files`.
    #[must_use]
    pub fn files(mut self, files: usize) -> Self {
        self.files = files;
        self
    }

    /// Sets the field `nodes`.
    #[must_use]
    pub fn nodes(mut self, nodes: usize) -> Self {
        self.nodes = nodes;
        self
    }

    /// Sets the field `copies`.
    #[must_use]
    pub fn copies(mut self, copies: usize) -> Self {
        self.copies = copies;
        self
    }

    /// Sets the field `fields`.
    #[must_use]
    pub fn fields(mut self, fields: usize) -> Self {
        self.fields = fields;
        self
    }

    /// Sets the limit with this name. Returns `false` if there is none.
    #[must_use]
    pub fn set(&mut self, name: &str, limit: u64) -> bool {
        let count = usize::try_from(limit).unwrap_or(usize::MAX);
        match name {
            "file-bytes" => self.file_bytes = limit,
            "total-bytes" => self.total_bytes = limit,
            "files" => self.files = count,
            "nodes" => self.nodes = count,
            "copies" => self.copies = count,
            "fields" => self.fields = count,
            _ => return false,
        }
        true
    }
}

/// What the user can do if the limit of this name is exceeded.
pub(crate) fn advice(name: &str) -> String {
    format!(
        "if the document is legitimately this large, raise the limit: `--limit {name}=NUMBER` or `Build::limits`"
    )
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            total_bytes: 256 << 20,
            files: 4_000,
            nodes: 8_000_000,
            copies: 300_000,
            fields: 250_000,
        }
    }
}
