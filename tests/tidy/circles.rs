//! No cycles between files: reading one must never require reading all of them.
//!
//! Files may use what the `mod.rs` of an enclosing folder defines, although it uses them: they count as one
//! room.

use super::source::Crate;

/// Pairs of files that form one unit, and why.
const PAIRS: [(&str, &str, &str); 1] = [(
    "openapi/object.rs",
    "openapi/table.rs",
    "the objects, and the table of their fields, which are objects",
)];

#[test]
fn no_file_leads_back_to_itself() {
    let compiler = Crate::read("generator/src");
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); compiler.modules.len()];
    for found in compiler.uses() {
        let (from, to) = (&compiler.modules[found.from], &compiler.modules[found.to]);
        let folder = to.file.strip_suffix("mod.rs");
        let is_own_parent = folder.is_some_and(|folder| from.file.starts_with(folder));
        let is_pair = PAIRS.iter().any(|(one, other, _)| (&*from.file, &*to.file) == (*one, *other));
        if !is_own_parent && !is_pair {
            next[found.from].push(found.to);
        }
    }
    let mut wrong: Vec<String> =
        (0..next.len()).filter_map(|start| circle(start, &next, &compiler)).collect();
    wrong.sort_by_key(String::len);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The shortest cycle through a file, reported once: at its first file.
fn circle(start: usize, next: &[Vec<usize>], compiler: &Crate) -> Option<String> {
    let mut before: Vec<Option<usize>> = vec![None; next.len()];
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for &to in &next[at] {
            if to == start {
                let mut way = vec![at];
                while way[way.len() - 1] != start {
                    way.push(before[way[way.len() - 1]]?);
                }
                way.reverse();
                let is_first = way.iter().all(|file| *file >= start);
                let names = way.iter().map(|file| compiler.modules[*file].file.as_str());
                let names: Vec<&str> = names.chain([compiler.modules[start].file.as_str()]).collect();
                return is_first.then(|| names.join(" → "));
            }
            if before[to].is_none() {
                before[to] = Some(at);
                queue.push_back(to);
            }
        }
    }
    None
}
