"""Restores the newest snapshot of a cluster to a new cluster, and says how long it took: program.py CLUSTER_ID"""

import os
import sys
import time
from datetime import datetime, timezone

import httpx
from dws import AuthenticatedClient
from dws.api.clusters_and_jobs import list_cluster_details, list_clusters
from dws.api.restore import restore_cluster
from dws.api.snapshots import list_snapshots
from dws.models import ClusterDetailResponse, ClusterList, ClusterToRestore
from dws.models import RestoreClusterRequest, RestoreClusterResponse, SnapshotList

POLL_SECONDS = float(os.environ.get("POLL_SECONDS", "30"))
PROJECT = os.environ["OS_PROJECT_ID"]
client = AuthenticatedClient(
    os.environ["HUAWEICLOUD_DWS_ENDPOINT"],  # Such as https://dws.eu-west-101.myhuaweicloud.eu
    token=os.environ["OS_TOKEN"],
    prefix="",
    auth_header_name="X-Auth-Token",
    timeout=httpx.Timeout(60),
)


def wait_until_available(cluster: str) -> None:
    deadline = time.monotonic() + 12 * 3600
    while time.monotonic() < deadline:
        response = list_cluster_details.sync(PROJECT, cluster, client=client)
        if not isinstance(response, ClusterDetailResponse) or not response.cluster:
            raise SystemExit(f"listClusterDetails failed: {response}")
        status = response.cluster.status
        if status == "AVAILABLE" and not response.cluster.task_status:
            return
        if status in ("UNAVAILABLE", "CREATION FAILED"):
            raise SystemExit(f"Cluster {cluster} is {status}: {response.cluster.failed_reasons}")
        time.sleep(POLL_SECONDS)
    raise SystemExit(f"Cluster {cluster} is not AVAILABLE after twelve hours.")


def main(cluster: str) -> None:
    snapshots = list_snapshots.sync(PROJECT, client=client)
    if not isinstance(snapshots, SnapshotList):
        raise SystemExit(f"listSnapshots failed: {snapshots}")
    complete = [one for one in snapshots.snapshots or [] if one.cluster_id == cluster and one.status == "AVAILABLE"]
    if not complete:
        raise SystemExit(f"Cluster {cluster} has no snapshot to restore.")
    newest = max(complete, key=lambda one: one.started or "")

    # The name shows from what the cluster was restored: another start on this day finds it.
    name = f"drill-{datetime.now(timezone.utc):%Y-%m-%d}-{(newest.id or '')[:8]}"
    clusters = list_clusters.sync(PROJECT, client=client)
    if not isinstance(clusters, ClusterList):
        raise SystemExit(f"listClusters failed: {clusters}")
    drills = {one.name: one.id or "" for one in clusters.clusters or [] if one.name and one.name.startswith("drill-")}
    if drills.keys() - {name}:
        raise SystemExit(f"Delete the clusters of earlier drills first: {', '.join(drills)}")

    began = time.monotonic()
    if name not in drills:
        body = RestoreClusterRequest(restore=ClusterToRestore(name=name))
        started = restore_cluster.sync(PROJECT, newest.id or "", client=client, body=body)
        if not isinstance(started, RestoreClusterResponse) or not started.cluster:
            raise SystemExit(f"restoreCluster failed: {started}")
        drills[name] = started.cluster.id or ""
    wait_until_available(drills[name])
    minutes = int((time.monotonic() - began) / 60) + 1
    print(f"{newest.name} was restored in {minutes} min: {name} is AVAILABLE")
    print(f"Check its data, then delete the cluster {drills[name]} in the console.")


if __name__ == "__main__":
    main(sys.argv[1])
