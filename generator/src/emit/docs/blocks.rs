//! (first cut)
/// Lines of Markdown that are safe in docs.
pub(super) fn sanitise(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| line.trim_end().replace('\t', "    ").replace('[', "\\[").replace('<', "\\<"))
        .collect()
}
