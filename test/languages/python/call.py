"""Makes one call with a generated client and prints what came of it, as JSON: call.py OPERATION SERVER < INPUT"""

import json
import sys

import dds
import dws

operation, server = sys.argv[1:]
given = json.load(sys.stdin)

auth = {"apiKey": {"Token": "a-token"}}
warehouse = dws.Client(server, auth=auth)
documents = dds.Client(server, auth=auth)


def create_snapshot(project_id, snapshot):
    return warehouse.create_snapshot(project_id, dws.CreateSnapshotRequest(snapshot=dws.SnapshotToCreate(**snapshot)))


def list_backups(backup_type, mode, **others):
    return documents.list_backups(backup_type=dds.BackupTypeFilter(backup_type), mode=dds.InstanceMode(mode), **others)


calls = {
    "createSnapshot": create_snapshot,
    "listBackups": list_backups,
    "listClusterSnapshots": warehouse.list_cluster_snapshots,
    "listSnapshots": warehouse.list_snapshots,
}

try:
    outcome = {"answer": dws.encode(calls[operation](**given))}
except (dws.ApiError, dds.ApiError) as error:
    outcome = {"refused": {"status": error.status, "body": error.body}}
print(json.dumps(outcome))
