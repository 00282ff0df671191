import { readFile } from "node:fs/promises";
import {
  backupStatus,
  createDdsClient,
  formatRestoredName,
  optionsFromEnvironment,
  restoreToNewInstance,
  waitUntilInstanceNormal,
} from "../../../src/index.js";

const [instance_id = ""] = process.argv.slice(2);
const dds = createDdsClient(optionsFromEnvironment("dds"));
const report = await backupStatus({ dds }, { instances: [instance_id], maxAgeMs: 26 * 3_600_000 });
const [{ newest, error } = {}] = report.entries;
if (!newest) throw error ?? new Error(`Instance ${instance_id} has no backup to restore.`);

const restore_point = { instance_id, backup_id: newest.id };
const name = formatRestoredName(`drill-${new Date().toISOString().slice(0, 10)}`, restore_point);
const settings = JSON.parse(await readFile("drill.json", "utf8"));
const began = performance.now();
const started = await restoreToNewInstance(
  dds,
  { ...settings, name, restore_point },
  { waitIfBusyMs: 3_600_000 },
);
await waitUntilInstanceNormal(dds, started, { maxWaitMs: 12 * 3_600_000 });
const minutes = Math.ceil((performance.now() - began) / 60_000);
console.log(`${newest.name} was restored in ${minutes} min: ${name} is normal`);
