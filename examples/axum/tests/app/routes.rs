//! The routes of the application, with what utoipa needs to know of them.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{self, Sse};
use futures_util::stream::{self, Stream};

use super::TOKEN;
use super::model::{Event, Listing, NewTicket, Page, Problem, Ticket};

/// The tickets, in memory.
#[derive(Clone, Default)]
pub(super) struct Tickets(Arc<Mutex<Vec<WithEvents>>>);

type WithEvents = (Ticket, Vec<Event>);

type Refused = (StatusCode, Json<Problem>);

fn refused(status: StatusCode, title: &str) -> Refused {
    (status, Json(Problem { title: title.into() }))
}

fn authorized(headers: &HeaderMap) -> Result<(), Refused> {
    let expected = format!("Bearer {TOKEN}");
    match headers.get("authorization") {
        Some(value) if value.as_bytes() == expected.as_bytes() => Ok(()),
        _ => Err(refused(StatusCode::UNAUTHORIZED, "who are you?")),
    }
}

impl Tickets {
    fn with<T>(&self, work: impl FnOnce(&mut Vec<WithEvents>) -> T) -> T {
        work(&mut self.0.lock().expect("no route panics"))
    }

    /// A ticket with its events.
    fn of<T>(&self, id: u64, work: impl FnOnce(&mut WithEvents) -> T) -> Result<T, Refused> {
        self.with(|all| all.iter_mut().find(|(ticket, _)| ticket.id == id).map(work))
            .ok_or_else(|| refused(StatusCode::NOT_FOUND, "no such ticket"))
    }
}

/// List tickets
#[utoipa::path(
    get,
    path = "/tickets",
    tag = "tickets",
    params(Listing),
    responses((status = 200, description = "A page of tickets", body = Page))
)]
pub(super) async fn list(State(tickets): State<Tickets>, Query(listing): Query<Listing>) -> Json<Page> {
    let is_listed = |ticket: &Ticket| {
        ticket.id > listing.after.unwrap_or_default()
            && listing.priority.is_none_or(|priority| priority == ticket.priority)
    };
    let limit = listing.limit.unwrap_or(100);
    let all = tickets.with(|all| all.iter().map(|(ticket, _)| ticket.clone()).collect::<Vec<_>>());
    let mut listed: Vec<Ticket> = all.into_iter().filter(is_listed).take(limit + 1).collect();
    let is_more = listed.len() > limit;
    listed.truncate(limit);
    let next = listed.last().filter(|_| is_more).map(|ticket| ticket.id);
    Json(Page { tickets: listed, next })
}

/// Create a ticket
#[utoipa::path(
    post,
    path = "/tickets",
    tag = "tickets",
    request_body = NewTicket,
    responses(
        (status = 201, description = "The ticket", body = Ticket),
        (status = 401, description = "Without a token", body = Problem),
    ),
    security(("token" = []))
)]
pub(super) async fn create(
    State(tickets): State<Tickets>,
    headers: HeaderMap,
    Json(new): Json<NewTicket>,
) -> Result<(StatusCode, Json<Ticket>), Refused> {
    authorized(&headers)?;
    let ticket = tickets.with(|all| {
        let NewTicket { title, priority, assignee, labels } = new;
        let ticket = Ticket { id: all.len() as u64 + 1, title, priority, assignee, labels };
        all.push((ticket.clone(), Vec::new()));
        ticket
    });
    Ok((StatusCode::CREATED, Json(ticket)))
}

/// Get a ticket
#[utoipa::path(
    get,
    path = "/tickets/{id}",
    tag = "tickets",
    params(("id" = u64, Path, description = "The ticket's number")),
    responses(
        (status = 200, description = "The ticket", body = Ticket),
        (status = 404, description = "No ticket has this number", body = Problem),
    )
)]
pub(super) async fn get(
    State(tickets): State<Tickets>,
    Path(id): Path<u64>,
) -> Result<Json<Ticket>, Refused> {
    tickets.of(id, |(ticket, _)| Json(ticket.clone()))
}

/// Add an event to a ticket
#[utoipa::path(
    post,
    path = "/tickets/{id}/events",
    tag = "tickets",
    params(("id" = u64, Path, description = "The ticket's number")),
    request_body = Event,
    responses(
        (status = 204, description = "It is added"),
        (status = 401, description = "Without a token", body = Problem),
        (status = 404, description = "No ticket has this number", body = Problem),
    ),
    security(("token" = []))
)]
pub(super) async fn add_event(
    State(tickets): State<Tickets>,
    Path(id): Path<u64>,
    headers: HeaderMap,
    Json(event): Json<Event>,
) -> Result<StatusCode, Refused> {
    authorized(&headers)?;
    tickets.of(id, |(ticket, events)| {
        if let Event::Assigned { to } = &event {
            ticket.assignee = Some(to.clone());
        }
        events.push(event);
        StatusCode::NO_CONTENT
    })
}

/// Everything that has happened to a ticket
#[utoipa::path(
    get,
    path = "/tickets/{id}/events",
    tag = "tickets",
    params(("id" = u64, Path, description = "The ticket's number")),
    responses(
        (status = 200, description = "An event each", body = Event, content_type = "text/event-stream"),
        (status = 404, description = "No ticket has this number", body = Problem),
    )
)]
pub(super) async fn events(
    State(tickets): State<Tickets>,
    Path(id): Path<u64>,
) -> Result<Sse<impl Stream<Item = Result<sse::Event, Infallible>>>, Refused> {
    let events = tickets.of(id, |(_, events)| events.clone())?;
    let events = events.into_iter().map(|event| sse::Event::default().json_data(event).expect("JSON"));
    Ok(Sse::new(stream::iter(events.map(Ok))))
}
