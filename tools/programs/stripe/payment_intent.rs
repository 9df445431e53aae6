//! A payment, and the customer that it holds as an id or, if expanded, as an object.
use api::{
    AutomaticPaymentMethodsParam, Client, PaymentIntent, PostPaymentIntentsRequest,
    PostPaymentIntentsRequestCaptureMethod, StringOrCustomerOrDeleted,
};

async fn pay(stripe: &Client, customer: &str) -> Result<PaymentIntent, Box<dyn std::error::Error>> {
    let request = PostPaymentIntentsRequest::new(2000, "eur")
        .customer(customer)
        .automatic_payment_methods(AutomaticPaymentMethodsParam::new(true))
        .capture_method(PostPaymentIntentsRequestCaptureMethod::Manual)
        .metadata([("order", "6735")])
        .expand(["customer"]);
    Ok(stripe.post_payment_intents(request).send().await?)
}

fn customer(intent: &PaymentIntent) -> Option<&str> {
    Some(match intent.customer.as_deref()? {
        StringOrCustomerOrDeleted::String(id) => id,
        StringOrCustomerOrDeleted::Customer(customer) => &customer.id,
        StringOrCustomerOrDeleted::DeletedCustomer(customer) => &customer.id,
        _ => return None,
    })
}

fn main() {
    let _ = (pay, customer);
}
