//! A page to pay at: what is inline in the request is called by its title.
use api::{
    Client, LineItemParams, PostCheckoutSessionsRequest, PostCheckoutSessionsRequestMode,
    PriceDataWithProductData, PriceDataWithProductDataProductData,
};

async fn link(stripe: &Client) -> Result<Option<String>, Box<dyn std::error::Error>> {
    let product = PriceDataWithProductDataProductData::new("T-shirt");
    let price = PriceDataWithProductData::new("eur").unit_amount(2000).product_data(product);
    let request = PostCheckoutSessionsRequest::new("https://example.com/done")
        .mode(PostCheckoutSessionsRequestMode::Payment)
        .line_items([LineItemParams::default().price_data(price).quantity(1)]);
    Ok(stripe.post_checkout_sessions(request).send().await?.url.into_option())
}

fn main() {
    let _ = link;
}
