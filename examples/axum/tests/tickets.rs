//! Tickets: created, listed page by page, and what happens to them.

use tickets::runtime::Error;
use tickets::{Client, Event, EventAssigned, EventCommented, NewTicket, Priority};

use super::{Result, app};

async fn client() -> Result<Client> {
    let address = app::start().await?;
    Ok(Client::builder().base_url(format!("http://{address}")).bearer_auth(app::TOKEN).build()?)
}

#[tokio::test]
async fn tickets_are_listed_page_by_page() -> Result {
    let tickets = client().await?.tickets();
    for (title, priority) in [("Leak", Priority::High), ("Paint", Priority::Low), ("Smoke", Priority::High)] {
        let created = tickets.create(NewTicket::new(title, priority).labels(["house"])).send().await?;
        assert_eq!(created.labels, ["house"]);
    }

    // Two requests: the overlay says how the next page is asked for.
    let mut urgent = tickets.list().priority(Priority::High).limit(1).items();
    let mut titles = Vec::new();
    while let Some(ticket) = urgent.next().await {
        titles.push(ticket?.title);
    }
    assert_eq!(titles, ["Leak", "Smoke"]);
    Ok(())
}

#[tokio::test]
async fn events_are_told_apart_by_their_kind() -> Result {
    let tickets = client().await?.tickets();
    let id = tickets.create(NewTicket::new("Leak", Priority::High)).send().await?.id;
    tickets.add_event(id, EventAssigned::new("ada")).send().await?;
    tickets.add_event(id, EventCommented::new("ada", "It is the tap.")).send().await?;
    tickets.add_event(id, Event::Closed).send().await?;
    assert_eq!(tickets.get(id).send().await?.assignee.as_deref(), Some("ada"));

    // Server-sent events, each with the JSON of one.
    let mut events = tickets.events(id).send().await?;
    let mut story = Vec::new();
    while let Some(event) = events.next().await {
        story.push(match event?.data {
            Event::Assigned(event) => format!("{} works on it", event.to),
            Event::Commented(event) => format!("{}: {}", event.author, event.text),
            Event::Closed => "done".to_owned(),
            other => format!("{other:?}"),
        });
    }
    assert_eq!(story, ["ada works on it", "ada: It is the tap.", "done"]);
    Ok(())
}

#[tokio::test]
async fn refusals_have_types() -> Result {
    let address = app::start().await?;
    let stranger = Client::builder().base_url(format!("http://{address}")).anonymous().build()?;
    match stranger.tickets().create(NewTicket::new("Leak", Priority::Low)).send().await {
        Err(Error::Api(refused)) => assert_eq!(refused.error().title, "who are you?"),
        other => panic!("{other:?}"),
    }
    match stranger.tickets().get(7).send().await {
        Err(Error::Api(refused)) => assert_eq!(refused.error().title, "no such ticket"),
        other => panic!("{other:?}"),
    }
    // The document says that a title has a character, so this is not sent.
    let refused = stranger.tickets().create(NewTicket::new("", Priority::Low)).send().await.unwrap_err();
    assert!(matches!(refused, Error::Build(_)), "{refused}");
    Ok(())
}
