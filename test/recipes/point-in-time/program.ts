import { readFile } from "node:fs/promises";
import {
  createDdsClient,
  formatRestoredName,
  optionsFromEnvironment,
  restoreToNewInstance,
  waitUntilInstanceNormal,
} from "../../../src/index.js";

const [instance_id = "", at = ""] = process.argv.slice(2);
const dds = createDdsClient(optionsFromEnvironment("dds"));
const time = new Date(at);
const date = time.toISOString().slice(0, 10);
const { restore_time: ranges = [] } = await dds.listRestoreTimes({ instance_id, date });
for (const { start_time = 0, end_time = 0 } of ranges)
  console.log("possible:", new Date(start_time).toISOString(), new Date(end_time).toISOString());

const restore_point = { instance_id, restore_time: time.getTime() };
const name = formatRestoredName("orders", restore_point);
const settings = JSON.parse(await readFile("settings.json", "utf8"));
const password = () => process.env["NEW_PASSWORD"] ?? "";
const started = await restoreToNewInstance(
  dds,
  { ...settings, name, password, restore_point },
  { waitIfBusyMs: 3_600_000 },
);
await waitUntilInstanceNormal(dds, started, { maxWaitMs: 12 * 3_600_000 });
console.log(`${name} is normal`);
