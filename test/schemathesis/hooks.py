"""What schemathesis has to know beyond the schemas: the rules between values that only the text of the documents states."""

from datetime import datetime

import requests
import schemathesis
from schemathesis.specs.openapi.checks import positive_data_acceptance


@schemathesis.check
def acceptance_by_every_rule(ctx, response, case):
    """Valid input is accepted; that which breaks a rule no schema can state is refused."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    broken = broken_rule(case.query or {})
    if broken is not None:
        # With a project that is none of the account's, the refusal is about that.
        assert response.status_code in (400, 403), f"{broken}, and the answer is {response.status_code}"
    elif not (response.status_code == 400 and is_name_in_use(response, case)):
        positive_data_acceptance(ctx, response, case)


def broken_rule(query):
    """Which rule of listBackups a query breaks."""
    if "end_time" in query and "begin_time" not in query:
        return "end_time comes without begin_time"
    for name in ("begin_time", "end_time"):
        if name in query and not exists(query[name]):
            return f"{name} is no time that exists"
    return None


def exists(time):
    """Whether there is such a day and time; Python knows no year 0, which is a leap year as 2000 is."""
    month, day, hour, minute, second = (int(time[begin : begin + 2]) for begin in (5, 8, 11, 14, 17))
    try:
        datetime(int(time[:4]) or 2000, month, day, hour, minute, second)
    except ValueError:
        return False
    return True


def is_name_in_use(response, case):
    """Whether an order was refused for its name: the list at the same address has it."""
    if case.operation.definition.raw.get("operationId") != "createSnapshot":
        return False
    token = response.request.headers["X-Auth-Token"]
    answer = requests.get(response.request.url, headers={"X-Auth-Token": token}, timeout=10)
    return case.body["snapshot"]["name"] in (snapshot["name"] for snapshot in answer.json()["snapshots"])
