import { getEventListeners } from "node:events";
import { describe, expect, jest, test } from "@jest/globals";
import { answer, json } from "../support/faults.js";
import { cloudsOf, kinds, list } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

// What is counted here takes its time on a machine that has other work.
jest.setTimeout(30_000);

const cloudOf = cloudsOf(leaveNothing());

const times = <Value>(count: number, make: () => Value): Value[] =>
  Array.from({ length: count }, make);

describe.each(kinds)("with %s, two hundred calls at once", (kind) => {
  test("bring two hundred answers, sign in once, and put one listener on the signal that they share", async () => {
    let listeners = 0;
    const cloud = await cloudOf(kind, [
      (response, request) => {
        listeners = Math.max(listeners, getEventListeners(cloud.controller.signal, "abort").length);
        json(list)(response, request);
      },
    ]);
    expect(await Promise.all(times(200, () => cloud.list()))).toEqual(
      times(200, () => ({ ok: true, data: list })),
    );
    expect(cloud.service.seen).toHaveLength(200);
    expect(cloud.iam.seen).toHaveLength(kind === "a password" ? 1 : 0);
    // With more than ten, Node would warn of a leak.
    expect(listeners).toBe(1);
  });

  test("through a server that closes its connections after each answer bring their answers, too", async () => {
    const cloud = await cloudOf(kind, [json(list, 200, { Connection: "close" })]);
    expect(await Promise.all(times(200, () => cloud.list()))).toEqual(
      times(200, () => ({ ok: true, data: list })),
    );
    expect(cloud.service.seen).toHaveLength(200);
  });
});

test("two hundred calls of a service that is down repeat a hundred requests in all, for they share one budget", async () => {
  const cloud = await cloudOf("a token", [answer(503)]);
  const results = await Promise.all(times(200, () => cloud.list()));
  expect(results).toMatchObject(
    times(200, () => ({ ok: false, error: { name: "ApiError", status: 503 } })),
  );
  expect(cloud.service.seen).toHaveLength(300);
  // A copy of the client shares the budget, which is used up.
  await expect(cloud.dws.with({ timeoutMs: 20_000 }).listSnapshots()).rejects.toMatchObject({
    attempts: 1,
  });
});
