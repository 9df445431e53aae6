//! Measures the memory that an upload of 300 MiB takes: `cargo bench --bench upload`. The server runs in its
//! own process (this program with an argument), so that its memory does not count. Fails if an upload exceeds
//! the limit; times are printed for orientation only.

use std::path::Path;
use std::time::Instant;

use bytes::Bytes;
use futures_util::{Stream, StreamExt, stream};
use smallest_atoms::runtime::File;
use smallest_atoms::{Client, DocumentMetadata, EndUser, NumberType, SubmitRequest, UserType};

type Failure = Box<dyn std::error::Error>;

const MIB: u64 = 1 << 20;
const SIZE: u64 = 300 * MIB;
const PIECE: usize = 64 * 1024;
/// The memory that an upload may take in addition to what the process had before, in bytes.
const LIMIT: u64 = 32 * MIB;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    if loopback::Process::is_this() {
        return serve().await;
    }
    check_the_meter()?;
    let server = loopback::Process::start()?;
    let client = Client::builder().base_url(&server.url).bearer_auth("sk_bench").build()?;
    // Connection pool, threads and the allocator's first pages are not part of the figure.
    upload(&client, "warm-up", File::bytes("scan.pdf", "%PDF"), 4).await?;
    upload(&client, "stream, length known", File::stream("scan.pdf", pieces(), Some(SIZE)), SIZE).await?;
    upload(&client, "stream, length unknown", File::stream("scan.pdf", pieces(), None), SIZE).await?;
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("upload.pdf");
    // On file systems with sparse files it occupies no blocks; it is read nevertheless.
    std::fs::File::create(&path)?.set_len(SIZE)?;
    let on_disk = upload(&client, "file on disk", File::open(&path).await?, SIZE).await;
    std::fs::remove_file(&path)?;
    on_disk
}

/// Pieces that are created on demand, each in its own allocation.
fn pieces() -> impl Stream<Item = std::io::Result<Vec<u8>>> + Send + 'static {
    stream::iter(0..SIZE / PIECE as u64).map(|index| Ok(vec![index as u8; PIECE]))
}

/// Uploads a file, prints the memory and time it took and fails if it took too much memory.
async fn upload(client: &Client, what: &str, file: File, size: u64) -> Result<(), Failure> {
    let before = memory();
    let start = Instant::now();
    let created = client.compliance().submit(submission(file)).send().await?;
    let took = start.elapsed();
    let arrived: u64 = created.data.and_then(|data| data.alias).ok_or("no answer")?.parse()?;
    if arrived < size {
        return Err(format!("{what}: {arrived} bytes of {size} arrived").into());
    }
    let Some((before, after)) = before.zip(memory()) else {
        println!("{what}: {} MiB in {took:.1?}; memory is measured on Linux only", size / MIB);
        return Ok(());
    };
    let extra = after.peak.saturating_sub(before.now);
    println!(
        "{what}: {} MiB in {took:.1?}, extra peak memory {:.1} MiB",
        size / MIB,
        extra as f64 / MIB as f64
    );
    match extra > LIMIT {
        true => Err(format!("{what}: more than {} MiB", LIMIT / MIB).into()),
        false => Ok(()),
    }
}

fn submission(file: File) -> SubmitRequest {
    SubmitRequest {
        country_iso: "US".into(),
        number_type: NumberType::Mobile,
        user_type: UserType::Individual,
        end_user: EndUser::new("John Doe"),
        documents: vec![DocumentMetadata::new("dt_456")],
        files: vec![file],
    }
}

/// The memory of this process in bytes.
struct Memory {
    now: u64,
    peak: u64,
}

/// What Linux reports about this process. The peak covers the time since the last call if the kernel allows
/// resetting it, otherwise since the start.
fn memory() -> Option<Memory> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().trim_end_matches(" kB").parse::<u64>().ok().map(|kib| kib * 1024)
    };
    let memory = Memory { now: field("VmRSS:")?, peak: field("VmHWM:")? };
    // Not allowed everywhere; otherwise the figure is an upper bound.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    Some(memory)
}

/// Fails if memory that was certainly allocated does not show in the figures.
fn check_the_meter() -> Result<(), Failure> {
    let before = memory();
    std::hint::black_box(vec![1_u8; 2 * LIMIT as usize]);
    match before.zip(memory()) {
        Some((before, after)) if after.peak < before.now + LIMIT => Err("the peak is not measured".into()),
        _ => Ok(()),
    }
}

/// Counts the bytes of each request's body, drops them, and responds with their number.
async fn serve() -> Result<(), Failure> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    let count =
        |request: axum::extract::Request| async {
            let body = request.into_body().into_data_stream();
            let length = body.fold(0, |sum, piece: Result<Bytes, _>| async move {
                sum + piece.map_or(0, |piece| piece.len())
            });
            let answer = serde_json::json!({ "status": true, "data": { "alias": length.await.to_string() } });
            (axum::http::StatusCode::CREATED, axum::Json(answer))
        };
    axum::serve(listener, axum::Router::new().fallback(count)).await?;
    Ok(())
}
