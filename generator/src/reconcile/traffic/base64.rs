//! Reads base64, in which recorders write bodies that are not text (RFC 4648 §4 and §5).

/// The bytes of a text in either alphabet, padded or not; `None` if it is something else.
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0);
    for c in text.trim_end_matches('=').bytes().filter(|c| !c.is_ascii_whitespace()) {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    // A single character of a group holds less than a byte.
    (held < 6).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn both_alphabets_are_read() {
        assert_eq!(decoded("aGk=").as_deref(), Some(&b"hi"[..]));
        assert_eq!(decoded("aGkh\r\n").as_deref(), Some(&b"hi!"[..]));
        assert_eq!(decoded("-_8"), decoded("+/8="));
        assert_eq!(decoded(""), Some(Vec::new()));
        assert_eq!(decoded("a"), None);
        assert_eq!(decoded("a b?"), None);
    }
}
