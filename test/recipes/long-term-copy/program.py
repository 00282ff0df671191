"""Copies the newest automated snapshot of a cluster to one that does not expire, and downloads a backup:
program.py CLUSTER_ID INSTANCE_ID FOLDER
"""

import os
import sys
import time
from datetime import datetime, timezone
from pathlib import Path

import dds
import dws
import httpx
from dds.api.backups import list_backups, show_backup_download_link
from dds.models import BackupFileList, BackupList
from dws.api.snapshots import copy_snapshot, list_snapshots
from dws.models import CopySnapshotRequest, CopySnapshotResponse, Snapshot, SnapshotList

POLL_SECONDS = float(os.environ.get("POLL_SECONDS", "30"))
PROJECT = os.environ["OS_PROJECT_ID"]
TOKEN = os.environ["OS_TOKEN"]
TIMEOUT = httpx.Timeout(60)
# Such as https://dws.eu-west-101.myhuaweicloud.eu and https://dds.eu-west-101.myhuaweicloud.eu
DWS, DDS = os.environ["HUAWEICLOUD_DWS_ENDPOINT"], os.environ["HUAWEICLOUD_DDS_ENDPOINT"]
warehouses = dws.AuthenticatedClient(DWS, TOKEN, prefix="", auth_header_name="X-Auth-Token", timeout=TIMEOUT)
databases = dds.AuthenticatedClient(DDS, TOKEN, prefix="", auth_header_name="X-Auth-Token", timeout=TIMEOUT)


def snapshots_of(cluster: str) -> list[Snapshot]:
    response = list_snapshots.sync(PROJECT, client=warehouses)
    if not isinstance(response, SnapshotList):
        raise SystemExit(f"listSnapshots failed: {response}")
    return [one for one in response.snapshots or [] if one.cluster_id == cluster]


def keep_snapshot(cluster: str, name: str) -> None:
    found = snapshots_of(cluster)
    if all(one.name != name for one in found):
        automated = [one for one in found if one.type_ != "MANUAL" and one.status == "AVAILABLE"]
        if not automated:
            raise SystemExit(f"Cluster {cluster} has no automated snapshot.")
        newest = max(automated, key=lambda one: one.started or "")
        body = CopySnapshotRequest(backup_name=name)
        started = copy_snapshot.sync(PROJECT, newest.id or "", client=warehouses, body=body)
        if not isinstance(started, CopySnapshotResponse):
            raise SystemExit(f"copySnapshot failed: {started}")
    deadline = time.monotonic() + 4 * 3600
    while True:
        copy = next((one for one in snapshots_of(cluster) if one.name == name), None)
        if copy and copy.status == "AVAILABLE":
            print(f"{name} is AVAILABLE: {copy.size} GB")
            return
        if (copy and copy.status == "UNAVAILABLE") or time.monotonic() > deadline:
            raise SystemExit(f"{name} is {copy.status if copy else 'not listed'}.")
        time.sleep(POLL_SECONDS)


def download_backup(instance: str, folder: Path) -> None:
    response = list_backups.sync(PROJECT, client=databases, instance_id=instance)
    if not isinstance(response, BackupList):
        raise SystemExit(f"listBackups failed: {response}")
    complete = [one for one in response.backups if one.status == "COMPLETED"]
    if not complete:
        raise SystemExit(f"Instance {instance} has no complete backup.")
    newest = max(complete, key=lambda one: one.begin_time)
    links = show_backup_download_link.sync(PROJECT, client=databases, instance_id=instance, backup_id=newest.id)
    if not isinstance(links, BackupFileList):
        raise SystemExit(f"showBackupDownloadLink failed: {links}")
    folder.mkdir(parents=True, exist_ok=True)
    for one in links.files or []:
        path = folder / Path(one.name or "backup").name
        part = path.with_name(path.name + ".part")
        # The link contains its signature: the storage needs no token, and the link belongs in no log.
        with httpx.stream("GET", one.download_link or "", timeout=TIMEOUT) as file, part.open("wb") as output:
            if file.status_code != 200:
                raise SystemExit(f"{path.name}: the storage responded with {file.status_code}.")
            for data in file.iter_bytes():
                output.write(data)
        part.rename(path)
        print(f"{path.name}: {path.stat().st_size} bytes")


def main(cluster: str, instance: str, folder: str) -> None:
    name = f"monthly-{datetime.now(timezone.utc):%Y-%m}"
    keep_snapshot(cluster, name)
    download_backup(instance, Path(folder, name))


if __name__ == "__main__":
    main(*sys.argv[1:])
