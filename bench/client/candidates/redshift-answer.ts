/** A list of snapshots as Redshift answers it, with about as much in each as the list of the other warehouse has. */
export function snapshotsAsXml(count: number): string {
  const snapshots = Array.from({ length: count }, (_, index) =>
    snapshotAsXml(`snapshot-${index + 1}`),
  ).join("");
  return (
    `<DescribeClusterSnapshotsResponse xmlns="http://redshift.amazonaws.com/doc/2012-12-01/">` +
    `<DescribeClusterSnapshotsResult><Snapshots>${snapshots}</Snapshots></DescribeClusterSnapshotsResult>` +
    `<ResponseMetadata><RequestId>5f2b8a1c-7d3e-4f60-9182-73645a6b7c8d</RequestId></ResponseMetadata>` +
    `</DescribeClusterSnapshotsResponse>`
  );
}

function snapshotAsXml(name: string): string {
  return (
    `<Snapshot><SnapshotIdentifier>${name}</SnapshotIdentifier><ClusterIdentifier>a-cluster</ClusterIdentifier>` +
    `<SnapshotCreateTime>2016-08-23T03:59:23Z</SnapshotCreateTime><ClusterCreateTime>2016-08-01T00:00:00Z</ClusterCreateTime>` +
    `<TotalBackupSizeInMegaBytes>500</TotalBackupSizeInMegaBytes><Status>available</Status><SnapshotType>manual</SnapshotType></Snapshot>`
  );
}
