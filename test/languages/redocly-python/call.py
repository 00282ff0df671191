"""Makes calls with the generated clients and prints each outcome as JSON: call.py < CALLS"""

import json
import re
import sys
from typing import Any, get_type_hints

import dds
import dws

given = json.load(sys.stdin)
auth = {"apiKey": {"Token": given["token"]}}
clients: dict[str, Any] = {"dds": dds.Client(given["server"], auth=auth), "dws": dws.Client(given["server"], auth=auth)}
modules: dict[str, Any] = {"dds": dds, "dws": dws}


def outcome(call: dict[str, Any]) -> dict[str, Any]:
    module = modules[call["service"]]
    method = getattr(clients[call["service"]], re.sub("(?=[A-Z])", "_", call["operation"]).lower())
    types = get_type_hints(method)
    sent = {**call["path"], **call["query"], **({"body": call["body"]} if "body" in call else {})}
    # A name that Python has for something else gets an underscore.
    names = {name: name if name in types else f"{name}_" for name in sent}
    values = {names[name]: module.decode(types[names[name]], value) for name, value in sent.items()}
    try:
        return {"response": module.encode(method(**values))}
    except module.ApiError as error:
        return {"error": {"status": error.status, "body": error.body}}


print(json.dumps([outcome(call) for call in given["calls"]]))
