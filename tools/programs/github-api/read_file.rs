//! What is at a path: a file, a directory, a link or a submodule. Another media type would be a download.
use api::{Client, ReposGetContentCallResponse as Response, ReposGetContentResponse as Content};

async fn read(github: &Client, path: &str) -> Result<Option<String>, Box<dyn std::error::Error>> {
    match github.repos().get_content("octocat", "hello-world", path).r#ref("main").send().await? {
        Response::OkJson(Content::File(file)) => Ok(Some(file.content)),
        Response::OkJson(Content::Directory(entries)) => {
            println!("{} entries", entries.len());
            Ok(None)
        }
        _ => Ok(None),
    }
}

fn main() {
    let _ = read;
}
