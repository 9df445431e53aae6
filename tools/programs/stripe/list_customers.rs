//! Customers since a time, page by page; the time is a number or bounds.
use api::{Client, Customer, RangeQuerySpecs};

async fn since(stripe: &Client, since: i64) -> Result<Vec<Customer>, Box<dyn std::error::Error>> {
    let mut customers: Vec<Customer> = Vec::new();
    loop {
        let last = customers.last().map(|customer| customer.id.clone());
        let created = RangeQuerySpecs::default().gte(since);
        let page = stripe.get_customers().created(created).limit(100).starting_after(last).send().await?;
        customers.extend(page.data);
        if !page.has_more {
            return Ok(customers);
        }
    }
}

fn main() {
    let _ = since;
}
