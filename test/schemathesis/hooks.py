"""Checks for the rules that a schema cannot state, and that only the text of the source documents contains."""

import re
from datetime import datetime

import schemathesis
from schemathesis.specs.openapi.checks import positive_data_acceptance


@schemathesis.check
def acceptance_by_every_rule(ctx, response, case):
    """Valid input is accepted, and input that breaks a rule outside the schemas is rejected."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    broken = broken_rule(case.query or {})
    if broken is not None:
        # The gateway rejects an unknown project before the service validates the query.
        assert response.status_code in (400, 403), f"{broken}, and the status is {response.status_code}"
    elif not (response.status_code == 400 and is_rejected_by_rule(response)):
        positive_data_acceptance(ctx, response, case)


def broken_rule(query):
    """The rule of listBackups that a query breaks; None if it breaks none."""
    if ("begin_time" in query) != ("end_time" in query):
        return "begin_time and end_time need each other"
    for name in ("begin_time", "end_time"):
        if name in query and not exists(query[name]):
            return f"{name} is not an existing time"
    return None


def exists(time):
    """Whether a day and time exist. Python does not support the year 0, which is a leap year like 2000."""
    month, day, hour, minute, second = (int(time[begin : begin + 2]) for begin in (5, 8, 11, 14, 17))
    try:
        datetime(int(time[:4]) or 2000, month, day, hour, minute, second)
    except ValueError:
        return False
    return True


# How the validation of the sandbox begins the message about a value that a schema rejects.
SCHEMA_ISSUE = re.compile(r"\S+ (must be |does not have the documented form|is missing\.|is not documented)")


def is_rejected_by_rule(response):
    """Whether a request was rejected for another reason than its schema, such as a snapshot that does not exist."""
    return SCHEMA_ISSUE.match(response.json()["error_msg"]) is None
