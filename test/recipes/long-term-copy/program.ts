import {
  createDdsClient,
  createDwsClient,
  keepSnapshot,
  optionsFromEnvironment,
  paginateListBackups,
  waitUntilSnapshotAvailable,
} from "../../../src/index.js";
import { downloadBackup } from "../../../src/download.js";

const [cluster_id = "", instance_id = "", folder = "archive"] = process.argv.slice(2);
const name = `monthly-${new Date().toISOString().slice(0, 7)}`;

const dws = createDwsClient(optionsFromEnvironment("dws"));
const { snapshots = [] } = await dws.listSnapshots();
const ofCluster = snapshots.filter((one) => one.cluster_id === cluster_id);
const earlier = ofCluster.find((one) => one.name === name);
if (earlier?.id) {
  const copy = await waitUntilSnapshotAvailable(dws, { id: earlier.id });
  console.log(`${name} exists: ${copy.size} GB`);
} else {
  const [newest] = ofCluster
    .filter(({ type, status }) => type !== "MANUAL" && status === "AVAILABLE")
    .sort((a, b) => (b.started ?? "").localeCompare(a.started ?? ""));
  if (!newest?.id) throw new Error(`Cluster ${cluster_id} has no automated snapshot.`);
  const wanted = { snapshot_id: newest.id, name };
  const { copy } = await keepSnapshot(dws, wanted, { waitIfBusyMs: 3_600_000 });
  console.log(`${newest.name} was copied to ${name}: ${copy.size} GB`);
}

const dds = createDdsClient(optionsFromEnvironment("dds"));
const backups = await paginateListBackups(dds, { instance_id }).toArray();
const [latest] = backups
  .filter(({ status }) => status === "COMPLETED")
  .sort((a, b) => b.begin_time.localeCompare(a.begin_time));
if (!latest) throw new Error(`Instance ${instance_id} has no complete backup.`);
const files = await downloadBackup(dds, { backup_id: latest.id, to: `${folder}/${name}` });
for (const { path, bytes } of files) console.log(`${path}: ${bytes} bytes`);
