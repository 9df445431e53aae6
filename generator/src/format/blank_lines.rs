//! Blank lines between the functions of an `impl`, which `prettyplease` does not write.

/// Writes the lines of `code`, with a blank line before the docs and attributes of each function that is not
/// the first thing in its block.
pub(super) fn write(code: &str, text: &mut String) {
    // Where the docs and attributes before the current line begin, if they may need a blank line before them.
    let mut introduction = None;
    let mut previous = "{";
    for line in code.split_inclusive('\n') {
        let content = line.trim();
        if content.starts_with("///") || content.starts_with("#[") {
            if introduction.is_none() {
                introduction = Some((text.len(), previous.ends_with(['}', ';'])));
            }
        } else if let Some((start, is_separate)) = introduction.take() {
            if is_separate && is_function(content) {
                text.insert(start, '\n');
            }
        }
        text.push_str(line);
        previous = content;
    }
}

fn is_function(line: &str) -> bool {
    let words =
        line.split(' ').take_while(|word| word.starts_with("pub") || matches!(*word, "const" | "async"));
    line.split(' ').nth(words.count()) == Some("fn")
}
