//! A file as evidence, at a server of its own.
use api::{Client, PostFilesRequest, PostFilesRequestPurpose, runtime::File};

async fn upload(stripe: &Client) -> Result<String, Box<dyn std::error::Error>> {
    let form =
        PostFilesRequest::new(File::open("receipt.pdf").await?, PostFilesRequestPurpose::DisputeEvidence);
    Ok(stripe.post_files(form).send().await?.id)
}

fn main() {
    let _ = upload;
}
