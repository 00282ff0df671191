"""Does a night's work with the generated clients and prints all that it was answered, as JSON: nightly_job.py SERVER CLUSTER NAME

Who signs in is in the environment, in the names that OpenStack's programs use.
"""

import json
import os
import sys
import time

import dds
import dws
import httpx

server, cluster, name = sys.argv[1:]
project = os.environ["OS_PROJECT_ID"]


def sign_in() -> str:
    """The sign-in belongs to IAM, which the descriptions do not cover."""
    user = {
        "name": os.environ["OS_USERNAME"],
        "password": os.environ["OS_PASSWORD"],
        "domain": {"name": os.environ["OS_USER_DOMAIN_NAME"]},
    }
    identity = {"methods": ["password"], "password": {"user": user}}
    body = {"auth": {"identity": identity, "scope": {"project": {"id": project}}}}
    response = httpx.post(os.environ["OS_AUTH_URL"] + "/auth/tokens", json=body).raise_for_status()
    return str(response.headers["X-Subject-Token"])


auth = {"apiKey": {"Token": sign_in()}}
warehouse = dws.Client(server, auth=auth)
documents = dds.Client(server, auth=auth)

listed = warehouse.list_snapshots(project)
created = warehouse.create_snapshot(project, dws.CreateSnapshotRequest(snapshot=dws.SnapshotToCreate(name=name, cluster_id=cluster)))

polls: list[dws.ClusterSnapshotList] = []
status = None
while status != "AVAILABLE":
    if len(polls) == 100 or status not in (None, "CREATING"):
        sys.exit(f"After {len(polls)} polls the snapshot is {status}.")
    if polls:
        time.sleep(0.1)
    polls.append(warehouse.list_cluster_snapshots(project, cluster))
    status = next((one.status for one in polls[-1].snapshots or [] if created.snapshot and one.id == created.snapshot.id), "gone")

pages: list[dds.BackupList] = []
while not pages or 10 * len(pages) < pages[-1].total_count:
    pages.append(documents.list_backups(project, offset=10 * len(pages), limit=10))

print(json.dumps(dws.encode({"listed": listed, "created": created, "polls": polls, "pages": pages})))
