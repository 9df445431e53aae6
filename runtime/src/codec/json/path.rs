//! The path of an error in a JSON text, such as `data.items[3].id`, from the line and column that serde_json
//! reports. The text is scanned up to that position only, without recursion, and there is a path even if the
//! text is malformed. It costs nothing unless an error occurs.

/// Keys are shown up to this many characters.
const LONGEST_KEY: usize = 64;

/// The path of the value at an error position of serde_json; empty for the whole text.
///
/// `line` counts from 1; `column` is the number of bytes of that line that were read. A position right after
/// a value belongs to that value, one between the entries of an object to the object. Ambiguous names are
/// quoted: `headers["x.y"]`.
#[must_use]
pub fn json_path(body: &[u8], line: usize, column: usize) -> String {
    let mut scan = Scan::default();
    let mut rest = &body[..offset(body, line, column)];
    while let Some((byte, after)) = rest.split_first() {
        rest = if *byte == b'"' { scan.string(after) } else { scan.punctuation(*byte, after) };
    }
    scan.path()
}

/// The number of bytes before a position.
fn offset(body: &[u8], line: usize, column: usize) -> usize {
    let ends = body.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(index, _)| index + 1);
    let start = match line.checked_sub(2) {
        None => 0,
        Some(ends_before) => ends.clone().nth(ends_before).unwrap_or(body.len()),
    };
    start.saturating_add(column).min(body.len())
}

/// An object or list that is open.
enum Open<'a> {
    /// The key as written, once it is known which entry is being read.
    Object(Option<&'a [u8]>),
    /// The index of the item.
    Array(usize),
}

#[derive(Default)]
struct Scan<'a> {
    open: Vec<Open<'a>>,
}

impl<'a> Scan<'a> {
    /// Scans a string whose opening quote was read. In an object that expects a key, it becomes the key.
    fn string(&mut self, text: &'a [u8]) -> &'a [u8] {
        let mut end = 0;
        while let Some(byte) = text.get(end) {
            match byte {
                b'"' => break,
                b'\\' => end += 2,
                _ => end += 1,
            }
        }
        let end = end.min(text.len());
        if let Some(Open::Object(key @ None)) = self.open.last_mut() {
            *key = Some(&text[..end]);
        }
        text.get(end + 1..).unwrap_or(&[])
    }

    fn punctuation(&mut self, byte: u8, rest: &'a [u8]) -> &'a [u8] {
        match (byte, self.open.last_mut()) {
            (b'{', _) => self.open.push(Open::Object(None)),
            (b'[', _) => self.open.push(Open::Array(0)),
            (b'}' | b']', _) => drop(self.open.pop()),
            (b',', Some(Open::Object(key))) => *key = None,
            (b',', Some(Open::Array(index))) => *index += 1,
            _ => {}
        }
        rest
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for open in &self.open {
            match open {
                Open::Object(None) => {}
                Open::Object(Some(key)) => push_key(&mut path, key),
                Open::Array(index) => path.push_str(&format!("[{index}]")),
            }
        }
        path
    }
}

fn push_key(path: &mut String, written: &[u8]) {
    let written = String::from_utf8_lossy(written);
    let mut key: String =
        serde_json::from_str(&format!("\"{written}\"")).unwrap_or_else(|_| written.into_owned());
    if let Some((end, _)) = key.char_indices().nth(LONGEST_KEY) {
        key.replace_range(end.., "…");
    }
    let plain = !key.is_empty()
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@' | '…'));
    if !plain {
        path.push_str(&format!("[{key:?}]"));
    } else if path.is_empty() {
        path.push_str(&key);
    } else {
        path.push('.');
        path.push_str(&key);
    }
}
