//! Many questions at once, and their results as they come.
use api::{
    Client, CreateMessageBatchParams, CreateMessageParams, InputMessage, MessageBatchIndividualRequestParams,
    MessageBatchIndividualResponseResult as Outcome, Role,
};

async fn ask_all(anthropic: &Client, questions: &[&str]) -> Result<(), Box<dyn std::error::Error>> {
    let requests: Vec<_> = (0..)
        .zip(questions)
        .map(|(number, question)| {
            let params =
                CreateMessageParams::new("claude-opus-4-8", [InputMessage::new(*question, Role::User)], 100);
            MessageBatchIndividualRequestParams::new(format!("question-{number}"), params)
        })
        .collect();
    let batch = anthropic.message_batches_post(CreateMessageBatchParams::new(requests)).send().await?;
    let mut results = anthropic.message_batches_results(batch.id).send().await?;
    while let Some(result) = results.next().await {
        let result = result?;
        match result.result {
            Outcome::Succeeded(done) => println!("{}: {:?}", result.custom_id, done.message.content),
            Outcome::Errored(failed) => println!("{}: {:?}", result.custom_id, failed.error),
            _ => println!("{}: cancelled or too late", result.custom_id),
        }
    }
    Ok(())
}

fn main() {
    let _ = ask_all;
}
