//! Protects the YAML parser from deep nesting.
//!
//! The parser's time grows with the square of the number of nested brackets: 200 KB of `[` would take a
//! minute. Texts with few open brackets, which includes all real ones, cost one pass over their bytes.

use granit_parser::{Event, Parser};

use crate::limits;

/// Whether flow collections are nested beyond the limit.
pub(super) fn is_too_deep(text: &str) -> bool {
    let open = most_open(text);
    open > limits::YAML_BRACKETS_MEASURED
        && really_open(text).map_or(open > limits::YAML_BRACKETS_REFUSED, |depth| depth > limits::TREE_DEPTH)
}

fn most_open(text: &str) -> usize {
    let (mut open, mut most) = (0usize, 0);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => {
                open += 1;
                most = most.max(open);
            }
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    most
}

/// The depth as measured by a parser of linear time; `None` if it cannot read the text.
fn really_open(text: &str) -> Option<usize> {
    let options =
        granit_parser::options! { emit_comments: false, flow_nesting_limit: 4 * limits::TREE_DEPTH };
    let (mut depth, mut most) = (0usize, 0);
    for event in Parser::new_from_str_with_options(text, options) {
        match event.ok()?.0 {
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                depth += 1;
                most = most.max(depth);
                if most > limits::TREE_DEPTH {
                    break;
                }
            }
            Event::SequenceEnd | Event::MappingEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Some(most)
}
