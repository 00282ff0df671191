import {
  createDwsClient,
  ensureSnapshot,
  optionsFromEnvironment,
  waitUntilSnapshotAvailable,
} from "../../../src/index.js";

const [cluster_id = ""] = process.argv.slice(2);
const name = `nightly-${new Date().toISOString().slice(0, 10)}`;
const dws = createDwsClient(optionsFromEnvironment("dws"));
const created = await ensureSnapshot(dws, { name, cluster_id }, { waitIfBusyMs: 3_600_000 });
const snapshot = await waitUntilSnapshotAvailable(dws, created, { maxWaitMs: 2 * 3_600_000 });
console.log(`${snapshot.name} is ${snapshot.status}`);
