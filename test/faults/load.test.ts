import { describe, expect, test } from "@jest/globals";
import { answer, json } from "../support/faults.js";
import { cloudsOf, kinds, list } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

const cloudOf = cloudsOf(leaveNothing());

const times = <Value>(count: number, make: () => Value): Value[] => Array.from({ length: count }, make);

describe.each(kinds)("with %s, two hundred calls at once", (kind) => {
  test("bring two hundred answers, sign in once, and make Node warn of nothing", async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning);
    process.on("warning", onWarning);
    const cloud = await cloudOf(kind, [json(list)]);
    expect(await Promise.all(times(200, () => cloud.list()))).toEqual(times(200, () => ({ ok: true, data: list })));
    process.off("warning", onWarning);
    expect(cloud.service.seen).toHaveLength(200);
    expect(cloud.iam.seen).toHaveLength(kind === "a password" ? 1 : 0);
    expect(warnings).toEqual([]);
  });

  test("of a service that is down repeat a hundred requests in all, for all calls share one budget", async () => {
    const cloud = await cloudOf(kind, [answer(503)]);
    const results = await Promise.all(times(200, () => cloud.list()));
    expect(results).toMatchObject(times(200, () => ({ ok: false, error: { name: "ApiError", status: 503 } })));
    expect(cloud.service.seen).toHaveLength(300);
    // A copy of the client shares the budget, which is used up.
    await expect(cloud.dws.with({ timeoutMs: 20_000 }).listSnapshots()).rejects.toMatchObject({ attempts: 1 });
  });

  test("through a server that closes its connections after each answer bring two hundred answers", async () => {
    const cloud = await cloudOf(kind, [json(list, 200, { Connection: "close" })]);
    expect(await Promise.all(times(200, () => cloud.list()))).toEqual(times(200, () => ({ ok: true, data: list })));
    expect(cloud.service.seen).toHaveLength(200);
  });
});
