"""Calls the operations of the nightly job with the generated clients and prints each outcome as JSON: call.py < CALLS"""

import json
import sys
from collections.abc import Callable
from typing import Any

import dds
import dws

given = json.load(sys.stdin)

auth = {"apiKey": {"Token": given["token"]}}
dws_client = dws.Client(given["server"], auth=auth)
dds_client = dds.Client(given["server"], auth=auth)


def create_snapshot(project_id: str, snapshot: dict[str, str]) -> dws.CreateSnapshotResponse:
    return dws_client.create_snapshot(project_id, dws.CreateSnapshotRequest(snapshot=dws.SnapshotToCreate(**snapshot)))


def list_backups(backup_type: str | None = None, mode: str | None = None, **others: Any) -> dds.BackupList:
    return dds_client.list_backups(
        backup_type=dds.BackupTypeFilter(backup_type) if backup_type else None,
        mode=dds.InstanceMode(mode) if mode else None,
        **others,
    )


calls: dict[str, Callable[..., object]] = {
    "createSnapshot": create_snapshot,
    "listBackups": list_backups,
    "listClusterSnapshots": dws_client.list_cluster_snapshots,
    "listSnapshots": dws_client.list_snapshots,
}


def outcome(operation: str, values: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"response": dws.encode(calls[operation](**values))}
    except (dws.ApiError, dds.ApiError) as error:
        return {"error": {"status": error.status, "body": error.body}}


print(json.dumps([outcome(call["operation"], call["input"]) for call in given["calls"]]))
