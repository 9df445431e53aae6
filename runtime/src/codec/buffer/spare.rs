//! Memory for the next buffer of a thread.
//!
//! In: the events of a buffer that is done with. Out: their room, for one that begins. Lists of unions need a buffer
//! per item, and asking for memory would be most of what a small one costs.

use std::cell::Cell;

use super::Event;

/// Room for more events is given back at once.
const MOST: usize = 4096;
/// What most values that are buffered have room in.
const FIRST: usize = 16;

thread_local! {
    static SPARE: Cell<Vec<Event<'static>>> = const { Cell::new(Vec::new()) };
}

/// Room for events, with none in it.
#[inline]
pub(super) fn take<'de>() -> Vec<Event<'de>> {
    let spare = SPARE.try_with(Cell::take).unwrap_or_default();
    if spare.capacity() > 0 { spare } else { Vec::with_capacity(FIRST) }
}

/// Keeps the room for the next.
#[inline]
pub(super) fn give(mut events: Vec<Event<'_>>) {
    if events.capacity() > MOST {
        return;
    }
    events.clear();
    // There is nothing to convert: the library reuses the room for a list of the same layout.
    let empty = events.into_iter().map(|_| Event::Null).collect();
    // A thread that ends has no use for it.
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
