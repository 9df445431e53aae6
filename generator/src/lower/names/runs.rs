//! Words that a name has said already.
//!
//! Words are compared by their letters, since `OAuth2` and `oauth2` are split into words differently.

/// Words that mean nothing without the one that follows.
const LINKS: [&str; 12] = ["a", "and", "at", "by", "for", "from", "in", "of", "on", "or", "to", "with"];

/// Whether a word only links others.
pub(super) fn is_link(word: &str) -> bool {
    LINKS.contains(&word)
}

/// The number of words at the start of `words` that spell the same letters as `name`, in the singular or in
/// the plural.
pub(super) fn leading(words: &[String], name: &[String]) -> Option<usize> {
    run(words, &name.concat(), is_same)
}

/// Where the words of a name stand among others with something before and after them.
pub(super) fn inner(words: &[String], name: &[String]) -> Option<(usize, usize)> {
    let letters = name.concat();
    let found = |start: usize| {
        let length = run(&words[start..], &letters, |one, other| one == other)?;
        (start + length < words.len()).then_some((start, start + length))
    };
    (1..words.len()).find_map(found)
}

/// How many of the first words have these letters together.
fn run(words: &[String], letters: &str, is_same: impl Fn(&str, &str) -> bool) -> Option<usize> {
    let mut together = String::new();
    for (index, word) in words.iter().enumerate() {
        together.push_str(word);
        if is_same(&together, letters) {
            return Some(index + 1);
        }
        if together.len() > letters.len() + 2 {
            return None;
        }
    }
    None
}

/// Whether two words are the same but for a regular plural.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.is_empty() {
        return false;
    }
    match long.strip_prefix(short) {
        Some(ending) => matches!(ending, "" | "s") || ending == "es" && short.ends_with(['s', 'x', 'h']),
        None => short.strip_suffix('y').is_some_and(|stem| long.strip_prefix(stem) == Some("ies")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn words_are_compared_by_their_letters() {
        assert_eq!(leading(&words("users get"), &words("users")), Some(1));
        assert_eq!(leading(&words("user get"), &words("users")), Some(1));
        assert_eq!(leading(&words("o auth2 get"), &words("oauth2")), Some(2));
        assert_eq!(leading(&words("userland get"), &words("users")), None);
        assert_eq!(leading(&words("policy list"), &words("policies")), Some(1));
        assert_eq!(inner(&words("list core v1 pod"), &words("core v1")), Some((1, 3)));
        assert_eq!(inner(&words("list core v1"), &words("core v1")), None);
    }
}
