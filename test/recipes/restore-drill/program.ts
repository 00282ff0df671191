import {
  backupStatus,
  createDwsClient,
  formatRestoredName,
  optionsFromEnvironment,
  restoreToNewCluster,
  waitUntilClusterAvailable,
} from "../../../src/index.js";

const [cluster_id = ""] = process.argv.slice(2);
const dws = createDwsClient(optionsFromEnvironment("dws"));
const report = await backupStatus({ dws }, { clusters: [cluster_id], maxAgeMs: 26 * 3_600_000 });
const [{ newest, error } = {}] = report.entries;
if (!newest) throw error ?? new Error(`Cluster ${cluster_id} has no snapshot to restore.`);

const snapshot_id = newest.id;
const name = formatRestoredName(`drill-${new Date().toISOString().slice(0, 10)}`, { snapshot_id });
const { clusters = [] } = await dws.listClusters();
const earlier = clusters.find((one) => one.name?.startsWith("drill-") && one.name !== name);
if (earlier) throw new Error(`Delete the cluster ${earlier.name} of an earlier drill first.`);

const began = performance.now();
const started = await restoreToNewCluster(
  dws,
  { snapshot_id, restore: { name } },
  { waitIfBusyMs: 3_600_000 },
);
const cluster = await waitUntilClusterAvailable(dws, started, { maxWaitMs: 12 * 3_600_000 });
const minutes = Math.ceil((performance.now() - began) / 60_000);
console.log(`${newest.name} was restored in ${minutes} min: ${cluster.name} is ${cluster.status}`);
console.log(`Check its data, then delete the cluster ${cluster.id} in the console.`);
