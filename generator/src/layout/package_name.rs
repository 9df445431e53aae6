//! Checks whether cargo and rustc accept a name for a library package that others depend on.

use crate::ir::keywords::{is_path_keyword, is_raw_keyword};

/// Crates that every crate has already, or that cargo reserves.
const TAKEN: [&str; 6] = ["std", "core", "alloc", "proc_macro", "test", "openapi_bindgen_runtime"];

/// File names that Windows reserves. A crate becomes a file.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Checks the name of a package (The Cargo Book, The Manifest Format, `name`).
///
/// # Errors
///
/// A sentence that says why the name is not accepted.
pub fn check_package_name(name: &str) -> Result<(), String> {
    let starts = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let rest = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    let reason = |reason: &str| Err(format!("`{name}` cannot be the name of a crate: {reason}"));
    if !starts || !rest {
        return reason("letters, digits, `-` and `_`, beginning with a letter");
    }
    let word = name.replace('-', "_");
    if word.chars().all(|c| c == '_') {
        return reason("it needs a letter");
    }
    if is_raw_keyword(&word) || is_path_keyword(&word) {
        return reason("it is a keyword of Rust");
    }
    if TAKEN.contains(&word.as_str()) {
        return reason("every crate, or the generated one, has a crate of that name already");
    }
    let lower = name.to_ascii_lowercase();
    let is_port = |prefix: &str| {
        lower.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    if DEVICES.contains(&lower.as_str()) || is_port("com") || is_port("lpt") {
        return reason("Windows has a device of that name");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check_package_name;

    #[test]
    fn names_that_cannot_be_crates_are_refused() {
        for name in
            ["pets", "pet-api", "_pets", "pets2", "std2", "my-core", "Std", "union", "com", "com10", "a"]
        {
            assert_eq!(check_package_name(name), Ok(()), "{name}");
        }
        let refused = "std core alloc proc-macro proc_macro test self Self super crate fn async gen try yield _ __ _- - -a 1a a.b a/b a:b é con NUL com1 openapi-bindgen-runtime";
        for name in refused.split(' ').chain(["", "a b", "a\nb"]) {
            assert!(check_package_name(name).is_err(), "{name}");
        }
    }
}
