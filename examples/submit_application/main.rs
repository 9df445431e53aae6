//! Submits a compliance application and handles a refusal.
//!
//! ```text
//! cargo run --example submit_application
//! SMALLEST_API_KEY=sk_… cargo run --example submit_application -- --live
//! ```
//!
//! Without `--live` it uses its own server on loopback.

mod server;

use smallest_atoms::runtime::{Error, File};
use smallest_atoms::{Client, DocumentMetadata, EndUser, NumberType, SubmitError, SubmitRequest, UserType};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let atoms = if std::env::args().any(|argument| argument == "--live") {
        let key = std::env::var("SMALLEST_API_KEY").map_err(|_| "set SMALLEST_API_KEY to your API key")?;
        Client::builder().bearer_auth(key).build()?
    } else {
        let address = server::start().await?;
        println!("a server like the real one listens on {address}");
        Client::builder()
            .base_url(format!("http://{address}/atoms/v1"))
            .bearer_auth(server::API_KEY)
            .build()?
    };

    println!("\nfirst application:");
    submit(&atoms).await?;
    println!("\nthe same application again:");
    submit(&atoms).await?;
    Ok(())
}

async fn submit(atoms: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let answer = atoms
        .compliance()
        .submit(SubmitRequest {
            country_iso: "US".into(),
            number_type: NumberType::Mobile,
            user_type: UserType::Individual,
            end_user: EndUser::new("John Doe")
                .last_name("Doe")
                .email("john.doe@example.com")
                .city("San Francisco")
                .state("CA")
                .country("US"),
            documents: vec![DocumentMetadata::new("dt_456")],
            files: vec![File::open(passport()).await?],
        })
        .send()
        .await;
    match answer {
        Ok(created) => println!("{created:#?}"),
        Err(Error::Api(api)) => match api.error() {
            SubmitError::Conflict(body) => {
                println!("{}: {}", api.status(), body.errors.as_deref().unwrap_or_default().join("; "));
            }
            other => println!("{}: {other:?}", api.status()),
        },
        Err(other) => return Err(other.into()),
    }
    Ok(())
}

/// The scan that is uploaded.
fn passport() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/submit_application/passport_scan.pdf")
}
