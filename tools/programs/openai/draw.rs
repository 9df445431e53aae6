//! A picture: sizes, models and formats are names or free text.
use api::{Client, CreateImageRequest, CreateImageRequestOutputFormat};

async fn draw(openai: &Client) -> Result<Option<String>, Box<dyn std::error::Error>> {
    let request = CreateImageRequest::new("A lighthouse in the fog")
        .model("gpt-image-2")
        .size("1024x1024")
        .n(1)
        .output_format(CreateImageRequestOutputFormat::Webp);
    let answer = openai.images().create_image(request).send().await?;
    Ok(answer.data.and_then(|pictures| pictures.into_iter().next()?.b64_json))
}

fn main() {
    let _ = draw;
}
