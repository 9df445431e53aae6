//! An index: a type by its name, or with its settings. Errors have one shape.
use api::{Client, CreateFieldIndex, PayloadSchemaType, runtime::Error};

async fn index(qdrant: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let request = CreateFieldIndex::new("country").field_schema(PayloadSchemaType::Keyword);
    match qdrant.indexes().create_field_index("towns", request).wait(true).send().await {
        Ok(_) => Ok(()),
        Err(Error::Api(refused)) if refused.status() == 404 => {
            let error = refused.error().and_then(|error| error.status.as_ref()?.error.as_deref());
            println!("no such collection: {}", error.unwrap_or("no reason given"));
            Ok(())
        }
        Err(other) => Err(other.into()),
    }
}

fn main() {
    let _ = index;
}
