//! A payment is confirmed; a card that is declined is an error with a code.
use api::{
    ApiErrorsType, Client, PaymentIntentStatus, PostPaymentIntentsIntentConfirmRequest, runtime::Error,
};

async fn confirm(stripe: &Client, intent: &str) -> Result<(), Box<dyn std::error::Error>> {
    let request = PostPaymentIntentsIntentConfirmRequest::default()
        .payment_method("pm_card_visa")
        .return_url("https://example.com/done")
        .off_session(true);
    match stripe.post_payment_intents_intent_confirm(intent).body(request).send().await {
        Ok(intent) if intent.status == PaymentIntentStatus::Succeeded => println!("paid {}", intent.amount),
        Ok(intent) => println!("{}: {}", intent.id, intent.status.as_str()),
        Err(Error::Api(refused)) if refused.error().error.r#type == ApiErrorsType::CardError => {
            println!("declined: {:?}", refused.error().error.decline_code);
        }
        Err(other) => return Err(other.into()),
    }
    Ok(())
}

fn main() {
    let _ = confirm;
}
