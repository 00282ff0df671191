"""Makes tonight's snapshot of a cluster, and deletes all but the newest seven of its kind: program.py CLUSTER_ID"""

import os
import re
import sys
import time
from datetime import datetime, timezone

import httpx
from dws import AuthenticatedClient
from dws.api.snapshots import create_snapshot, delete_snapshot, list_snapshots
from dws.models import CreateSnapshotRequest, CreateSnapshotResponse, Snapshot, SnapshotList, SnapshotToCreate

KEEP = 7
POLL_SECONDS = float(os.environ.get("POLL_SECONDS", "30"))
PROJECT = os.environ["OS_PROJECT_ID"]
client = AuthenticatedClient(
    os.environ["HUAWEICLOUD_DWS_ENDPOINT"],  # Such as https://dws.eu-west-101.myhuaweicloud.eu
    token=os.environ["OS_TOKEN"],
    prefix="",
    auth_header_name="X-Auth-Token",
    timeout=httpx.Timeout(60),
)


def nightly_snapshots(cluster: str) -> dict[str, Snapshot]:
    """Returns the manual snapshots of the cluster that are called nightly-YYYY-MM-DD, by name."""
    response = list_snapshots.sync(PROJECT, client=client)
    if not isinstance(response, SnapshotList):
        raise SystemExit(f"listSnapshots failed: {response}")
    return {
        one.name: one
        for one in response.snapshots or []
        if one.cluster_id == cluster
        and one.type_ == "MANUAL"
        and one.name
        and re.fullmatch(r"nightly-\d{4}-\d\d-\d\d", one.name)
    }


def main(cluster: str) -> None:
    tonight = f"nightly-{datetime.now(timezone.utc):%Y-%m-%d}"
    deadline = time.monotonic() + 2 * 3600
    found = nightly_snapshots(cluster)
    if tonight not in found:
        body = CreateSnapshotRequest(snapshot=SnapshotToCreate(name=tonight, cluster_id=cluster))
        created = create_snapshot.sync(PROJECT, client=client, body=body)
        if not isinstance(created, CreateSnapshotResponse):
            raise SystemExit(f"createSnapshot failed: {created}")
        found = nightly_snapshots(cluster)
    while tonight not in found or found[tonight].status != "AVAILABLE":
        if tonight in found and found[tonight].status == "UNAVAILABLE":
            raise SystemExit(f"{tonight} has failed. Delete it, and start this program again.")
        if time.monotonic() > deadline:
            raise SystemExit(f"{tonight} is not AVAILABLE after two hours. Start this program again later.")
        time.sleep(POLL_SECONDS)
        found = nightly_snapshots(cluster)
    print(f"{tonight} is AVAILABLE")

    complete = sorted(name for name, one in found.items() if one.status == "AVAILABLE")
    for name in complete[:-KEEP]:
        response = delete_snapshot.sync_detailed(PROJECT, found[name].id or "", client=client)
        if response.status_code >= 300:
            raise SystemExit(f"deleteSnapshot of {name} failed: {response.parsed}")
        print(f"deleted {name}")


if __name__ == "__main__":
    main(sys.argv[1])
