//! Lists the snapshots of a project.
use std::env;

use reqwest::header::{HeaderMap, HeaderValue};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut headers = HeaderMap::new();
    headers.insert("X-Auth-Token", HeaderValue::from_str(&env::var("OS_TOKEN")?)?);
    let http = reqwest::Client::builder().default_headers(headers).build()?;
    let dws = dws::Client::new_with_client("https://dws.eu-west-101.myhuaweicloud.eu", http);
    let list = dws.list_snapshots(&env::var("OS_PROJECT_ID")?).await?.into_inner();
    for snapshot in list.snapshots {
        println!("{:?} {:?}", snapshot.name, snapshot.status);
    }
    Ok(())
}
