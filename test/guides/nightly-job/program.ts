import {
  createDdsClient,
  createDwsClient,
  ensureBackup,
  ensureSnapshot,
  optionsFromEnvironment,
  toResult,
  waitUntilBackupCompleted,
  waitUntilSnapshotAvailable,
} from "../../../src/index.js";

const [cluster_id = "", instance_id = ""] = process.argv.slice(2);
const name = `nightly-${new Date().toISOString().slice(0, 10)}`;
const twoHoursMs = 2 * 3_600_000;
const ensure = { waitIfBusyMs: twoHoursMs, replaceFailed: true };

async function nightlySnapshot() {
  const dws = createDwsClient(optionsFromEnvironment("dws"));
  const snapshot = await ensureSnapshot(dws, { name, cluster_id }, ensure);
  return await waitUntilSnapshotAvailable(dws, snapshot, {
    maxWaitMs: twoHoursMs,
    onPoll: ({ state, percent = 0 }) => console.log(`snapshot: ${state} ${percent}%`),
  });
}

async function nightlyBackup() {
  const dds = createDdsClient(optionsFromEnvironment("dds"));
  const backup = await ensureBackup(dds, { name, instance_id }, ensure);
  return await waitUntilBackupCompleted(dds, backup, {
    maxWaitMs: twoHoursMs,
    onPoll: ({ state }) => console.log(`backup: ${state}`),
  });
}

for (const result of await Promise.all([toResult(nightlySnapshot()), toResult(nightlyBackup())])) {
  if (result.ok) continue;
  console.error(result.error.message);
  process.exitCode = 1;
}
