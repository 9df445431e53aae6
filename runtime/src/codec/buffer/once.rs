//! Removes duplicate keys from a buffered object: the last entry of a key wins, as for `serde_json::Value`.
//! Objects without duplicates, which are nearly all, cost a few instructions per key.

use std::{cmp::Reverse, ops::Range};

use super::Buffer;

/// Objects with up to this many keys are searched only if a key resembles an earlier one; larger ones always.
const SMALL: usize = 32;

/// What is remembered about the keys of an object.
#[derive(Default)]
pub(super) struct Noted {
    /// The marks of the keys.
    marks: u64,
    count: usize,
    repeats: bool,
}

impl Noted {
    /// Notes the key that was added last.
    #[inline]
    pub(super) fn note(&mut self, buffer: &Buffer<'_>, object: usize) {
        let at = buffer.end() - 1;
        let mark = mark(buffer.str(buffer.event(at)).unwrap_or(""));
        if self.marks & mark != 0 && self.count < SMALL {
            self.repeats |= came_before(buffer, object, at);
        }
        self.marks |= mark;
        self.count += 1;
    }

    /// Whether a key may have occurred twice.
    #[inline]
    pub(super) fn may_repeat(&self) -> bool {
        self.repeats || self.count > SMALL
    }
}

/// A bit that is equal for equal keys and mostly differs for others.
#[inline]
pub(in crate::codec) fn mark(key: &str) -> u64 {
    let key = key.as_bytes();
    let at = |index: usize| key.get(index).copied().map_or(0, usize::from);
    1 << ((at(0) + 7 * at(key.len() / 2) + 13 * at(key.len().wrapping_sub(1)) + 29 * key.len()) % 64)
}

fn came_before(buffer: &Buffer<'_>, object: usize, key: usize) -> bool {
    let mut at = object + 1;
    while at < key {
        if buffer.str(buffer.event(at)) == buffer.str(buffer.event(key)) {
            return true;
        }
        at = buffer.behind(at + 1);
    }
    false
}

/// Removes all entries whose key occurs again later from the object that began at `object`, the last in the
/// buffer.
pub(super) fn keep_last(buffer: &mut Buffer<'_>, object: usize) {
    let first = object + 1;
    let mut entries: Vec<(&str, Range<usize>)> = Vec::new();
    let mut at = first;
    while at < buffer.end() {
        let behind = buffer.behind(at + 1);
        entries.push((buffer.str(buffer.event(at)).unwrap_or(""), at - first..behind - first));
        at = behind;
    }
    entries.sort_unstable_by_key(|(key, place)| (*key, Reverse(place.start)));
    let earlier = entries.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| pair[1].1.clone());
    let mut earlier: Vec<Range<usize>> = earlier.collect();
    if earlier.is_empty() {
        return;
    }
    earlier.sort_unstable_by_key(|place| place.start);
    let all = buffer.events.split_off(first);
    let mut from = 0;
    for place in earlier {
        buffer.events.extend_from_slice(&all[from..place.start]);
        from = place.end;
    }
    buffer.events.extend_from_slice(&all[from..]);
}
