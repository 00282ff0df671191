"""Makes calls with the generated clients and prints each outcome as JSON: call.py < CALLS"""

import json
import pkgutil
import re
import sys
from enum import Enum
from importlib import import_module
from typing import Any, get_args, get_type_hints

import dds
import dds.api
import dws
import dws.api

given = json.load(sys.stdin)
packages: dict[str, Any] = {"dds": dds, "dws": dws}


def read(hint: Any, value: Any) -> Any:
    """A value in the type of a parameter. Enums are classes, the bodies have a method, and other types are those of JSON."""
    for kind in get_args(hint) or (hint,):
        if hasattr(kind, "from_dict"):
            return kind.from_dict(value)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind(value)
    return value


def function_of(service: str, operation: str) -> Any:
    """The function of an operation: each has its own module, in the package of its tag."""
    name = re.sub("(?=[A-Z])", "_", operation).lower()
    api = packages[service].api
    modules = [module.name for module in pkgutil.walk_packages(api.__path__, f"{api.__name__}.")]
    [module] = [module for module in modules if module.endswith(f".{name}")]
    return import_module(module).sync_detailed


def outcome(call: dict[str, Any]) -> dict[str, Any]:
    function = function_of(call["service"], call["operation"])
    # The token is sent without a prefix.
    client = packages[call["service"]].AuthenticatedClient(
        given["server"], token=given["token"], prefix="", auth_header_name="X-Auth-Token"
    )
    types = get_type_hints(function)
    # A name that Python has for something else gets an underscore.
    sent = {**call["path"], **call["query"], **({"body": call["body"]} if "body" in call else {})}
    names = {name: name if name in types else f"{name}_" for name in sent}
    values = {names[name]: read(types[names[name]], value) for name, value in sent.items()}
    response = function(client=client, **values)
    body = response.parsed.to_dict() if response.parsed else None
    if response.status_code < 300:
        return {"response": body}
    return {"error": {"status": int(response.status_code), "body": body}}


print(json.dumps([outcome(call) for call in given["calls"]]))
