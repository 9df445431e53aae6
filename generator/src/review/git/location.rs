//! The name of a file of a revision: `git:REV:PATH`.

/// A revision and a path in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::review) struct Location {
    /// As git understands it: `main`, `HEAD~1`, `v1.2.0`.
    pub(in crate::review) revision: String,
    /// From the root of the repository, or from the current folder if it begins with `./` or `../`.
    pub(in crate::review) path: String,
}

impl Location {
    /// Reads `git:REV:PATH`; `None` if the text is a path of the disk.
    ///
    /// # Errors
    ///
    /// A sentence about what is wrong with the revision or the path.
    pub(in crate::review) fn parse(text: &str) -> Option<Result<Self, String>> {
        let rest = text.strip_prefix("git:")?;
        Some(match rest.split_once(':') {
            None => Err("a file of a revision is named `git:REV:PATH`, and the path is missing".to_owned()),
            Some((_, "")) => {
                Err("a file of a revision is named `git:REV:PATH`, and the path is empty".to_owned())
            }
            Some((revision, path)) => is_name(revision)
                .then(|| Self { revision: revision.to_owned(), path: path.to_owned() })
                .ok_or_else(|| format!("`{revision}` is not the name of a revision")),
        })
    }
}

/// Whether git may be asked for a revision. What it would read as an option or a range is refused here.
fn is_name(revision: &str) -> bool {
    let is_fine = |character: char| !character.is_control() && !matches!(character, '*' | '?' | '[' | '\\');
    !revision.is_empty()
        && revision.len() <= 1024
        && !revision.starts_with(['-', '^', '/'])
        && !revision.contains("..")
        && revision.chars().all(is_fine)
}

#[cfg(test)]
mod tests {
    use super::Location;

    #[test]
    fn paths_of_the_disk_are_no_locations() {
        for path in ["specs/a.yaml", "C:\\a.yaml", "./git:main:a.yaml", "GIT:a:b", "git"] {
            assert_eq!(Location::parse(path), None, "{path}");
        }
    }

    #[test]
    fn revisions_have_names_that_are_no_options() {
        for revision in
            ["main", "origin/main", "HEAD~1", "v1.0^{}", "main@{yesterday}", "HEAD^{/fix it}", "@"]
        {
            let location = Location::parse(&format!("git:{revision}:a/b:c.yaml")).map(|read| read.is_ok());
            assert_eq!(location, Some(true), "{revision}");
        }
        for revision in
            ["", "-x", "--output=x", "^main", "a..b", "a...b", "a\nb", "a\u{1b}[31m", "a*", "/etc"]
        {
            let location = Location::parse(&format!("git:{revision}:a.yaml")).map(|read| read.is_err());
            assert_eq!(location, Some(true), "{revision}");
        }
        assert!(Location::parse("git:main").is_some_and(|read| read.is_err()));
        assert!(Location::parse("git:main:").is_some_and(|read| read.is_err()));
    }
}
