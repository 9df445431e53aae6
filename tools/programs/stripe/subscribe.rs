//! A subscription with its first invoice in the same answer.
use api::{
    Client, PaymentBehavior, PostSubscriptionsRequest, SubscriptionItemCreateParams, SubscriptionStatus,
};

async fn subscribe(stripe: &Client, customer: &str, price: &str) -> Result<bool, Box<dyn std::error::Error>> {
    let request = PostSubscriptionsRequest::new(customer)
        .items([SubscriptionItemCreateParams::default().price(price)])
        .payment_behavior(PaymentBehavior::DefaultIncomplete)
        .trial_period_days(14)
        .expand(["latest_invoice.payment_intent"]);
    let made = stripe.post_subscriptions(request).send().await?;
    Ok(matches!(made.status, SubscriptionStatus::Active | SubscriptionStatus::Trialing))
}

fn main() {
    let _ = subscribe;
}
