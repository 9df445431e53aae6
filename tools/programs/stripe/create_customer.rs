//! A customer with an address and metadata: an object that may also be cleared with an empty text.
use api::{Client, OptionalFieldsAddress, PostCustomersRequest};

async fn create(stripe: &Client) -> Result<String, Box<dyn std::error::Error>> {
    let address = OptionalFieldsAddress::default().line1("1 Main St").city("Oslo").country("NO");
    let request =
        PostCustomersRequest::default().email("jo@example.com").address(address).metadata([("plan", "gold")]);
    Ok(stripe.post_customers().body(request).send().await?.id)
}

fn main() {
    let _ = create;
}
