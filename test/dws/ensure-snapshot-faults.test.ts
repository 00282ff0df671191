import { describe, expect, test } from "@jest/globals";
import type { Answer } from "../support/fault-server.js";
import {
  answer,
  json,
  resetBeforeHeaders,
  resetWithinBody,
  silence,
  stallWithinBody,
} from "../support/faults.js";
import { cloudsOf, kinds, wanted } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

const cloudOf = cloudsOf(leaveNothing());

/** A service that keeps what is ordered, and answers an order as it is told: the first answer is for the first order and so on. */
function service(...answers: readonly { readonly obeyed: boolean; readonly answer: Answer }[]) {
  const snapshots: object[] = [];
  const orders: string[] = [];
  const handle: Answer = (response, request) => {
    if (request.method === "GET") {
      json({ snapshots })(response, request);
      return;
    }
    const told = answers[Math.min(orders.push(request.body), answers.length) - 1];
    const made = { ...wanted, id: `s-${snapshots.length + 1}`, status: "CREATING" };
    if (told?.obeyed ?? true) snapshots.push(made);
    (told?.answer ?? json({ snapshot: made }))(response, request);
  };
  return { handle, snapshots, orders };
}

const made = { ok: true, data: { ...wanted, id: "s-1" } };

describe.each(kinds)("with %s, a snapshot that has to be there", (kind) => {
  test.each([
    ["reset before the headers", resetBeforeHeaders],
    ["reset within the body", resetWithinBody],
    ["an empty 500", answer(500)],
    ["a 504 in HTML", answer(504, {}, "<html>Gateway timeout</html>")],
    ["no JSON", answer(200, {}, "<html>")],
    ["JSON without an id", json({ snapshot: {} })],
  ])("is there once when the answer to its order is lost: %s", async (_, fault) => {
    const { handle, snapshots, orders } = service({ obeyed: true, answer: fault });
    const { ensure } = await cloudOf(kind, [handle]);
    expect(await ensure()).toMatchObject(made);
    expect(await ensure()).toMatchObject(made);
    expect([snapshots.length, orders.length]).toEqual([1, 1]);
  });

  test.each([
    ["never comes", silence],
    ["stalls", stallWithinBody()],
  ])("is there once when the answer to its order %s", async (_, fault) => {
    const { handle, snapshots, orders } = service({ obeyed: true, answer: fault });
    const { list, ensure } = await cloudOf(kind, [handle]);
    await list(); // Signs in, and connects.
    expect(await ensure({ timeoutMs: 100 })).toMatchObject(made);
    expect([snapshots.length, orders.length]).toEqual([1, 1]);
  });

  test("is looked for before it is ordered again, even by a caller without patience", async () => {
    const { handle, snapshots, orders } = service({ obeyed: true, answer: resetBeforeHeaders });
    const { ensure } = await cloudOf(kind, [handle]);
    expect(await ensure({ reconcileTimeoutMs: 0 })).toMatchObject(made);
    expect([snapshots.length, orders.length]).toEqual([1, 1]);
  });

  test("is ordered a second time, and not a third, if the first order had no effect", async () => {
    const lost = { obeyed: false, answer: resetBeforeHeaders };
    const once = service(lost, {
      obeyed: true,
      answer: json({ snapshot: { ...wanted, id: "s-1" } }),
    });
    expect(
      await (await cloudOf(kind, [once.handle])).ensure({ reconcileTimeoutMs: 0 }),
    ).toMatchObject(made);
    expect([once.snapshots.length, once.orders.length]).toEqual([1, 2]);

    const never = service(lost);
    const { ensure } = await cloudOf(kind, [never.handle]);
    expect(await ensure({ reconcileTimeoutMs: 0 })).toMatchObject({
      ok: false,
      error: { name: "NetworkError", operation: "createSnapshot" },
    });
    expect([never.snapshots.length, never.orders.length]).toEqual([0, 2]);
  });

  test("is there once however many callers want it at once", async () => {
    const { handle, snapshots, orders } = service({ obeyed: true, answer: resetBeforeHeaders });
    const { ensure } = await cloudOf(kind, [handle]);
    const results = await Promise.all(Array.from({ length: 50 }, () => ensure()));
    expect(results).toMatchObject(results.map(() => made));
    expect([snapshots.length, orders.length]).toEqual([1, 1]);
  });

  test("is not ordered again when nobody can tell what the list holds", async () => {
    const { handle, orders } = service({ obeyed: true, answer: resetBeforeHeaders });
    const { ensure } = await cloudOf(kind, [
      (response, request) =>
        (request.method === "GET" && orders.length > 0 ? answer(500) : handle)(response, request),
    ]);
    expect(await ensure({ reconcileTimeoutMs: 0 })).toMatchObject({
      ok: false,
      error: { name: "ApiError", status: 500, operation: "listSnapshots" },
    });
    expect(orders).toHaveLength(1);
  });

  test("that is refused for a name in use is the one that another process made meanwhile", async () => {
    const { handle, snapshots } = service({
      obeyed: true,
      answer: json({ error_code: "DWS.0001" }, 409),
    });
    const { ensure } = await cloudOf(kind, [handle]);
    expect(await ensure()).toMatchObject(made);
    expect(snapshots).toHaveLength(1);
  });
});
