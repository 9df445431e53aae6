//! A file in a form, beside values that are texts or names.
use api::{AudioResponseFormat, Client, CreateTranscriptionRequest, runtime::File};

async fn transcribe(openai: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let request = CreateTranscriptionRequest::new(File::open("talk.mp3").await?, "whisper-1")
        .language("en")
        .response_format(AudioResponseFormat::VerboseJson);
    println!("{:?}", openai.audio().create_transcription(request).send().await?);
    Ok(())
}

fn main() {
    let _ = transcribe;
}
