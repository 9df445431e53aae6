//! Bindings to Smallest AI's compliance API, generated from its OpenAPI document by
//! [`openapi-bindgen`](https://crates.io/crates/openapi-bindgen).
//!
//! ```no_run
//! use smallest_atoms::runtime::{Error, File};
//! use smallest_atoms::{Client, DocumentMetadata, EndUser, NumberType, SubmitError, SubmitRequest, UserType};
//!
//! # async fn submit(token: String) -> Result<(), Box<dyn std::error::Error>> {
//! let atoms = Client::builder().bearer_auth(token).build()?;
//! let answer = atoms
//!     .compliance()
//!     .submit(SubmitRequest {
//!         country_iso: "US".into(),
//!         number_type: NumberType::Mobile,
//!         user_type: UserType::Individual,
//!         end_user: EndUser { last_name: Some("Doe".into()), ..EndUser::new("John Doe") },
//!         documents: vec![DocumentMetadata::new("dt_456")],
//!         files: vec![File::open("passport_scan.pdf").await?],
//!     })
//!     .send()
//!     .await;
//! match answer {
//!     Ok(created) => println!("submitted: {:?}", created.data),
//!     Err(Error::Api(api)) => match api.error() {
//!         SubmitError::Conflict(body) => println!("exists already: {:?}", body.errors),
//!         other => println!("refused with {}: {other:?}", api.status()),
//!     },
//!     Err(other) => return Err(other.into()),
//! }
//! # Ok(())
//! # }
//! ```

openapi_bindgen_runtime::include_bindings!("atoms");
