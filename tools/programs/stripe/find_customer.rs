//! A customer may be deleted: the answer is one of two objects.
use api::{Client, GetCustomersCustomerResponse};

async fn email(stripe: &Client, id: &str) -> Result<Option<String>, Box<dyn std::error::Error>> {
    match stripe.get_customers_customer(id).expand(["tax_ids"]).send().await? {
        GetCustomersCustomerResponse::Customer(customer) => Ok(customer.email.into_option()),
        GetCustomersCustomerResponse::DeletedCustomer(_) => Ok(None),
        other => Err(format!("neither: {other:?}").into()),
    }
}

fn main() {
    let _ = email;
}
