//! Translates patterns of ECMA-262 for the engine that checks them.
//!
//! A `pattern` of JSON Schema (2020-12 Validation §6.3.3) becomes an expression of the crate `regex-lite`,
//! which runs in linear time and matches the same texts, or an error that says what the crate lacks. Groups
//! do not capture, since nothing uses captures. Nothing is compiled here.

mod class;
mod delimiters;
mod numeric;

use std::iter::Peekable;
use std::str::Chars;

pub(crate) use self::delimiters::bare;
pub(crate) use self::numeric::is_numeric;
use crate::limits;

/// The expression for a pattern.
///
/// # Errors The part that has no equivalent, or is not a pattern.
pub(crate) fn translate(pattern: &str) -> Result<String, &'static str> {
    let bare = bare(pattern);
    let prefix = flags(bare.flags, bare.inner)?;
    let mut translation = Translation {
        rest: bare.inner.chars().peekable(),
        out: String::with_capacity(pattern.len()),
        groups: vec![Group::default()],
    };
    translation.out.push_str(prefix);
    while let Some(c) = translation.rest.next() {
        translation.term(c)?;
    }
    translation.fixed();
    match translation.groups.as_slice() {
        [whole] if whole.size <= limits::PATTERN_SIZE => Ok(translation.out),
        [_] => Err("it repeats too much"),
        _ => Err("a group is not closed"),
    }
}

/// The flags for the engine. Flags that make no difference for a single match are skipped.
fn flags(flags: &str, pattern: &str) -> Result<&'static str, &'static str> {
    let mut prefix = "";
    for flag in flags.chars() {
        match flag {
            'd' | 'g' | 'u' | 'D' => {}
            // The engine knows the two cases of ASCII only.
            'i' if pattern.is_ascii() => prefix = "(?i)",
            'i' => return Err("its flag `i` is about letters that are not ASCII"),
            _ => return Err("it sets flags"),
        }
    }
    Ok(prefix)
}

/// What is between two parentheses, or the whole.
#[derive(Default)]
struct Group {
    /// The size of all terms before the last one.
    size: u64,
    /// The size of the last term, if it can be repeated.
    last: Option<u64>,
}

struct Translation<'p> {
    rest: Peekable<Chars<'p>>,
    out: String,
    groups: Vec<Group>,
}

impl Translation<'_> {
    fn term(&mut self, c: char) -> Result<(), &'static str> {
        match c {
            '^' | '$' | '|' => {
                self.out.push(c);
                self.fixed();
            }
            // All but the line terminators (ECMA-262 §22.2.2.7).
            '.' => self.atom(r"[^\n\r\u{2028}\u{2029}]"),
            '(' => self.open()?,
            ')' => self.close()?,
            '[' => {
                let class = class::translate(&mut self.rest)?;
                self.atom(&class);
            }
            '\\' => self.escape()?,
            '*' | '+' => self.repeat(c.to_string(), 1)?,
            '?' => self.repeat("?".to_owned(), 1)?,
            '{' => self.braces()?,
            c => {
                let mut text = String::new();
                push_literal(&mut text, c);
                self.atom(&text);
            }
        }
        Ok(())
    }

    /// Something that can be repeated.
    fn atom(&mut self, text: &str) {
        self.out.push_str(text);
        self.fixed();
        if let Some(group) = self.groups.last_mut() {
            group.last = Some(1);
        }
    }

    /// Ends the last term: what follows does not repeat it.
    fn fixed(&mut self) {
        if let Some(group) = self.groups.last_mut() {
            group.size = group.size.saturating_add(group.last.take().unwrap_or(0));
        }
    }

    fn open(&mut self) -> Result<(), &'static str> {
        if self.groups.len() > limits::PATTERN_GROUPS {
            return Err("its groups are nested too deeply");
        }
        if self.rest.next_if_eq(&'?').is_some() {
            match (self.rest.next(), self.rest.peek()) {
                (Some(':'), _) => {}
                (Some('<'), Some('=' | '!')) | (Some('=' | '!'), _) => {
                    return Err("it looks ahead or behind");
                }
                (Some('<'), _) => while self.rest.next().is_some_and(|c| c != '>') {},
                _ => return Err("it sets flags"),
            }
        }
        self.out.push_str("(?:");
        self.fixed();
        self.groups.push(Group::default());
        Ok(())
    }

    fn close(&mut self) -> Result<(), &'static str> {
        self.fixed();
        let closed = self.groups.pop().filter(|_| !self.groups.is_empty());
        let closed = closed.ok_or("a group is closed that was not opened")?;
        self.out.push(')');
        if let Some(group) = self.groups.last_mut() {
            group.last = Some(closed.size.max(1));
        }
        Ok(())
    }

    /// `*`, `+`, `?` or `{1,2}` after the last term, which grows by so much.
    fn repeat(&mut self, how: String, times: u64) -> Result<(), &'static str> {
        let group = self.groups.last_mut().ok_or("it repeats nothing")?;
        let size = group.last.take().ok_or("it repeats nothing")?;
        group.size = group.size.saturating_add(size.saturating_mul(times.max(1)));
        self.out.push_str(&how);
        if self.rest.next_if_eq(&'?').is_some() {
            self.out.push('?');
        }
        Ok(())
    }

    /// `{2}`, `{2,}` or `{2,4}`; braces of any other kind stand for themselves (ECMA-262 §B.1.2).
    fn braces(&mut self) -> Result<(), &'static str> {
        let ahead: String = self.rest.clone().take_while(|c| *c != '}').take(24).collect();
        let (least, most) = ahead.split_once(',').unwrap_or((&ahead, &ahead));
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let closes = self.rest.clone().nth(ahead.len()) == Some('}');
        if !closes || !is_number(least) || !(most.is_empty() || is_number(most)) {
            self.atom(r"\{");
            return Ok(());
        }
        let times = if most.is_empty() { least } else { most };
        let times = times.parse().map_err(|_| "it repeats too much")?;
        self.rest.nth(ahead.len());
        self.repeat(format!("{{{ahead}}}"), times)
    }

    fn escape(&mut self) -> Result<(), &'static str> {
        match self.rest.peek() {
            Some(c @ ('b' | 'B')) => {
                self.out.push('\\');
                self.out.push(*c);
                self.rest.next();
                self.fixed();
            }
            Some('1'..='9' | 'k') => return Err("it refers back to a group"),
            _ => {
                let text = match class::escaped(&mut self.rest)? {
                    class::Item::One(c) => literal(c),
                    class::Item::Set(set) => format!("[{set}]"),
                };
                self.atom(&text);
            }
        }
        Ok(())
    }
}

fn literal(c: char) -> String {
    let mut text = String::new();
    push_literal(&mut text, c);
    text
}

/// A character that stands for itself, inside a class and outside.
fn push_literal(out: &mut String, c: char) {
    const MEANING: &str = r"\.+*?()|[]{}^$#&-~";
    match c {
        c if MEANING.contains(c) => out.extend(['\\', c]),
        c if c.is_control() => out.push_str(&format!("\\u{{{:X}}}", u32::from(c))),
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests;
