//! Covers: a file that is uploaded in a form, and downloaded.

use library::runtime::File;
use library::{BodyPutCoverBooksBookIdCoverPut as Cover, Genre, NewBook};

use super::Result;
use super::server::Library;

#[tokio::test]
async fn a_cover_comes_back_as_it_was_sent() -> Result {
    let Some(library) = Library::start()? else { return Ok(()) };
    let client = library.client()?;
    let book = client.books().add_book(NewBook::new("Emma", "Jane Austen", Genre::Novel)).send().await?;

    let image = File::bytes("emma.png", b"\x89PNG\r\n\x1a\n and so on".to_vec());
    client.covers().put_cover(book.id, Cover { image }).send().await?;

    let cover = client.covers().get_cover(book.id).send().await?;
    assert_eq!(&cover.bytes().await?[..], b"\x89PNG\r\n\x1a\n and so on");
    Ok(())
}
