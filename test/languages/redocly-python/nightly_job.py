"""Runs the nightly job with the generated clients and prints all responses as JSON: nightly_job.py SERVER CLUSTER NAME

The credentials are in the environment, under the names that OpenStack's tools use.
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


def request_token() -> str:
    """Requests a token from IAM, which the descriptions do not cover."""
    user = {
        "name": os.environ["OS_USERNAME"],
        "password": os.environ["OS_PASSWORD"],
        "domain": {"name": os.environ["OS_USER_DOMAIN_NAME"]},
    }
    identity = {"methods": ["password"], "password": {"user": user}}
    body = {"auth": {"identity": identity, "scope": {"project": {"id": project}}}}
    response = httpx.post(os.environ["OS_AUTH_URL"] + "/auth/tokens", json=body).raise_for_status()
    return str(response.headers["X-Subject-Token"])


auth = {"apiKey": {"Token": request_token()}}
dws_client = dws.Client(server, auth=auth)
dds_client = dds.Client(server, auth=auth)

listed = dws_client.list_snapshots(project)
created = dws_client.create_snapshot(project, dws.CreateSnapshotRequest(snapshot=dws.SnapshotToCreate(name=name, cluster_id=cluster)))

polls: list[dws.ClusterSnapshotList] = []
status = None
while status != "AVAILABLE":
    if len(polls) == 100 or status not in (None, "CREATING"):
        sys.exit(f"After {len(polls)} polls the snapshot is {status}.")
    if polls:
        time.sleep(0.1)
    polls.append(dws_client.list_cluster_snapshots(project, cluster))
    status = next((one.status for one in polls[-1].snapshots or [] if created.snapshot and one.id == created.snapshot.id), "gone")

pages: list[dds.BackupList] = []
while not pages or 10 * len(pages) < pages[-1].total_count:
    pages.append(dds_client.list_backups(project, offset=10 * len(pages), limit=10))

print(json.dumps(dws.encode({"listed": listed, "created": created, "polls": polls, "pages": pages})))
