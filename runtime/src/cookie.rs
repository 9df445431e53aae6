//! Joins cookies into one `Cookie` header (RFC 6265 §4.1.1) and checks that they are valid there. Nothing is
//! encoded: a value written by hand is expected to be encoded already.

use http::header::COOKIE;
use http::{HeaderMap, HeaderValue};

use crate::error::BuildError;

/// Whether a text can be the value of a cookie. Anything else could end the cookie and begin another one, or
/// is read differently by different servers. Quotes around the value are allowed.
pub(crate) fn is_value(text: &str) -> bool {
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    inner.bytes().all(is_octet)
}

/// Whether a text can be the name of a cookie: a token (RFC 9110 §5.6.2).
pub(crate) fn is_name(text: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_token)
}

/// `cookie-octet` of RFC 6265.
fn is_octet(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x2b | 0x2d..=0x3a | 0x3c..=0x5b | 0x5d..=0x7e)
}

/// `name=value` as given, if it is unambiguous. The value may be secret and is not quoted in the error.
pub(crate) fn pair(name: &str, value: &str) -> Result<String, BuildError> {
    if !is_name(name) {
        return Err(BuildError::new(format!("the cookie `{name}` has a name that cannot be sent")));
    }
    if !is_value(value) {
        return Err(BuildError::new(format!("the value of the cookie `{name}` {REFUSED}")));
    }
    Ok(format!("{name}={value}"))
}

/// Why a value is rejected.
pub(crate) const REFUSED: &str = "cannot be sent as it is: it holds a semicolon, comma, space, quote, \
     backslash, control character or letter beyond ASCII (RFC 6265); encode it as the server expects";

/// Whether a list has a cookie of this name.
pub(crate) fn has(list: &str, name: &str) -> bool {
    pairs(list).any(|pair| name_of(pair) == name)
}

/// The cookies of a header.
pub(crate) fn text(headers: &HeaderMap) -> String {
    let lines: Vec<_> =
        headers.get_all(COOKIE).iter().map(|line| String::from_utf8_lossy(line.as_bytes())).collect();
    lines.join("; ")
}

/// Merges several lists of cookies; a cookie is replaced by one of the same name in a later list.
pub(crate) fn merged(lists: &[&str]) -> String {
    let mut all = Vec::new();
    for (index, list) in lists.iter().enumerate() {
        let later = lists.iter().skip(index + 1);
        let is_replaced =
            |pair: &&str| later.clone().any(|list| pairs(list).any(|one| name_of(one) == name_of(pair)));
        all.extend(pairs(list).filter(|pair| !is_replaced(pair)));
    }
    all.join("; ")
}

/// The list without the cookies whose names `gone` selects.
pub(crate) fn without(list: &str, gone: impl Fn(&str) -> bool) -> String {
    pairs(list).filter(|pair| !gone(name_of(pair))).collect::<Vec<_>>().join("; ")
}

/// Makes these the cookies of the request.
pub(crate) fn set(headers: &mut HeaderMap, cookies: &str) -> Result<(), BuildError> {
    if cookies.is_empty() {
        headers.remove(COOKIE);
        return Ok(());
    }
    let mut value = HeaderValue::from_bytes(cookies.as_bytes())
        .map_err(|_| BuildError::new("a cookie contains a line feed or another control character"))?;
    value.set_sensitive(true);
    headers.insert(COOKIE, value);
    Ok(())
}

fn pairs(list: &str) -> impl Iterator<Item = &str> {
    list.split(';').map(str::trim).filter(|pair| !pair.is_empty())
}

fn name_of(pair: &str) -> &str {
    pair.split('=').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_begin_another_cookie_is_refused() {
        for value in ["s%3Aabc.de+f/g==", "\"quoted\"", "", "a=b&c", "!#$~"] {
            assert!(is_value(value), "{value}");
        }
        for value in ["a;b", "a; b=c", "a,b", "a b", "a\"b", "\"", "a\\b", "a\r\nb", "a\tb", "é", "\u{7f}"] {
            assert!(!is_value(value), "{value}");
            let error = pair("sid", value).unwrap_err().to_string();
            assert!(error.contains("the value of the cookie `sid` cannot"), "{value}: {error}");
        }
        for name in ["", "a b", "a=b", "a;b", "é", "a\n"] {
            assert!(pair(name, "x").is_err(), "{name}");
        }
    }

    #[test]
    fn later_lists_win() {
        assert_eq!(merged(&["a=1; b=2", "b=3; b=4", "c=5"]), "a=1; b=3; b=4; c=5");
        assert_eq!(merged(&["", "a=1;;b"]), "a=1; b");
        assert_eq!(without("a=1; b=2; a=3", |name| name == "a"), "b=2");
    }
}
