//! All open issues, page by page, without the pull requests among them; labels are objects or names.
use api::{Client, Issue, IssueLabel, IssuesListForRepoState};

async fn all(github: &Client) -> Result<Vec<Issue>, Box<dyn std::error::Error>> {
    let mut issues = Vec::new();
    for number in 1.. {
        let page = github
            .issues()
            .list_for_repo("octocat", "hello-world")
            .state(IssuesListForRepoState::Open)
            .labels("bug,help wanted")
            .per_page(100)
            .page(number)
            .send()
            .await?;
        if page.is_empty() {
            break;
        }
        issues.extend(page.into_iter().filter(|issue| issue.pull_request.is_none()));
    }
    Ok(issues)
}

fn labels(issue: &Issue) -> impl Iterator<Item = &str> {
    issue.labels.iter().filter_map(|label| match label {
        IssueLabel::String(name) => Some(name.as_str()),
        IssueLabel::Object(label) => label.name.as_deref(),
        _ => None,
    })
}

fn main() {
    let _ = all;
    let _ = |issue: &Issue| labels(issue).count();
}
