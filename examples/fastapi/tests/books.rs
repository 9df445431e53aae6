//! Books: added, listed page by page, and lent.

use library::runtime::Error;
use library::{AddBookError, Genre, GetBookError, LendBookError, NewBook};

use super::Result;
use super::server::{Library, TOKEN};

#[tokio::test]
async fn books_are_listed_page_by_page() -> Result {
    let Some(library) = Library::start()? else { return Ok(()) };
    let books = library.client()?.books();
    for (title, genre) in [("Faust", Genre::Poetry), ("Emma", Genre::Novel), ("Cosmos", Genre::Science)] {
        let book = books.add_book(NewBook::new(title, "somebody", genre).shelf(7)).send().await?;
        assert_eq!((book.title.as_str(), book.shelf, book.due), (title, Some(7), None));
    }

    // Three requests: the overlay says how the next page is asked for.
    let mut all = books.list_books().limit(2).items();
    let mut titles = Vec::new();
    while let Some(book) = all.next().await {
        titles.push(book?.title);
    }
    assert_eq!(titles, ["Faust", "Emma", "Cosmos"]);

    let poems = books.list_books().genre(vec![Genre::Poetry, Genre::Novel]).send().await?;
    assert_eq!(poems.len(), 2);
    Ok(())
}

#[tokio::test]
async fn a_book_is_lent_once() -> Result {
    let Some(library) = Library::start()? else { return Ok(()) };
    let books = library.client()?.books();
    let id = books.add_book(NewBook::new("Emma", "Jane Austen", Genre::Novel)).send().await?.id;

    let lent = books.lend_book(id).days(14).send().await?;
    assert!(lent.due.is_some());
    match books.lend_book(id).send().await {
        Err(Error::Api(refused)) => match refused.error() {
            LendBookError::Conflict(problem) => assert!(problem.detail.starts_with("it is lent until")),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
    match books.get_book("00000000-0000-4000-8000-000000000000".parse()?).send().await {
        Err(Error::Api(refused)) => assert!(matches!(refused.error(), GetBookError::NotFound(_))),
        other => panic!("{other:?}"),
    }
    Ok(())
}

#[tokio::test]
async fn what_is_wrong_is_refused_here_and_there() -> Result {
    let Some(library) = Library::start()? else { return Ok(()) };
    let nowhere = NewBook::new("Emma", "Jane Austen", Genre::Novel).shelf(100);

    // The document has the limit, so the request is not sent.
    let refused = library.client()?.books().add_book(nowhere.clone()).send().await.unwrap_err();
    assert!(matches!(refused, Error::Build(_)) && refused.to_string().contains("shelf"), "{refused}");

    // It is, if one insists; the error is that of FastAPI, with the place.
    let client = library.builder().unchecked().bearer_auth(TOKEN).build()?;
    match client.books().add_book(nowhere).send().await {
        Err(Error::Api(refused)) => match refused.error() {
            AddBookError::UnprocessableEntity(body) => {
                let problems = body.detail.as_deref().unwrap_or_default();
                assert_eq!(problems[0].r#type, "less_than");
            }
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }

    let stranger = library.builder().bearer_auth("guess").build()?;
    match stranger.books().add_book(NewBook::new("Emma", "Jane Austen", Genre::Novel)).send().await {
        Err(Error::Api(refused)) => assert!(matches!(refused.error(), AddBookError::Forbidden(_))),
        other => panic!("{other:?}"),
    }
    Ok(())
}
