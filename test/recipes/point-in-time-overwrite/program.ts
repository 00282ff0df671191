import {
  createDdsClient,
  optionsFromEnvironment,
  restoreInstance,
  waitUntilJobCompleted,
} from "../../../src/index.js";

const [instance_id = "", at = "", consent] = process.argv.slice(2);
if (consent !== "overwrite")
  throw new Error(`Add "overwrite" to lose what was written after ${at}.`);
const dds = createDdsClient(optionsFromEnvironment("dds"));
const source = { instance_id, restore_time: Date.parse(at) };
const started = await restoreInstance(
  dds,
  { source, target: { instance_id } },
  { overwrite: true },
);
await waitUntilJobCompleted(dds, started, { maxWaitMs: 12 * 3_600_000 });
console.log(`${instance_id} is as it was at ${at}`);
