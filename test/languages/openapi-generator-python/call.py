"""Makes calls with the generated clients and prints each outcome as JSON: call.py < CALLS"""

import inspect
import json
import re
import sys
from typing import Any

import dds
import dws

given = json.load(sys.stdin)
modules: dict[str, Any] = {"dds": dds, "dws": dws}


def method_of(service: str, operation: str) -> Any:
    """The method of an operation: each tag of the description has a class."""
    module = modules[service]
    client = module.ApiClient(module.Configuration(host=given["server"], api_key={"Token": given["token"]}))
    name = re.sub("(?=[A-Z])", "_", operation).lower()
    apis: list[Any] = [api for api in vars(module).values() if inspect.isclass(api) and hasattr(api, name)]
    return getattr(apis[0](client), name)


def outcome(call: dict[str, Any]) -> dict[str, Any]:
    method = method_of(call["service"], call["operation"])
    names = inspect.signature(method).parameters
    # A name that Python has for something else gets a prefix.
    given_values = {**call["path"], **call["query"]}
    values = {name if name in names else f"var_{name}": value for name, value in given_values.items()}
    if "body" in call:
        # The parameter has the name of the type of the body. The method validates the body and converts it to this type.
        [name] = [name for name in names if name.endswith("_request") and name[0] != "_"]
        values[name] = call["body"]
    try:
        response = method(**values)
        return {"response": response.to_dict() if response else None}
    except modules[call["service"]].ApiException as error:
        return {"error": {"status": error.status, "body": error.data.to_dict() if error.data else None}}


print(json.dumps([outcome(call) for call in given["calls"]]))
