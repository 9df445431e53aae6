//! What is at a path: a file, a directory, a link or a submodule.
use api::{Client, ReposGetContentResponse};

async fn read(github: &Client, path: &str) -> Result<Option<String>, Box<dyn std::error::Error>> {
    match github.repos().get_content("octocat", "hello-world", path).r#ref("main").send().await? {
        ReposGetContentResponse::File(file) => Ok(Some(file.content)),
        ReposGetContentResponse::Directory(entries) => {
            println!("{} entries", entries.len());
            Ok(None)
        }
        _ => Ok(None),
    }
}

fn main() {
    let _ = read;
}
