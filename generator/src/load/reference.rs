//! References as URIs (RFC 3986 §4): a path and a fragment, both percent-decoded. Nothing is resolved here.

use crate::source::percent_decoded_bytes;

/// The parts of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    /// The file, relative to the one the reference stands in; empty for that very file.
    pub(super) path: String,
    /// What stands behind `#`.
    pub(super) fragment: String,
}

/// Splits a reference; `None` if it names a host or a scheme.
pub(super) fn parse(reference: &str) -> Option<Reference> {
    let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    if has_scheme(path) || path.starts_with("//") {
        return None;
    }
    Some(Reference { path: decode(path), fragment: decode(fragment) })
}

/// The reference to a node of the document itself.
pub(super) fn local(pointer: &str) -> String {
    format!("#{}", pointer.replace('%', "%25"))
}

/// Whether a value of a discriminator's mapping is meant as a file and not as a component's name.
pub(super) fn is_file_reference(value: &str) -> bool {
    let path = value.split('#').next().unwrap_or_default();
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    !path.is_empty()
        && (path.contains('/')
            || value.contains('#')
            || ["yaml", "yml", "json"].iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

/// A scheme has two letters at least, so that a drive (`C:`) is none.
fn has_scheme(path: &str) -> bool {
    path.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

/// Decodes `%41`; what is not two hexadecimal digits stays.
fn decode(text: &str) -> String {
    String::from_utf8_lossy(&percent_decoded_bytes(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{is_file_reference, local, parse};

    #[test]
    fn parts_are_decoded() {
        let reference = parse("my%20file.yaml#/paths/~1a~1%7Bid%7D/100%").expect("a relative reference");
        assert_eq!(reference.path, "my file.yaml");
        assert_eq!(reference.fragment, "/paths/~1a~1{id}/100%");
        assert_eq!(parse("%F0%9F.yaml").map(|reference| reference.path), Some("\u{FFFD}.yaml".to_owned()));
        assert_eq!(local("/a/50%"), "#/a/50%25");
    }

    #[test]
    fn hosts_and_schemes_are_remote() {
        for remote in ["https://a.b/c#/d", "//host/x", "urn:x:y", "file:///etc/passwd"] {
            assert_eq!(parse(remote), None, "{remote}");
        }
        assert!(parse("C:/x.yaml").is_some() && parse("a/b:c.yaml").is_some());
    }

    #[test]
    fn names_are_told_from_files() {
        for file in ["dog.yaml", "./Dog", "x.JSON#/Dog", "a#/b"] {
            assert!(is_file_reference(file), "{file}");
        }
        for name in ["Dog", "com.zoo.Dog", "#/components/schemas/Dog", ""] {
            assert!(!is_file_reference(name), "{name}");
        }
    }
}
