//! An index: a type by its name, or with its settings. Errors have one shape.
use api::{Client, CreateFieldIndex, PayloadSchemaType, runtime::Error};

async fn index(qdrant: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let request = CreateFieldIndex::new("country").field_schema(PayloadSchemaType::Keyword);
    match qdrant.indexes().create_field_index("towns", request).wait(true).send().await {
        Ok(_) => Ok(()),
        Err(Error::Api(refused)) if refused.status() == 404 => {
            let reason = refused.error().body().status.as_ref().and_then(|status| status.error.as_deref());
            println!("{}", reason.unwrap_or("no reason given"));
            Ok(())
        }
        Err(other) => Err(other.into()),
    }
}

fn main() {
    let _ = index;
}
