//! Reuses memory between the buffers of a thread. Lists of unions need a buffer per item, and allocating
//! would be most of the cost of a small one.

use std::cell::Cell;

use super::Event;

/// Memory for more events than this is freed at once.
const MOST: usize = 4096;
/// Enough room for most buffered values.
const FIRST: usize = 16;

thread_local! {
    static SPARE: Cell<Vec<Event<'static>>> = const { Cell::new(Vec::new()) };
}

/// An empty list of events with spare capacity.
#[inline]
pub(super) fn take<'de>() -> Vec<Event<'de>> {
    let spare = SPARE.try_with(Cell::take).unwrap_or_default();
    if spare.capacity() > 0 { spare } else { Vec::with_capacity(FIRST) }
}

/// Keeps the memory for the next buffer.
#[inline]
pub(super) fn give(mut events: Vec<Event<'_>>) {
    if events.capacity() > MOST {
        return;
    }
    events.clear();
    // Nothing is converted: the standard library reuses the allocation for a list of the same layout.
    let empty = events.into_iter().map(|_| Event::Null).collect();
    // Fails while the thread ends, when the memory is no longer needed.
    let _ = SPARE.try_with(|spare| spare.set(empty));
}

#[cfg(test)]
mod tests {
    use super::{Event, MOST, give, take};

    #[test]
    fn room_is_used_again_unless_it_is_much() {
        let text = "a".to_owned();
        let mut events = take();
        events.extend([Event::Borrowed(&text); 100]);
        let room = events.capacity();
        give(events);
        assert_eq!(take().capacity(), room);
        give(vec![Event::Null; MOST + 1]);
        assert!(take().capacity() < room);
    }
}
