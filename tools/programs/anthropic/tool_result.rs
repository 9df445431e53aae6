//! What a tool found out, as the user's next message.
use api::{InputContentBlock, InputMessage, RequestToolResultBlock, Role};

fn result(call: &str, found: Result<String, String>) -> InputMessage {
    let block = match found {
        Ok(text) => RequestToolResultBlock::new(call).content(text),
        Err(reason) => RequestToolResultBlock::new(call).content(reason).is_error(true),
    };
    InputMessage::new(vec![InputContentBlock::from(block)], Role::User)
}

fn main() {
    let _ = result;
}
