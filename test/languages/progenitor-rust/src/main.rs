//! Makes calls with the generated clients and prints each outcome as JSON: call < CALLS
use std::error::Error;

use reqwest::header::{HeaderMap, HeaderValue};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

#[derive(Deserialize)]
struct Given {
    server: String,
    token: String,
    calls: Vec<Call>,
}

#[derive(Deserialize)]
struct Call {
    service: String,
    operation: String,
    path: Map<String, Value>,
    query: Map<String, Value>,
    #[serde(default)]
    body: Value,
}

type Failure = Box<dyn Error>;

/// A value of a call, in the type of the client.
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

// From build.rs: call_dds and call_dws.
include!(concat!(env!("OUT_DIR"), "/calls.rs"));

/// The name of an operation's method: list_backups for listBackups.
fn method_name(operation: &str) -> String {
    operation.chars().fold(String::new(), |name, one| {
        let underscore = if one.is_uppercase() { "_" } else { "" };
        format!("{name}{underscore}{}", one.to_ascii_lowercase())
    })
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
    for Call { service, operation, path, query, body } in given.calls {
        let name = method_name(&operation);
        let mut input: Map<String, Value> = path.into_iter().chain(query).collect();
        input.insert("body".into(), body);
        outcomes.push(match service.as_str() {
            "dds" => call_dds(&dds_client, &name, &input.into()).await?,
            _ => call_dws(&dws_client, &name, &input.into()).await?,
        });
    }
    println!("{}", serde_json::to_string(&outcomes)?);
    Ok(())
}
