//! The newer call: input that is text or items, and output of many kinds.
use api::{Client, CreateResponse, OutputItem, OutputMessageContent};

async fn ask(openai: &Client, question: &str) -> Result<String, Box<dyn std::error::Error>> {
    let request =
        CreateResponse::default().model("gpt-5.4").input(question).max_output_tokens(300).store(false);
    let answer = openai.responses().create_response(request).send().await?;
    let mut texts = String::new();
    for item in answer.output {
        let OutputItem::OutputMessage(message) = item else { continue };
        for part in message.content {
            if let OutputMessageContent::OutputText(text) = part {
                texts.push_str(&text.text);
            }
        }
    }
    Ok(texts)
}

fn main() {
    let _ = ask;
}
