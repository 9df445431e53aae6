//! Reads the body of a response into memory, up to the limit of the client.

use bytes::Bytes;

use super::content::Content;
use crate::body::{ByteStream, next};
use crate::error::TransportError;

/// At most this much is allocated up front because the server announced a length.
const MOST_AHEAD: u64 = 8 << 20;

/// Reads a body, up to the limit. `announced` is its announced length.
pub(super) async fn read(
    mut body: ByteStream,
    limit: u64,
    announced: Option<u64>,
) -> Result<Content, TransportError> {
    // A body that arrives in one piece, as small ones do, is not copied. The pieces of a larger one are
    // dropped as they arrive, so that there are never two copies of the body in memory.
    let Some(first) = next(&mut body).await.transpose()? else { return Ok(Content::Whole(Bytes::new())) };
    let Some(mut piece) = next(&mut body).await.transpose()? else { return Ok(whole_or_begun(first, limit)) };
    let ahead = announced.unwrap_or(0).min(limit).min(MOST_AHEAD).max(first.len() as u64);
    let mut all = Vec::with_capacity(usize::try_from(ahead).unwrap_or(0));
    all.extend_from_slice(&first);
    drop(first);
    loop {
        all.extend_from_slice(&piece);
        if all.len() as u64 > limit {
            return Ok(whole_or_begun(all.into(), limit));
        }
        match next(&mut body).await.transpose()? {
            Some(next) => piece = next,
            None => return Ok(Content::Whole(all.into())),
        }
    }
}

fn whole_or_begun(mut body: Bytes, limit: u64) -> Content {
    match usize::try_from(limit) {
        Ok(limit) if body.len() > limit => {
            body.truncate(limit);
            Content::Truncated(body)
        }
        _ => Content::Whole(body),
    }
}
