"""Makes calls with the generated clients and prints what came of each, as JSON: call.py < CALLS"""

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


class Answer(Protocol):
    @property
    def status_code(self) -> int: ...
    @property
    def parsed(self) -> Model | None: ...


given = json.load(sys.stdin)
server, token = given["server"], given["token"]
# The token is sent as it is, without a word before it.
warehouse = DwsClient(server, token=token, prefix="", auth_header_name="X-Auth-Token")
documents = DdsClient(server, token=token, prefix="", auth_header_name="X-Auth-Token")


def create(project_id: str, snapshot: dict[str, Any]) -> Answer:
    body = CreateSnapshotRequest.from_dict({"snapshot": snapshot})
    return create_snapshot.sync_detailed(project_id, client=warehouse, body=body)


def page(backup_type: str | None = None, mode: str | None = None, **others: Any) -> Answer:
    if backup_type:
        others["backup_type"] = BackupTypeFilter(backup_type)
    if mode:
        others["mode"] = InstanceMode(mode)
    return list_backups.sync_detailed(client=documents, **others)


calls: dict[str, Callable[..., Answer]] = {
    "createSnapshot": create,
    "listBackups": page,
    "listClusterSnapshots": lambda **values: list_cluster_snapshots.sync_detailed(client=warehouse, **values),
    "listSnapshots": lambda **values: list_snapshots.sync_detailed(client=warehouse, **values),
}


def outcome(operation: str, values: dict[str, Any]) -> dict[str, Any]:
    answer = calls[operation](**values)
    body = answer.parsed.to_dict() if answer.parsed else None
    if answer.status_code == 200:
        return {"answer": body}
    return {"refused": {"status": int(answer.status_code), "body": body}}


print(json.dumps([outcome(call["operation"], call["input"]) for call in given["calls"]]))
