import {
  applyRetention,
  createDwsClient,
  optionsFromEnvironment,
  planRetention,
} from "../../../src/index.js";

const dws = createDwsClient(optionsFromEnvironment("dws"));
const plan = await planRetention(dws, {
  cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1",
  namePrefix: "nightly-",
  keep: { daily: 7, weekly: 4, monthly: 3 },
  timeZone: "Europe/Berlin",
});
for (const { name, reasons } of plan.kept) console.log(`keep ${name}: ${reasons.join(", ")}`);
for (const { name } of plan.toDelete) console.log(`delete ${name}`);

if (process.argv.includes("--delete"))
  for (const { item, ...result } of await applyRetention(dws, plan))
    console.log(`${item.name}: ${result.ok ? result.data : result.error.message}`);
