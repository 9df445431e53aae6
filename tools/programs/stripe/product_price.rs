//! A product and what it costs each month.
use api::{Client, PostPricesRequest, PostPricesRequestRecurring, PostProductsRequest, RecurringInterval};

async fn offer(stripe: &Client) -> Result<String, Box<dyn std::error::Error>> {
    let product = PostProductsRequest::new("Gold").images(["https://example.com/gold.png"]);
    let product = stripe.post_products(product).send().await?;
    let monthly = PostPricesRequestRecurring::new(RecurringInterval::Month);
    let price = PostPricesRequest::new("eur").unit_amount(900).product(product.id).recurring(monthly);
    Ok(stripe.post_prices(price).send().await?.id)
}

fn main() {
    let _ = offer;
}
