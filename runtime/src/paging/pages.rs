//! The streams of a call's pages and of their items. Each page is requested on demand and only once, and a
//! run of empty pages is bounded.

use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use http::HeaderValue;
use http::header::CONTENT_TYPE;

use super::position::Facts;
use super::{Paged, Paging, seek};
use crate::answer::Answer;
use crate::body::BoxFuture;
use crate::call::{Call, Prepared};
use crate::client::Client;
use crate::error::{BuildError, Error, NoError, TransportError};
use crate::operation::decode;
use crate::transport::carry_secret_query;

/// The most pages without items in a row. Some servers filter after dividing into pages, so an empty page
/// does not mean the end; but a server that never sends an item is not queried forever.
const MOST_EMPTY_PAGES: u32 = 100;

/// The pages of a call as a stream; each is requested when it is needed. The stream ends after an error.
#[must_use = "pages are asked for when they are polled"]
pub struct Pages<O> {
    walk: Walk,
    operation: PhantomData<fn() -> O>,
}

/// The items of a call's pages as a stream. The stream ends after an error.
#[must_use = "pages are asked for when they are polled"]
pub struct Items<O: Paged> {
    walk: Walk,
    page: std::vec::IntoIter<O::Item>,
}

/// The request of a page and its response.
type Answered = Result<(Prepared, Answer), Error<NoError>>;

/// Walks from page to page, whatever they contain.
struct Walk {
    client: Client,
    paging: Paging,
    state: State,
    /// Hashes of the requests so far, so that no page is requested twice.
    seen: HashSet<u64>,
    hasher: RandomState,
    empty_pages: u32,
}

enum State {
    /// The call cannot be sent.
    Refused(BuildError),
    /// The next page may be requested.
    Ready(Prepared),
    /// The page was requested.
    Asked(Prepared, BoxFuture<'static, Result<Answer, Error<NoError>>>),
    /// There are no more pages.
    Ended,
}

impl Walk {
    fn new(call: Call, paging: Paging) -> Self {
        let (client, prepared) = call.into_prepared();
        let state = prepared.map_or_else(State::Refused, State::Ready);
        let (seen, hasher) = (HashSet::new(), RandomState::new());
        Self { client, paging, state, seen, hasher, empty_pages: 0 }
    }

    /// The response with the next page. It is the last one unless [`Walk::advance`] is called.
    fn poll_answer(&mut self, cx: &mut Context<'_>) -> Poll<Option<Answered>> {
        loop {
            match std::mem::replace(&mut self.state, State::Ended) {
                State::Ended => return Poll::Ready(None),
                State::Refused(error) => return Poll::Ready(Some(Err(error.into()))),
                State::Ready(prepared) => {
                    let key = self.key(&prepared);
                    self.seen.insert(key);
                    let (client, sent) = (self.client.clone(), prepared.clone());
                    let answer = Box::pin(async move { client.perform(&sent).await });
                    self.state = State::Asked(prepared, answer);
                }
                State::Asked(prepared, mut answer) => {
                    let Poll::Ready(result) = answer.as_mut().poll(cx) else {
                        self.state = State::Asked(prepared, answer);
                        return Poll::Pending;
                    };
                    return Poll::Ready(Some(result.map(|answer| (prepared, answer))));
                }
            }
        }
    }

    /// Prepares the request of the following page, if there is one.
    fn advance(&mut self, mut prepared: Prepared, answer: &Answer) -> Result<(), Error<NoError>> {
        let facts = Facts::read(&self.paging, answer.json_text()?).map_err(|error| answer.no_json(error))?;
        self.empty_pages = if facts.has_items() { 0 } else { self.empty_pages + 1 };
        let request = &prepared.request;
        let next = facts.next(&self.paging, &request.url, &request.body, answer.headers())?;
        let Some((url, body)) = next else { return Ok(()) };
        prepared.request.url = url;
        carry_secret_query(&mut prepared.request);
        if let Some(body) = body {
            prepared
                .request
                .headers
                .entry(CONTENT_TYPE)
                .or_insert(HeaderValue::from_static("application/json"));
            prepared.request.body = body;
        }
        if !self.seen.contains(&self.key(&prepared)) {
            if self.empty_pages >= MOST_EMPTY_PAGES {
                let text = format!("{MOST_EMPTY_PAGES} pages in a row had no items");
                return Err(TransportError::pages(text).into());
            }
            self.state = State::Ready(prepared);
        }
        Ok(())
    }

    /// Identifies the request of a page among the others.
    fn key(&self, prepared: &Prepared) -> u64 {
        let body = if self.paging.in_body { prepared.request.body.bytes() } else { None };
        self.hasher.hash_one((prepared.request.url.as_str(), body))
    }
}

impl<O: Paged> Pages<O> {
    /// For [`impl_pages!`](crate::impl_pages).
    pub fn new(call: Call) -> Self {
        Self { walk: Walk::new(call, O::PAGING), operation: PhantomData }
    }

    /// The next page; `None` after the last.
    pub async fn next(&mut self) -> Option<<Self as Stream>::Item> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<O: Paged> Stream for Pages<O> {
    type Item = Result<O::Output, Error<O::Error>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(answer) = ready!(self.walk.poll_answer(cx)) else { return Poll::Ready(None) };
        let (prepared, answer) = match answer {
            Ok(answer) => answer,
            Err(error) => return Poll::Ready(Some(Err(error.widen()))),
        };
        let advanced = if answer.is_success() { self.walk.advance(prepared, &answer) } else { Ok(()) };
        // An error of the response itself takes precedence over what it says about other pages.
        Poll::Ready(Some(decode::<O>(answer).and_then(|page| match advanced {
            Ok(()) => Ok(page),
            Err(error) => Err(error.widen()),
        })))
    }
}

impl<O: Paged> Items<O> {
    /// For [`impl_pages!`](crate::impl_pages).
    pub fn new(call: Call) -> Self {
        Self { walk: Walk::new(call, O::PAGING), page: Vec::new().into_iter() }
    }

    /// The next item; `None` after the last.
    pub async fn next(&mut self) -> Option<<Self as Stream>::Item> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// The items of a response.
    fn open(&mut self, prepared: Prepared, answer: Answer) -> Result<Vec<O::Item>, Error<O::Error>> {
        if !answer.is_success() {
            return match decode::<O>(answer) {
                Err(error) => Err(error),
                Ok(_) => Ok(Vec::new()),
            };
        }
        let body = answer.json_text()?;
        let items = match body.is_empty() {
            true => None,
            false => seek::value(body, O::PAGING.items).map_err(|error| answer.no_json(error))?,
        };
        self.walk.advance(prepared, &answer).map_err(Error::widen)?;
        Ok(items.unwrap_or_default())
    }
}

impl<O: Paged> Stream for Items<O> {
    type Item = Result<O::Item, Error<O::Error>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            let Some(answer) = ready!(self.walk.poll_answer(cx)) else { return Poll::Ready(None) };
            let items =
                answer.map_err(Error::widen).and_then(|(prepared, answer)| self.open(prepared, answer));
            match items {
                Ok(items) => self.page = items.into_iter(),
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }
}

/// Items are returned by value, never pinned.
impl<O: Paged> Unpin for Items<O> {}

impl<O> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("client", &self.walk.client).finish_non_exhaustive()
    }
}

impl<O: Paged> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("client", &self.walk.client).finish_non_exhaustive()
    }
}
