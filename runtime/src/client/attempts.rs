//! Performs a prepared request: retries it until an answer counts, each attempt with its time limit. A
//! request that must not be repeated is sent once.

use std::pin::pin;
use std::sync::{Mutex, PoisonError};

use super::Shared;
use crate::answer::{Answer, Content, matches};
use crate::api::{Descriptor, Origin, Strictness};
use crate::auth;
use crate::call::Prepared;
use crate::clock;
use crate::error::{Error, NoError, Timeout, TransportError};
use crate::redaction::Secrets;
use crate::retry::is_transient;
use crate::secret::Secret;
use crate::trace::CallSpan;
use crate::transport::{Next, Request, Response, follow_from, is_redirect, watched};

/// The outcome of one attempt.
struct Attempt {
    result: Result<Answer, Error<NoError>>,
    /// The tokens it was sent with, which can be fetched again.
    tokens: Vec<Secret>,
}

impl Shared {
    /// Retries until an answer counts, the policy allows no more attempts, or the call must not be repeated.
    pub(super) async fn attempts(
        &self,
        prepared: &Prepared,
        span: &CallSpan,
    ) -> Result<Answer, Error<NoError>> {
        let policy = prepared.retry.as_ref().unwrap_or(&self.retry);
        let may_repeat = clock::WAITS && prepared.is_idempotent() && prepared.request.body.is_replayable();
        let mut tries = 0;
        let mut refused = Vec::new();
        loop {
            span.attempt();
            let Attempt { result, tokens } = self.attempt(prepared, tries, &refused).await;
            // The token was refused, not the request, so nothing has happened and any method may be repeated
            // once.
            let is_first = refused.is_empty() && !tokens.is_empty();
            if is_first && is_unauthorized(&result) && prepared.request.body.is_replayable() {
                refused = tokens;
                continue;
            }
            let wait = match &result {
                _ if !may_repeat => None,
                Ok(answer) => policy.after_answer(tries, answer.status_code(), answer.headers()),
                Err(error) if error.is_retryable() => policy.after_failure(tries),
                Err(_) => None,
            };
            let Some(wait) = wait else {
                self.put_back(tries, &result);
                return result;
            };
            if self.budget.as_ref().is_some_and(|budget| !budget.withdraw()) {
                return result;
            }
            span.retry(&result, wait);
            drop(result);
            clock::sleep(wait).await;
            tries += 1;
        }
    }

    /// A call that succeeded at once pays into the budget for retries.
    fn put_back(&self, tries: u32, result: &Result<Answer, Error<NoError>>) {
        let is_good = result.as_ref().is_ok_and(|answer| !is_transient(answer.status()));
        if let Some(budget) = self.budget.as_ref().filter(|_| tries == 0 && is_good) {
            budget.deposit();
        }
    }

    async fn attempt(&self, prepared: &Prepared, attempt: u32, refused: &[Secret]) -> Attempt {
        let limit = self.attempt_timeout;
        let mut tokens = Vec::new();
        let exchange = async {
            let request = self.request(prepared, attempt, refused);
            let (request, used) = request.await?;
            tokens = used;
            let secrets = Mutex::new(crate::auth::secrets_of(&request));
            let response = self.respond(prepared, request, refused, &secrets).await?;
            let secrets = secrets.into_inner().unwrap_or_else(PoisonError::into_inner);
            self.answer(prepared, response, secrets).await
        };
        let result = match clock::limited(limit, pin!(exchange)).await {
            Ok(result) => result.map_err(TransportError::into_error),
            Err(clock::Elapsed) => {
                Err(Error::Timeout(Timeout { limit: limit.unwrap_or_default(), attempt: true }))
            }
        };
        Attempt { result, tokens }
    }

    /// The request with its credentials, and the tokens among them.
    async fn request(
        &self,
        prepared: &Prepared,
        attempt: u32,
        refused: &[Secret],
    ) -> Result<(Request, Vec<Secret>), TransportError> {
        let mut request = prepared.request.clone();
        request.attempt = attempt;
        let transport = self.transport.as_ref();
        let tokens =
            auth::apply(self.api, &prepared.plan, &self.credentials, transport, &mut request, refused)
                .await?;
        Ok((request, tokens))
    }

    /// The response after all layers and redirects.
    async fn respond(
        &self,
        prepared: &Prepared,
        request: Request,
        refused: &[Secret],
        secrets: &Mutex<Secrets>,
    ) -> Result<Response, TransportError> {
        let transport = self.transport.as_ref();
        if !self.middleware.is_empty() {
            let unmet = prepared.plan.is_unmet.then_some(self.missing(prepared.operation));
            let next =
                Next { layers: &self.middleware, transport, redirects: self.redirects, secrets, unmet };
            return next.run(request).await;
        }
        // If no layer can have changed the request, it is rebuilt for a redirect instead of being kept by
        // every call.
        let attempt = request.attempt;
        let response = transport.send(request).await?;
        if !is_redirect(&response) || self.redirects == 0 {
            return Ok(response);
        }
        let (request, _) = self.request(prepared, attempt, refused).await?;
        follow_from(transport, request, response, self.redirects).await
    }

    async fn answer(
        &self,
        prepared: &Prepared,
        response: Response,
        secrets: Secrets,
    ) -> Result<Answer, TransportError> {
        let operation = prepared.operation;
        let Response { status, headers, body } = response;
        let body = watched(body, prepared.idle_timeout.unwrap_or(self.idle_timeout));
        // Nothing in a raw response is undocumented.
        let documented = if prepared.is_raw { "*/*" } else { prepared.accept };
        let content = Content::Stream(body);
        let strictness = if prepared.is_raw { Strictness::default() } else { self.api.strictness };
        let origin = Origin { operation: operation.id, strictness };
        let mut answer = Answer::new(status, headers, documented, self.max_body_bytes, content).of(origin);
        answer.hide(secrets);
        let is_streamed = status.is_success()
            && ((operation.stream_if_asked && prepared.is_stream)
                || is_streamed(operation, prepared.accept, answer.media_type()));
        if !is_streamed && !prepared.is_raw {
            answer.read().await?;
        }
        Ok(answer)
    }
}

/// Whether a response of this media type is handed over unread: the declared type that fits it best is a
/// streamed one. A type that fits none is streamed if any type may be, unless it is JSON or text and there is
/// a JSON or text type that is read whole.
fn is_streamed(operation: &Descriptor, accept: &str, media_type: &str) -> bool {
    // A stream that is not wanted is an undocumented response, which is kept.
    let is_unwanted =
        operation.stream.is_some_and(|(types, _)| types != accept && matches(types, media_type));
    if operation.streamed.is_empty() || is_unwanted && !matches(accept, media_type) {
        return false;
    }
    let streams = |one: &str| operation.streamed.iter().any(|streamed| streamed.trim() == one);
    let declared = || accept.split(',').chain(operation.streamed.iter().copied()).map(str::trim);
    let fitting = declared().filter(|one| *one != "*/*" && matches(one, media_type));
    if let Some(best) = fitting.min_by_key(|one| one.matches('*').count()) {
        return streams(best);
    }
    let kind = |media_type: &str| match media_type.split_once('/') {
        _ if media_type.ends_with("+json") || media_type.ends_with("/json") => "json",
        Some(("text", _)) => "text",
        _ => "",
    };
    let own = kind(media_type);
    let is_read_whole = !own.is_empty() && declared().any(|one| kind(one) == own && !streams(one));
    streams("*/*") && !is_read_whole
}

fn is_unauthorized(result: &Result<Answer, Error<NoError>>) -> bool {
    result.as_ref().is_ok_and(|answer| answer.status() == 401)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_fitting_type_decides_what_is_streamed() {
        let descriptor =
            |accept, streamed| Descriptor::new("op", "GET", "/").accept(accept).streamed(streamed);
        let file_or_json = descriptor("application/json, */*", &["*/*"]);
        let is_streamed = |one: &Descriptor, media_type| is_streamed(one, one.accept, media_type);
        assert!(is_streamed(&file_or_json, "application/zip"));
        assert!(!is_streamed(&file_or_json, "application/json"));
        let events = "text/event-stream";
        assert!(is_streamed(&descriptor(events, &["text/event-stream"]), events));
        assert!(!is_streamed(&descriptor(events, &["text/event-stream"]), "text/html"));
        let either = descriptor("application/json", &["text/event-stream"]).stream(events);
        assert!(!is_streamed(&either, events), "nobody asked for the stream");
        assert!(super::is_streamed(&either, events, events));
    }
}
