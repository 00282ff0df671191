"""Restores an instance as it was at a time to a new instance: program.py INSTANCE_ID 2026-11-20T08:30:00Z"""

import json
import os
import sys
import time
from datetime import datetime, timezone

import httpx
from dds import AuthenticatedClient
from dds.api.instances_and_jobs import list_instances
from dds.api.restore import list_restore_times, restore_new_instance
from dds.models import InstanceList, RestoreNewInstanceRequest, RestoreNewInstanceResponse, RestoreTimeList

POLL_SECONDS = float(os.environ.get("POLL_SECONDS", "30"))
PROJECT = os.environ["OS_PROJECT_ID"]
client = AuthenticatedClient(
    os.environ["HUAWEICLOUD_DDS_ENDPOINT"],  # Such as https://dds.eu-west-101.myhuaweicloud.eu
    token=os.environ["OS_TOKEN"],
    prefix="",
    auth_header_name="X-Auth-Token",
    timeout=httpx.Timeout(60),
)


def check_time(instance: str, at: datetime) -> int:
    """Returns the time in milliseconds since 1970, if the instance can be restored to it."""
    wanted = int(at.timestamp() * 1000)
    times = list_restore_times.sync(PROJECT, instance, client=client, date=f"{at.astimezone(timezone.utc):%Y-%m-%d}")
    if not isinstance(times, RestoreTimeList):
        raise SystemExit(f"listRestoreTimes failed: {times}")
    ranges = [(one.start_time or 0, one.end_time or 0) for one in times.restore_time or []]
    if not any(start <= wanted <= end for start, end in ranges):
        raise SystemExit(f"{wanted} is in none of the ranges of this day: {ranges}")
    return wanted


def status_of(name: str) -> str | None:
    """Returns the status of the instance of this name; None if there is none."""
    found = list_instances.sync(PROJECT, client=client, name=name)
    if not isinstance(found, InstanceList):
        raise SystemExit(f"listInstances failed: {found}")
    return next((one.status or "" for one in found.instances or []), None)


def main(instance: str, at: str) -> None:
    point = {"instance_id": instance, "type": "timestamp", "restore_time": check_time(instance, datetime.fromisoformat(at))}
    # The name shows from what the instance was restored: another start finds it.
    name = f"orders-{instance[:8]}-{point['restore_time']}"
    if status_of(name) is None:
        with open("settings.json", encoding="utf-8") as file:
            settings = {**json.load(file), "name": name, "restore_point": point, "password": os.environ["NEW_PASSWORD"]}
        body = RestoreNewInstanceRequest.from_dict(settings)
        started = restore_new_instance.sync(PROJECT, client=client, body=body)
        if not isinstance(started, RestoreNewInstanceResponse):
            raise SystemExit(f"restoreNewInstance failed: {started}")
    deadline = time.monotonic() + 12 * 3600
    while (status := status_of(name)) != "normal":
        if status == "createfail" or time.monotonic() > deadline:
            raise SystemExit(f"Instance {name} is {status}.")
        time.sleep(POLL_SECONDS)
    print(f"{name} is normal")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
