// The program that killed-tasks.slow.test.ts bundles, runs and kills: one task against the sandbox.
import { createDdsClient, createDwsClient, tokenCredentials } from "../../src/index.js";
import { restartableTasks, unsafeTask } from "./restartable-tasks.js";

const [name = "", endpoint = "", projectId = "", token = ""] = process.argv.slice(2);
const options = {
  endpoint,
  projectId,
  credentials: tokenCredentials(token),
  retry: { baseDelayMs: 1, maxDelayMs: 1 },
};
const task = restartableTasks[name] ?? unsafeTask;
const made = await task.run({ dws: createDwsClient(options), dds: createDdsClient(options) });
process.stdout.write(JSON.stringify(made ?? null));
