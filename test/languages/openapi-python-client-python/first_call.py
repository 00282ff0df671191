"""Lists the snapshots of a project."""

import os

from dws import AuthenticatedClient
from dws.api.snapshots import list_snapshots
from dws.models import SnapshotList

client = AuthenticatedClient(
    "https://dws.eu-west-101.myhuaweicloud.eu",
    token=os.environ["OS_TOKEN"],
    prefix="",  # The token has no prefix such as "Bearer".
    auth_header_name="X-Auth-Token",
)
response = list_snapshots.sync(os.environ["OS_PROJECT_ID"], client=client)
if not isinstance(response, SnapshotList):
    raise SystemExit(f"error: {response}")
for snapshot in response.snapshots or []:
    print(snapshot.name, snapshot.status)
