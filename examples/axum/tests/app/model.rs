//! What the application receives and sends.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// How urgent a ticket is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Priority {
    Low,
    Normal,
    High,
}

/// A ticket that does not exist yet.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub(crate) struct NewTicket {
    #[schema(min_length = 1)]
    pub(crate) title: String,
    pub(crate) priority: Priority,
    pub(crate) assignee: Option<String>,
    #[serde(default)]
    pub(crate) labels: Vec<String>,
}

/// A ticket.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Ticket {
    pub(crate) id: u64,
    pub(crate) title: String,
    pub(crate) priority: Priority,
    pub(crate) assignee: Option<String>,
    pub(crate) labels: Vec<String>,
}

/// Some of the tickets.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Page {
    pub(crate) tickets: Vec<Ticket>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<u64>,
}

/// Which tickets are listed.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Listing {
    /// Only tickets of this priority.
    pub(crate) priority: Option<Priority>,
    /// Only tickets with a greater id.
    pub(crate) after: Option<u64>,
    /// How many tickets at most.
    #[param(minimum = 1, maximum = 100)]
    pub(crate) limit: Option<usize>,
}

/// What happens to a ticket.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Event {
    /// Somebody said something.
    Commented { author: String, text: String },
    /// The work goes to somebody else.
    Assigned { to: String },
    /// The work is done.
    Closed,
}

/// Why a request is refused.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Problem {
    pub(crate) title: String,
}
