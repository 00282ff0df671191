import { getEventListeners } from "node:events";
import { describe, expect, jest, test } from "@jest/globals";
import { respond, json } from "../support/faults.js";
import { cloudsOf, kinds, list } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

// What is counted here takes its time on a machine that has other work.
jest.setTimeout(30_000);

const cloudOf = cloudsOf(leaveNothing());

const times = <Value>(count: number, make: () => Value): Value[] =>
  Array.from({ length: count }, make);

describe.each(kinds)("with %s, fifty calls at once", (kind) => {
  test("get fifty responses, authenticate once, and add one listener to their shared signal", async () => {
    let listeners = 0;
    const cloud = await cloudOf(kind, [
      (response, request) => {
        listeners = Math.max(listeners, getEventListeners(cloud.controller.signal, "abort").length);
        json(list)(response, request);
      },
    ]);
    expect(await Promise.all(times(50, () => cloud.list()))).toEqual(
      times(50, () => ({ ok: true, data: list })),
    );
    expect(cloud.service.seen).toHaveLength(50);
    expect(cloud.iam.seen).toHaveLength(kind === "a password" ? 1 : 0);
    // With more than ten, Node would warn of a leak.
    expect(listeners).toBe(1);
  });

  test("succeed with a server that closes the connection after each response, too", async () => {
    const cloud = await cloudOf(kind, [json(list, 200, { Connection: "close" })]);
    expect(await Promise.all(times(50, () => cloud.list()))).toEqual(
      times(50, () => ({ ok: true, data: list })),
    );
    expect(cloud.service.seen).toHaveLength(50);
  });
});

test("two hundred calls of an unavailable service make a hundred retries in all from their shared budget", async () => {
  const cloud = await cloudOf("a token", [respond(503)]);
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
