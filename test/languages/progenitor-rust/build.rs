//! Writes a function for each client that calls the method of an operation, from the signatures of the client.
use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// An expression for an argument: the value of the call in the type of the method.
fn argument(service: &str, parameter: &str) -> Option<String> {
    let (name, kind) = parameter.trim().split_once(": ")?;
    let kind = kind.replace("'a ", "").replace("types::", &format!("{service}::types::"));
    let optional = kind.strip_prefix("Option<&").and_then(|rest| rest.strip_suffix('>'));
    let name = name.trim_end_matches('_'); // Follows the keywords of Rust.
    Some(match (optional, kind.strip_prefix('&')) {
        (Some("str"), _) => format!("read::<Option<String>>(input, \"{name}\")?.as_deref()"),
        (Some(kind), _) => format!("read::<Option<{kind}>>(input, \"{name}\")?.as_ref()"),
        (_, Some("str")) => format!("&read::<String>(input, \"{name}\")?"),
        (_, Some(kind)) => format!("&read::<{kind}>(input, \"{name}\")?"),
        _ => format!("read::<{kind}>(input, \"{name}\")?"),
    })
}

fn calls(service: &str, client: &str) -> Option<String> {
    let mut arms = String::new();
    for method in client.split("pub async fn ").skip(1) {
        let (name, rest) = method.split_once('<')?;
        let (parameters, _) = rest.split_once(") ->")?;
        let arguments: Vec<String> = parameters.split(',').filter_map(|one| argument(service, one)).collect();
        let arguments = arguments.join(", ");
        arms += &format!("\"{name}\" => outcome!({service}, client.{name}({arguments}).await),\n");
    }
    Some(format!(
        "async fn call_{service}(client: &{service}::Client, operation: &str, input: &Value) -> Result<Value, Failure> {{
            match operation {{
                {arms}
                other => Err(format!(\"unknown operation {{other}}\").into()),
            }}
        }}\n"
    ))
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut code = String::new();
    for service in ["dds", "dws"] {
        let file = format!("{service}/src/lib.rs");
        println!("cargo::rerun-if-changed={file}");
        code += &calls(service, &fs::read_to_string(&file)?).ok_or("unknown form of a method")?;
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("calls.rs"), code)?;
    Ok(())
}
