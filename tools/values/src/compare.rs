//! Whether JSON came back as it went in.
//!
//! In: two values. Out: every place where they differ, and how. The order of members does not matter, that of
//! items does; numbers are compared by value.

use crate::json::Json;

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Keys and indices that lead to it.
    pub path: Vec<String>,
    /// What happened there.
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// This member was there and is not any more.
    Lost(String),
    /// This member was not there.
    Added(String),
    /// Another value, in words.
    Changed(String),
}

/// The differences, in the order of `before`.
pub fn differences(before: &Json, after: &Json) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(before, after, &mut Vec::new(), &mut found);
    found
}

fn compare(before: &Json, after: &Json, path: &mut Vec<String>, found: &mut Vec<Difference>) {
    match (before, after) {
        (Json::Object(before), Json::Object(after)) => members(before, after, path, found),
        (Json::Array(before), Json::Array(after)) if before.len() == after.len() => {
            for (index, (before, after)) in before.iter().zip(after).enumerate() {
                path.push(index.to_string());
                compare(before, after, path, found);
                path.pop();
            }
        }
        _ if before == after => {}
        _ => {
            let what = What::Changed(format!("{} became {}", shown(before), shown(after)));
            found.push(Difference { path: path.clone(), what });
        }
    }
}

fn members(
    before: &[(String, Json)],
    after: &[(String, Json)],
    path: &mut Vec<String>,
    found: &mut Vec<Difference>,
) {
    for (key, value) in before {
        let mut there = after.iter().filter(|(other, _)| other == key);
        match (there.next(), there.next()) {
            (None, _) => found.push(Difference { path: path.clone(), what: What::Lost(key.clone()) }),
            (Some((_, other)), None) => {
                path.push(key.clone());
                compare(value, other, path, found);
                path.pop();
            }
            (Some(_), Some(_)) => {
                let what = What::Added(format!("{key} (a second time)"));
                found.push(Difference { path: path.clone(), what });
            }
        }
    }
    for (key, _) in after {
        if before.iter().all(|(other, _)| other != key) {
            found.push(Difference { path: path.clone(), what: What::Added(key.clone()) });
        }
    }
}

fn shown(value: &Json) -> String {
    let text = match value {
        Json::Word(text) => text.clone(),
        Json::Number(number) => number.to_string(),
        Json::String(text) => format!("{text:?}"),
        Json::Array(items) => format!("an array of {}", items.len()),
        Json::Object(members) => format!("an object of {}", members.len()),
    };
    text.chars().take(60).collect()
}
