"""Lists the snapshots of a project."""

import os

from dws import AuthenticatedClient
from dws.api.snapshots import list_snapshots
from dws.models import SnapshotList

client = AuthenticatedClient(
    "https://dws.eu-west-101.myhuaweicloud.eu",
    token=os.environ["OS_TOKEN"],
    prefix="",  # The token stands alone, without "Bearer".
    auth_header_name="X-Auth-Token",
)
answer = list_snapshots.sync(os.environ["OS_PROJECT_ID"], client=client)
if not isinstance(answer, SnapshotList):
    raise SystemExit(f"refused: {answer}")
for snapshot in answer.snapshots or []:
    print(snapshot.name, snapshot.status)
