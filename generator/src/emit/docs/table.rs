//! Writes a table from cells that are already written, each of them one line. Every row gets as many cells as
//! the longest one.

use pulldown_cmark::Alignment;

#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    rows: Vec<Vec<String>>,
    pub(super) cell_is_open: bool,
}

impl Table {
    pub(super) fn new(alignments: Vec<Alignment>) -> Self {
        Self { alignments, ..Self::default() }
    }

    /// Starts a row.
    pub(super) fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Adds a finished cell.
    pub(super) fn cell(&mut self, text: String) {
        self.cell_is_open = false;
        match self.rows.last_mut() {
            Some(row) => row.push(text),
            None => self.rows.push(vec![text]),
        }
    }

    pub(super) fn lines(mut self) -> Vec<String> {
        self.rows.retain(|row| !row.is_empty());
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let delimiters = (0..columns).map(|column| match self.alignments.get(column) {
            Some(Alignment::Left) => ":--|",
            Some(Alignment::Center) => ":-:|",
            Some(Alignment::Right) => "--:|",
            Some(Alignment::None) | None => "---|",
        });
        let mut lines: Vec<String> = self.rows.iter().map(|row| written(row, columns)).collect();
        if !lines.is_empty() {
            lines.insert(1, format!("|{}", delimiters.collect::<String>()));
        }
        lines
    }
}

fn written(row: &[String], columns: usize) -> String {
    let cells = row.iter().map(String::as_str).chain(std::iter::repeat("")).take(columns);
    cells.fold(
        "|".to_owned(),
        |line, cell| if cell.is_empty() { line + " |" } else { format!("{line} {cell} |") },
    )
}
