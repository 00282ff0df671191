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
    [api] = [api for api in vars(module).values() if inspect.isclass(api) and hasattr(api, name)]
    return getattr(api(client), name)


def outcome(call: dict[str, Any]) -> dict[str, Any]:
    method = method_of(call["service"], call["operation"])
    values = {**call["path"], **call["query"]}
    if "body" in call:
        # The parameter has the name of the type of the body. The method validates the body and converts it to this type.
        [name] = [name for name in inspect.signature(method).parameters if name.endswith("_request") and name[0] != "_"]
        values[name] = call["body"]
    try:
        response = method(**values)
        return {"response": response.to_dict() if response else None}
    except modules[call["service"]].ApiException as error:
        return {"error": {"status": error.status, "body": error.data.to_dict() if error.data else None}}


print(json.dumps([outcome(call) for call in given["calls"]]))
