// The loopback server that the candidates call, in a process of its own so that its work is not measured.
import { createServer } from "node:http";
import { pagesOf, slow } from "./pages.mjs";

const { list: snapshots, backup } = JSON.parse(process.argv[2]);
const list = JSON.stringify(snapshots);
const xml = redshiftList(snapshots.snapshots.length);
const page = pagesOf(backup, slow.pages);

const server = createServer((request, response) => {
  const { method, url } = request;
  if (method === "POST") request.resume().once("end", () => send(response, xml, "text/xml"));
  else if (url.startsWith("/v1.0/")) send(response, list, "application/json");
  else setTimeout(() => send(response, page(url), "application/json"), slow.latencyMs);
});
// A connection that a candidate does not use for a while is still open in its next turn.
server.keepAliveTimeout = 600_000;
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
// The benchmark may end without time to stop this process.
process.once("disconnect", () => process.exit());

function send(response, body, type) {
  const headers = {
    "Content-Type": type,
    "Content-Length": Buffer.byteLength(body),
    "X-Request-Id": "5f2b8a1c7d3e4f60",
  };
  response.writeHead(200, headers).end(body);
}

/** A list as Redshift responds with it, with about as much in each snapshot as in the list of the other warehouse. */
function redshiftList(count) {
  const items = Array.from(
    { length: count },
    (_, index) =>
      `<Snapshot><SnapshotIdentifier>snapshot-${index + 1}</SnapshotIdentifier><ClusterIdentifier>a-cluster</ClusterIdentifier>` +
      `<SnapshotCreateTime>2016-08-23T03:59:23Z</SnapshotCreateTime><ClusterCreateTime>2016-08-01T00:00:00Z</ClusterCreateTime>` +
      `<TotalBackupSizeInMegaBytes>500</TotalBackupSizeInMegaBytes><Status>available</Status><SnapshotType>manual</SnapshotType></Snapshot>`,
  );
  const [root, result] = ["DescribeClusterSnapshotsResponse", "DescribeClusterSnapshotsResult"];
  return `<${root} xmlns="http://redshift.amazonaws.com/doc/2012-12-01/"><${result}><Snapshots>${items.join("")}</Snapshots></${result}></${root}>`;
}
