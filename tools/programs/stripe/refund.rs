//! Money back, with a reason from a list.
use api::{Client, PostRefundsRequest, PostRefundsRequestReason};

async fn refund(
    stripe: &Client,
    intent: &str,
    amount: Option<i64>,
) -> Result<String, Box<dyn std::error::Error>> {
    let request = PostRefundsRequest::default()
        .payment_intent(intent)
        .amount(amount)
        .reason(PostRefundsRequestReason::RequestedByCustomer);
    Ok(stripe.post_refunds().body(request).send().await?.id)
}

fn main() {
    let _ = refund;
}
