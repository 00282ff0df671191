"""Calls the operations of the nightly job with the generated clients and prints each outcome as JSON: call.py < CALLS"""

import json
import sys
from collections.abc import Callable
from typing import Any, Protocol

from dds import AuthenticatedClient as DdsClient
from dds.api.backups import list_backups
from dds.models import BackupTypeFilter, InstanceMode
from dws import AuthenticatedClient as DwsClient
from dws.api.snapshots import create_snapshot, list_cluster_snapshots, list_snapshots
from dws.models import CreateSnapshotRequest


class Model(Protocol):
    def to_dict(self) -> dict[str, Any]: ...


class DetailedResponse(Protocol):
    @property
    def status_code(self) -> int: ...
    @property
    def parsed(self) -> Model | None: ...


given = json.load(sys.stdin)
server, token = given["server"], given["token"]
# The token is sent without a prefix.
dws_client = DwsClient(server, token=token, prefix="", auth_header_name="X-Auth-Token")
dds_client = DdsClient(server, token=token, prefix="", auth_header_name="X-Auth-Token")


def create(project_id: str, snapshot: dict[str, Any]) -> DetailedResponse:
    body = CreateSnapshotRequest.from_dict({"snapshot": snapshot})
    return create_snapshot.sync_detailed(project_id, client=dws_client, body=body)


def page(backup_type: str | None = None, mode: str | None = None, **others: Any) -> DetailedResponse:
    if backup_type:
        others["backup_type"] = BackupTypeFilter(backup_type)
    if mode:
        others["mode"] = InstanceMode(mode)
    return list_backups.sync_detailed(client=dds_client, **others)


calls: dict[str, Callable[..., DetailedResponse]] = {
    "createSnapshot": create,
    "listBackups": page,
    "listClusterSnapshots": lambda **values: list_cluster_snapshots.sync_detailed(client=dws_client, **values),
    "listSnapshots": lambda **values: list_snapshots.sync_detailed(client=dws_client, **values),
}


def outcome(operation: str, values: dict[str, Any]) -> dict[str, Any]:
    response = calls[operation](**values)
    body = response.parsed.to_dict() if response.parsed else None
    if response.status_code == 200:
        return {"response": body}
    return {"error": {"status": int(response.status_code), "body": body}}


print(json.dumps([outcome(call["operation"], call["input"]) for call in given["calls"]]))
