"""Calls the operations of the nightly job with the generated clients and prints each outcome as JSON: call.py < CALLS"""

import json
import sys
from collections.abc import Callable
from typing import Any, Protocol

import dds
import dws


class Model(Protocol):
    def to_dict(self) -> dict[str, Any]: ...


given = json.load(sys.stdin)
dws_client = dws.SnapshotsApi(dws.ApiClient(dws.Configuration(host=given["server"], api_key={"Token": given["token"]})))
dds_client = dds.BackupsApi(dds.ApiClient(dds.Configuration(host=given["server"], api_key={"Token": given["token"]})))


def create_snapshot(project_id: str, snapshot: dict[str, Any]) -> Model:
    body = dws.CreateSnapshotRequest(snapshot=dws.SnapshotToCreate(**snapshot))
    return dws_client.create_snapshot(project_id, body)


def list_backups(backup_type: str | None = None, mode: str | None = None, **others: Any) -> Model:
    return dds_client.list_backups(
        backup_type=dds.BackupTypeFilter(backup_type) if backup_type else None,
        mode=dds.InstanceMode(mode) if mode else None,
        **others,
    )


calls: dict[str, Callable[..., Model]] = {
    "createSnapshot": create_snapshot,
    "listBackups": list_backups,
    "listClusterSnapshots": dws_client.list_cluster_snapshots,
    "listSnapshots": dws_client.list_snapshots,
}


def outcome(operation: str, values: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"response": calls[operation](**values).to_dict()}
    except (dws.ApiException, dds.ApiException) as error:
        return {"error": {"status": error.status, "body": error.data.to_dict() if error.data else None}}


print(json.dumps([outcome(call["operation"], call["input"]) for call in given["calls"]]))
