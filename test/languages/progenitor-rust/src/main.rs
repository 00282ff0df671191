//! Makes calls with the generated clients and prints what came of each, as JSON: call < CALLS
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

/// A parameter of a call in the type that the client has for it.
fn read<T: DeserializeOwned>(input: &Value, name: &str) -> Result<T, Failure> {
    Ok(serde_json::from_value(input[name].clone())?)
}

// Each client has types of its own; what is alike in both is written once, here.
macro_rules! outcome {
    ($client:ident, $result:expr) => {
        match $result {
            Ok(answer) => Ok(json!({ "answer": to_json(&answer.into_inner())? })),
            Err($client::Error::ErrorResponse(refusal)) => {
                let status = refusal.status().as_u16();
                Ok(json!({ "refused": { "status": status, "body": to_json(&refusal.into_inner())? } }))
            }
            Err(error) => Err(error.into()),
        }
    };
}

fn to_json<T: Serialize>(value: &T) -> Result<Value, Failure> {
    Ok(serde_json::to_value(value)?)
}

async fn make(warehouse: &dws::Client, documents: &dds::Client, Call { operation, input }: Call) -> Result<Value, Failure> {
    let project: String = read(&input, "project_id")?;
    match operation.as_str() {
        "createSnapshot" => {
            let order = serde_json::from_value(json!({ "snapshot": input["snapshot"] }))?;
            outcome!(dws, warehouse.create_snapshot(&project, &order).await)
        }
        "listBackups" => {
            let backup: Option<String> = read(&input, "backup_id")?;
            let instance: Option<String> = read(&input, "instance_id")?;
            let begin: Option<dds::types::ListBackupsBeginTime> = read(&input, "begin_time")?;
            let end: Option<dds::types::ListBackupsEndTime> = read(&input, "end_time")?;
            outcome!(
                dds,
                documents
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
            outcome!(dws, warehouse.list_cluster_snapshots(&project, &cluster, None, None, None, None).await)
        }
        "listSnapshots" => outcome!(dws, warehouse.list_snapshots(&project).await),
        other => Err(format!("there is no call for {other}").into()),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let given: Given = serde_json::from_reader(std::io::stdin())?;
    let mut headers = HeaderMap::new();
    headers.insert("X-Auth-Token", HeaderValue::from_str(&given.token)?);
    let http = reqwest::Client::builder().default_headers(headers).build()?;
    let warehouse = dws::Client::new_with_client(&given.server, http.clone());
    let documents = dds::Client::new_with_client(&given.server, http);
    let mut outcomes = Vec::new();
    for call in given.calls {
        outcomes.push(make(&warehouse, &documents, call).await?);
    }
    println!("{}", serde_json::to_string(&outcomes)?);
    Ok(())
}
