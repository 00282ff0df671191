"""Lists snapshots and backups with the SDK of Open Telekom Cloud, which finds both services in the catalogue."""

import openstack
from otcextensions import sdk

connection = openstack.connect()
sdk.register_otc_extensions(connection)
for snapshot in connection.dws.snapshots():
    print(snapshot.name, snapshot.status)
for backup in connection.dds.get("/backups").json()["backups"]:
    print(backup["name"], backup["status"])
