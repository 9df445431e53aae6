//! Slips of the pen in names.
//!
//! In: an unknown name and the known ones. Out: the known name it was likely meant to be.

/// The known name closest to `key`, if it is close enough to be a misspelling.
pub(crate) fn nearest<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    let bare = |name: &str| name.trim_start_matches('$').to_ascii_lowercase();
    let written = bare(key);
    let allowed = match written.len() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    let distances = known.iter().map(|name| (distance(&written, &bare(name), allowed), *name));
    let (distance, name) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance <= allowed && name != "not").then_some(name)
}

/// How many letters must be inserted, removed or replaced to turn one word into the other
/// (Levenshtein); more than `limit` where the lengths alone tell.
fn distance(left: &str, right: &str, limit: usize) -> usize {
    if left.len().abs_diff(right.len()) > limit {
        return limit + 1;
    }
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (line, letter) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, other) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
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
