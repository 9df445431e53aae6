//! Compares two keys, without a function call if they are short.

/// Whether two keys are equal. Most are short, and a call would be most of the cost of comparing them.
#[inline]
pub(super) fn same_key(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    // Compare the first and the last bytes, which overlap in the middle.
    match one.len() {
        length if length != other.len() => false,
        2..4 => one.first_chunk::<2>() == other.first_chunk() && one.last_chunk::<2>() == other.last_chunk(),
        4..8 => one.first_chunk::<4>() == other.first_chunk() && one.last_chunk::<4>() == other.last_chunk(),
        8..=16 => {
            one.first_chunk::<8>() == other.first_chunk() && one.last_chunk::<8>() == other.last_chunk()
        }
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::same_key;

    #[test]
    fn keys_of_every_length_are_compared_byte_by_byte() {
        for length in 0..40 {
            let key: String = ('a'..='z').cycle().take(length).collect();
            assert!(same_key(&key, &key.clone()));
            assert!(!same_key(&key, &format!("{key}a")) && !same_key(&format!("{key}a"), &key));
            for at in 0..length {
                let mut other = key.clone();
                other.replace_range(at..=at, "_");
                assert!(!same_key(&key, &other), "{key} {other}");
            }
        }
    }
}
