//! Words whose capitals say nothing about where words begin: `IPs`, `IPv6`, `GraphQL`.

/// Words with capitals inside, after they were split there.
const WORDS: [&str; 8] =
    ["o_auth", "graph_ql", "my_sql", "postgre_sql", "git_hub", "git_lab", "mac_os", "i_os"];

/// The name in snake case with such words as one: `graph_ql_schema` → `graphql_schema`.
pub(super) fn joined(name: String) -> String {
    let mut name = name;
    for word in WORDS {
        let mut from = 0;
        while let Some(found) = name[from..].find(word) {
            let (start, end) = (from + found, from + found + word.len());
            let is_edge = |c: Option<char>| c.is_none_or(|c| c == '_' || c.is_ascii_digit());
            let is_word = is_edge(name[..start].chars().next_back()) && is_edge(name[end..].chars().next());
            from = end;
            if is_word {
                let one = word.replace('_', "");
                from = start + one.len();
                name.replace_range(start..end, &one);
            }
        }
    }
    name
}

/// The text in which acronyms begin with the only capital of their word where they are plural, and versions
/// stand apart: `podIPs` → `podIps`, `APIv2` → `API_v2`.
pub(super) fn lowered(text: String) -> String {
    if !text.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_uppercase)) {
        return text;
    }
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len() + 1);
    let mut at = 0;
    while at < text.len() {
        let run = bytes[at..].iter().take_while(|byte| byte.is_ascii_uppercase()).count();
        let rest = &bytes[at + run..];
        let acronym = &text[at..at + run];
        match rest {
            // The plural of an acronym.
            [b's', after @ ..] if run > 1 && !after.first().is_some_and(u8::is_ascii_lowercase) => {
                push_word(&mut out, acronym);
            }
            [b'v', b'4' | b'6', ..] if acronym == "IP" => push_word(&mut out, acronym),
            // A version.
            [b'v', digit, ..] if run > 1 && digit.is_ascii_digit() => {
                out.push_str(acronym);
                out.push('_');
            }
            _ => out.push_str(acronym),
        }
        at += run;
        let others = text[at..].find(|c: char| c.is_ascii_uppercase()).unwrap_or(text.len() - at);
        out.push_str(&text[at..at + others]);
        at += others;
    }
    out
}

fn push_word(out: &mut String, acronym: &str) {
    out.push_str(&acronym[..1]);
    out.push_str(&acronym[1..].to_ascii_lowercase());
}
