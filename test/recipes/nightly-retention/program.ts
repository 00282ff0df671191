import {
  applyRetention,
  createDdsClient,
  createDwsClient,
  ensureBackup,
  ensureSnapshot,
  optionsFromEnvironment,
  planRetention,
  toResult,
  waitUntilBackupCompleted,
  waitUntilSnapshotAvailable,
} from "../../../src/index.js";

const [cluster_id = "", instance_id = ""] = process.argv.slice(2);
const name = `nightly-${new Date().toISOString().slice(0, 10)}`;
const ensure = { waitIfBusyMs: 3_600_000, replaceFailed: true };
const waiting = { maxWaitMs: 2 * 3_600_000 };
const rules = { namePrefix: "nightly-", keep: { daily: 7, weekly: 4, monthly: 3 } };

async function snapshotOfTonight() {
  const dws = createDwsClient(optionsFromEnvironment("dws"));
  const created = await ensureSnapshot(dws, { name, cluster_id }, ensure);
  await waitUntilSnapshotAvailable(dws, created, waiting);
  return await applyRetention(dws, await planRetention(dws, { cluster_id, ...rules }));
}

async function backupOfTonight() {
  const dds = createDdsClient(optionsFromEnvironment("dds"));
  const created = await ensureBackup(dds, { name, instance_id }, ensure);
  await waitUntilBackupCompleted(dds, created, waiting);
  return await applyRetention(dds, await planRetention(dds, { instance_id, ...rules }));
}

for (const night of await Promise.all([
  toResult(snapshotOfTonight()),
  toResult(backupOfTonight()),
])) {
  const deletions = night.ok ? night.data : [];
  for (const { item, ...deletion } of deletions)
    if (deletion.ok) console.log(`deleted ${item.name}`);
  for (const result of [night, ...deletions]) {
    if (result.ok) continue;
    console.error(result.error.message);
    process.exitCode = 1;
  }
}
