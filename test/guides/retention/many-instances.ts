import {
  applyRetention,
  createDdsClient,
  optionsFromEnvironment,
  paginateListInstances,
  planRetention,
  runForEach,
} from "../../../src/index.js";

const dds = createDdsClient(optionsFromEnvironment("dds"));
const instances = await paginateListInstances(dds).toArray();
const results = await runForEach(
  instances,
  async ({ id = "" }) => {
    const rules = { instance_id: id, namePrefix: "nightly-", keep: { daily: 7 } };
    return applyRetention(dds, await planRetention(dds, rules));
  },
  { concurrency: 8 },
);
for (const { target, ...result } of results) {
  const failed = result.ok ? result.data.filter(({ ok }) => !ok).length : "all";
  console.log(`${target.name}: ${failed} failed`);
}
