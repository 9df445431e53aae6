//! A string that matches a pattern.
//!
//! In: a regular expression. Out: one of the strings it describes; `None` where it cannot be read (look-around,
//! back references), which the count of valid values shows.

use regex_syntax::hir::{Class, Hir, HirKind};

use super::Random;

/// A string that matches.
pub(super) fn matching(pattern: &str, random: &mut Random) -> Option<String> {
    // ECMA-262 writes `\/` and `\d` of ASCII; both are read as meant here.
    let hir = regex_syntax::ParserBuilder::new().build().parse(&pattern.replace("\\/", "/")).ok()?;
    let mut text = String::new();
    write(&hir, random, &mut text)?;
    Some(text)
}

fn write(hir: &Hir, random: &mut Random, text: &mut String) -> Option<()> {
    if text.len() > 10_000 {
        return None;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(Class::Unicode(class)) => {
            let ranges = class.ranges();
            let plain =
                ranges.iter().find(|range| range.start().is_ascii() && !range.start().is_ascii_control());
            let range = if random.once_in(2) { plain } else { None };
            let range = range.or_else(|| random.pick(ranges))?;
            let (start, end) = (u32::from(range.start()), u32::from(range.end()));
            let code = start + random.below((end - start).min(200) as usize + 1) as u32;
            text.push(char::from_u32(code).unwrap_or(range.start()));
        }
        HirKind::Class(Class::Bytes(class)) => {
            text.push(char::from(class.ranges().first()?.start()));
        }
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(repetition.min + 4).min(repetition.min + 12);
            let times = repetition.min + random.below((most - repetition.min) as usize + 1) as u32;
            for _ in 0..times {
                write(&repetition.sub, random, text)?;
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, random, text)?,
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| write(part, random, text))?,
        HirKind::Alternation(branches) => write(random.pick(branches)?, random, text)?,
    }
    Some(())
}
