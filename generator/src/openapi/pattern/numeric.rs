//! Recognises patterns that match only numbers, such as `^-?(?:0|[1-9]\d*)$`.
//!
//! Every text that matches must be a number as JSON writes it, and must say no more than the number does.
//! Nothing is compiled here. A pattern that is not understood is not one of numbers.

use std::iter::Peekable;
use std::str::Chars;

/// Whether only numbers match.
///
/// A fixed number of digits, such as `^\d{5}$`, is a code whose zeros matter.
pub(crate) fn is_numeric(pattern: &str) -> bool {
    let inner = super::delimiters::bare(pattern).inner;
    let Some(inner) = inner.strip_prefix('^').and_then(|inner| inner.strip_suffix('$')) else { return false };
    let mut walk = Walk { rest: inner.chars().peekable(), last: Last::Begin, has_digits: false };
    walk.all().is_some() && walk.has_digits
}

/// What stands before the next character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Begin,
    /// A sign, a point or an exponent's letter, and what of them may follow.
    Sign,
    Point,
    Exponent,
    Digits,
}

struct Walk<'p> {
    rest: Peekable<Chars<'p>>,
    last: Last,
    has_digits: bool,
}

impl Walk<'_> {
    fn all(&mut self) -> Option<()> {
        while let Some(c) = self.rest.next() {
            match c {
                '(' => {
                    if self.rest.next_if_eq(&'?').is_some() && self.rest.next() != Some(':') {
                        return None;
                    }
                }
                ')' | '?' | '*' | '+' => {}
                // The other alternative may begin anew, or go on: a sign may only stand where a number
                // begins.
                '|' => {}
                '{' => self.times()?,
                '[' => self.class()?,
                '\\' => match self.rest.next()? {
                    'd' => self.digits(),
                    '.' => self.mark(Last::Point)?,
                    '-' | '+' => self.mark(Last::Sign)?,
                    _ => return None,
                },
                '-' => self.mark(Last::Sign)?,
                '0'..='9' => self.digits(),
                'e' | 'E' => self.mark(Last::Exponent)?,
                _ => return None,
            }
        }
        Some(())
    }

    fn digits(&mut self) {
        (self.last, self.has_digits) = (Last::Digits, true);
    }

    /// A character of a number that is no digit, where it may stand.
    fn mark(&mut self, mark: Last) -> Option<()> {
        let may_stand = match mark {
            Last::Sign => matches!(self.last, Last::Begin | Last::Exponent),
            Last::Point => matches!(self.last, Last::Begin | Last::Sign | Last::Digits),
            _ => self.last == Last::Digits,
        };
        self.last = mark;
        may_stand.then_some(())
    }

    /// `[0-9]`, `[1-9]`, `[+-]`, `[eE]`, `[.]`.
    fn class(&mut self) -> Option<()> {
        let mut text = String::new();
        loop {
            match self.rest.next()? {
                ']' => break,
                c => text.push(c),
            }
        }
        let text = text.replace("\\d", "0-9").replace('\\', "");
        match text.as_str() {
            "+-" | "-+" | "-" | "+" => self.mark(Last::Sign),
            "eE" | "Ee" | "e" | "E" => self.mark(Last::Exponent),
            "." => self.mark(Last::Point),
            digits if !digits.is_empty() && digits.chars().all(|c| c == '-' || c.is_ascii_digit()) => {
                self.digits();
                Some(())
            }
            _ => None,
        }
    }

    /// `{1,19}`, not `{5}`.
    fn times(&mut self) -> Option<()> {
        let mut text = String::new();
        loop {
            match self.rest.next()? {
                '}' => break,
                c => text.push(c),
            }
        }
        let (least, _) = text.split_once(',')?;
        (least.is_empty() || least == "0" || least == "1").then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::is_numeric;

    #[test]
    fn patterns_of_numbers() {
        for pattern in [
            r"^-?(?:0|[1-9]\d*)$",
            r"^-?(?:0|[1-9]\d*)(?:\.\d+)?$",
            r"^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$",
            r"^(?:0|[1-9]\d*)$",
            r"^[0-9]+$",
            r"^[-+]?[0-9]*\.?[0-9]+$",
            r"/^\d+$/",
            r"^\d{1,19}$",
        ] {
            assert!(is_numeric(pattern), "{pattern}");
        }
    }

    #[test]
    fn patterns_of_other_texts() {
        for pattern in [
            "",
            "^$",
            r"\d+",
            r"^\d+",
            r"^\d{5}$",
            r"^\d+-\d+$",
            "^[a-f0-9]+$",
            "^.+$",
            r"^\d+%$",
            r"^1e$|x",
            "^-$",
        ] {
            assert!(!is_numeric(pattern), "{pattern}");
        }
    }
}
