//! Measurements since a time; each is one of several kinds of numbers.
use api::{Client, Datum, SystemMetricName, runtime::DateTime};

async fn used(oxide: &Client, since: &str) -> Result<Vec<i64>, Box<dyn std::error::Error>> {
    let page = oxide
        .metrics()
        .silo_metric(SystemMetricName::CpusProvisioned)
        .start_time(since.parse::<DateTime>()?)
        .project("web")
        .send()
        .await?;
    let numbers = page.items.into_iter().filter_map(|measurement| match measurement.datum {
        Datum::I64(number) => Some(number.datum),
        Datum::U64(number) => i64::try_from(number.datum).ok(),
        _ => None,
    });
    Ok(numbers.collect())
}

fn main() {
    let _ = used;
}
