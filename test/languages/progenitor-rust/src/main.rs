//! Calls the operations of the nightly job with the generated clients and prints each outcome as JSON: call < CALLS
use std::error::Error;

use reqwest::header::{HeaderMap, HeaderValue};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Given {
    server: String,
    token: String,
    calls: Vec<Call>,
}

#[derive(Deserialize)]
struct Call {
    operation: String,
    input: Value,
}

type Failure = Box<dyn Error>;

/// A parameter of a call, in the type of the client.
fn read<T: DeserializeOwned>(input: &Value, name: &str) -> Result<T, Failure> {
    Ok(serde_json::from_value(input[name].clone())?)
}

// Each client has its own types, so that a function cannot take both.
macro_rules! outcome {
    ($client:ident, $result:expr) => {
        match $result {
            Ok(response) => Ok(json!({ "response": to_json(&response.into_inner())? })),
            Err($client::Error::ErrorResponse(response)) => {
                let status = response.status().as_u16();
                Ok(json!({ "error": { "status": status, "body": to_json(&response.into_inner())? } }))
            }
            // Each operation has a type for the statuses that its description lists.
            Err($client::Error::UnexpectedResponse(response)) => {
                let status = response.status().as_u16();
                Ok(json!({ "error": { "status": status, "body": response.json::<Value>().await? } }))
            }
            Err(error) => Err(error.into()),
        }
    };
}

fn to_json<T: Serialize>(value: &T) -> Result<Value, Failure> {
    Ok(serde_json::to_value(value)?)
}

async fn make(dws_client: &dws::Client, dds_client: &dds::Client, Call { operation, input }: Call) -> Result<Value, Failure> {
    let project: String = read(&input, "project_id")?;
    match operation.as_str() {
        "createSnapshot" => {
            let body = serde_json::from_value(json!({ "snapshot": input["snapshot"] }))?;
            outcome!(dws, dws_client.create_snapshot(&project, &body).await)
        }
        "listBackups" => {
            let backup: Option<String> = read(&input, "backup_id")?;
            let instance: Option<String> = read(&input, "instance_id")?;
            let begin: Option<dds::types::ListBackupsBeginTime> = read(&input, "begin_time")?;
            let end: Option<dds::types::ListBackupsEndTime> = read(&input, "end_time")?;
            outcome!(
                dds,
                dds_client
                    .list_backups(
                        &project,
                        backup.as_deref(),
                        read(&input, "backup_type")?,
                        begin.as_ref(),
                        end.as_ref(),
                        instance.as_deref(),
                        read(&input, "limit")?,
                        read(&input, "mode")?,
                        read(&input, "offset")?,
                    )
                    .await
            )
        }
        "listClusterSnapshots" => {
            let cluster = read(&input, "cluster_id")?;
            outcome!(dws, dws_client.list_cluster_snapshots(&project, &cluster, None, None, None, None).await)
        }
        "listSnapshots" => outcome!(dws, dws_client.list_snapshots(&project).await),
        other => Err(format!("unknown operation {other}").into()),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let given: Given = serde_json::from_reader(std::io::stdin())?;
    let mut headers = HeaderMap::new();
    headers.insert("X-Auth-Token", HeaderValue::from_str(&given.token)?);
    let http = reqwest::Client::builder().default_headers(headers).build()?;
    let dws_client = dws::Client::new_with_client(&given.server, http.clone());
    let dds_client = dds::Client::new_with_client(&given.server, http);
    let mut outcomes = Vec::new();
    for call in given.calls {
        outcomes.push(make(&dws_client, &dds_client, call).await?);
    }
    println!("{}", serde_json::to_string(&outcomes)?);
    Ok(())
}
