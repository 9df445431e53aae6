//! A few kilobytes that decompress to a huge amount: the limit applies to the output. Each test needs the
//! feature of its encoding.
#![cfg(any(feature = "gzip", feature = "deflate", feature = "brotli", feature = "zstd"))]

use std::time::Duration;

use openapi_bindgen_runtime::Error;

use super::raw::{LIMIT, Raw, client, soon, thing};

/// Checks that an endless response with the encoding is aborted; it consists of `begin` and then `piece`
/// again and again.
async fn is_given_up(encoding: &str, begin: &[u8], piece: &[u8]) {
    let head =
        format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: {encoding}\r\n");
    let body = [begin, &piece.repeat(64)].concat();
    let server =
        Raw::saying([format!("{head}content-length: 9999999\r\n\r\n").as_bytes(), &body].concat()).await;
    let error = soon(thing(&client(&server)).send()).await.unwrap_err();
    assert!(matches!(error, Error::Decode(_)), "{encoding}: {error:?}");
    assert!(
        error.to_string().contains("larger than 10000 bytes (see `max_body_bytes`)"),
        "{encoding}: {error}"
    );
    assert_eq!(error.body().unwrap().len() as u64, LIMIT, "{encoding}");
    assert!(error.body().unwrap().iter().all(|byte| *byte == b' '), "{encoding}: decoded");
}

/// Checks that a malformed stream of the encoding is a connection error, not a panic.
async fn is_refused(encoding: &str) {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    let server = Raw::endless(
        &format!("{head}content-encoding: {encoding}\r\n\r\n"),
        b"no such thing".repeat(100),
        Duration::ZERO,
    )
    .await;
    let error = soon(thing(&client(&server)).send()).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{encoding}: {error:?}");
}

/// A mebibyte of spaces, flushed so that it ends at a byte and can be repeated.
#[cfg(any(feature = "gzip", feature = "deflate"))]
fn deflated() -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&vec![b' '; 1 << 20]).unwrap();
    encoder.flush().unwrap();
    encoder.get_ref().clone()
}

#[cfg(feature = "gzip")]
#[tokio::test]
async fn gzip() {
    is_given_up("gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03", &deflated()).await;
    is_refused("gzip").await;
}

#[cfg(feature = "deflate")]
#[tokio::test]
async fn deflate() {
    is_given_up("deflate", b"\x78\x9c", &deflated()).await;
    is_refused("deflate").await;
}

#[cfg(feature = "zstd")]
#[tokio::test]
async fn zstd() {
    // A frame of unknown length with a window of 128 KiB, and blocks that repeat one byte for 128 KiB (RFC 8878
    // §3.1.1).
    let block = ((128_u32 << 10) << 3 | 1 << 1).to_le_bytes();
    is_given_up("zstd", b"\x28\xb5\x2f\xfd\x00\x38", &[block[0], block[1], block[2], b' ']).await;
    is_refused("zstd").await;
}

#[cfg(feature = "brotli")]
#[tokio::test]
async fn brotli() {
    // The Brotli encoding of 64 MiB of spaces: a beginning, and 101 bytes that repeat.
    let begin = bytes_of("f4ff1ff04b80c4638140ee7d80feff037e0980382c02");
    let piece = bytes_of(
        "d0bd0fd0ff7fc02f0110870500baf701faff0ff82500e2b00040f73e40ffff01bf04401c1600e8de07e8ff3fe0970088c30200ddfb\
         00fdff07fc1200715800a07b1fa0ffff805f02200e0b0074ef03f4ff1ff04b00c4610180ee7d80feff037e0980382c00",
    );
    is_given_up("br", &begin, &piece).await;
    is_refused("br").await;
}

#[cfg(feature = "brotli")]
fn bytes_of(hexadecimal: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        hexadecimal.chars().filter_map(|c| c.to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}
