"""Writes when the newest snapshot of each cluster started, for the textfile collector of Prometheus: program.py FILE"""

import os
import sys
from datetime import datetime, timezone

import httpx
from dws import AuthenticatedClient
from dws.api.clusters_and_jobs import list_clusters
from dws.api.snapshots import list_snapshots
from dws.models import ClusterList, SnapshotList

PROJECT = os.environ["OS_PROJECT_ID"]
client = AuthenticatedClient(
    os.environ["HUAWEICLOUD_DWS_ENDPOINT"],  # Such as https://dws.eu-west-101.myhuaweicloud.eu
    token=os.environ["OS_TOKEN"],
    prefix="",
    auth_header_name="X-Auth-Token",
    timeout=httpx.Timeout(60),
)


def seconds(started: str) -> int:
    """Returns a time of DWS in seconds since 1970: it is UTC, with and without a Z."""
    return int(datetime.fromisoformat(started.removesuffix("Z")).replace(tzinfo=timezone.utc).timestamp())


def main(file: str) -> None:
    clusters = list_clusters.sync(PROJECT, client=client)
    snapshots = list_snapshots.sync(PROJECT, client=client)
    if not isinstance(clusters, ClusterList) or not isinstance(snapshots, SnapshotList):
        raise SystemExit(f"The lists cannot be read: {clusters} {snapshots}")
    newest: dict[str, int] = {}
    for one in snapshots.snapshots or []:
        if one.status == "AVAILABLE" and one.cluster_id and one.started:
            newest[one.cluster_id] = max(newest.get(one.cluster_id, 0), seconds(one.started))

    up, start = "huaweicloud_backup_up", "huaweicloud_backup_newest_start_timestamp_seconds"
    labels = {one.id or "": f'{{service="dws",id="{one.id}",name="{one.name}"}}' for one in clusters.clusters or []}
    lines = [
        f"# HELP {up} Whether the backups of the cluster or instance could be read.",
        f"# TYPE {up} gauge",
        *(f"{up}{label} 1" for label in labels.values()),
        f"# HELP {start} When the newest complete backup started.",
        f"# TYPE {start} gauge",
        *(f"{start}{label} {newest[id]}" for id, label in labels.items() if id in newest),
    ]
    # The node exporter must not read half a file.
    with open(f"{file}.tmp", "w", encoding="utf-8") as output:
        output.write("\n".join(lines) + "\n")
    os.replace(f"{file}.tmp", file)


if __name__ == "__main__":
    main(sys.argv[1])
