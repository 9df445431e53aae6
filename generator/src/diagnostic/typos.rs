//! Typos in names: finds the known name that an unknown one was probably meant to be.

/// The known name closest to `key`, if it is close enough to be a misspelling.
pub(crate) fn nearest<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    let bare = |name: &str| name.trim_start_matches('$').to_ascii_lowercase();
    let written = bare(key);
    let allowed = match written.len() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    let distances = known.iter().map(|name| (strsim::levenshtein(&written, &bare(name)), *name));
    let (distance, name) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance <= allowed && name != "not").then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_leaves_other_words_alone() {
        let known = ["properties", "required", "$ref", "type", "not", "items", "minLength"];
        assert_eq!(nearest("propertis", &known), Some("properties"));
        assert_eq!(nearest("require", &known), Some("required"));
        assert_eq!(nearest("ref", &known), Some("$ref"));
        assert_eq!(nearest("minlength", &known), Some("minLength"));
        assert_eq!(nearest("item", &known), Some("items"));
        assert_eq!(nearest("note", &known), None);
        assert_eq!(nearest("version", &known), None);
    }
}
