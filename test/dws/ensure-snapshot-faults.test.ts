import { describe, expect, test } from "@jest/globals";
import type { Responder } from "../support/fault-server.js";
import {
  respond,
  json,
  resetBeforeHeaders,
  resetWithinBody,
  silence,
  stallWithinBody,
} from "../support/faults.js";
import { cloudsOf, kinds, wanted } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

const cloudOf = cloudsOf(leaveNothing());

/** A service that keeps what is ordered, and responses an order as it is told: the first response is for the first order and so on. */
function service(
  ...responses: readonly { readonly obeyed: boolean; readonly respond: Responder }[]
) {
  const snapshots: object[] = [];
  const orders: string[] = [];
  const handle: Responder = (response, request) => {
    if (request.method === "GET") {
      json({ snapshots })(response, request);
      return;
    }
    const told = responses[Math.min(orders.push(request.body), responses.length) - 1];
    const made = { ...wanted, id: `s-${snapshots.length + 1}`, status: "CREATING" };
    if (told?.obeyed ?? true) snapshots.push(made);
    (told?.respond ?? json({ snapshot: made }))(response, request);
  };
  return { handle, snapshots, orders };
}

const made = { ok: true, data: { ...wanted, id: "s-1" } };

describe.each(kinds)("with %s, ensureSnapshot", (kind) => {
  test.each([
    ["reset before the headers", resetBeforeHeaders],
    ["reset within the body", resetWithinBody],
    ["an empty 500", respond(500)],
    ["a 504 in HTML", respond(504, {}, "<html>Gateway timeout</html>")],
    ["no JSON", respond(200, {}, "<html>")],
    ["JSON without an id", json({ snapshot: {} })],
  ])("creates one snapshot when the response is lost: %s", async (_, fault) => {
    const { handle, snapshots, orders } = service({ obeyed: true, respond: fault });
    const { ensure } = await cloudOf(kind, [handle]);
    expect(await ensure()).toMatchObject(made);
    expect(await ensure()).toMatchObject(made);
    expect([snapshots.length, orders.length]).toEqual([1, 1]);
  });

  test.each([
    ["never comes", silence],
    ["stalls", stallWithinBody()],
  ])("creates one snapshot when the response %s", async (_, fault) => {
    const { handle, snapshots, orders } = service({ obeyed: true, respond: fault });
    const { list, ensure } = await cloudOf(kind, [handle]);
    await list(); // Signs in, and connects.
    expect(await ensure({ timeoutMs: 100 })).toMatchObject(made);
    expect([snapshots.length, orders.length]).toEqual([1, 1]);
  });

  test("searches the list before it repeats the create call, even with a timeout of 0", async () => {
    const { handle, snapshots, orders } = service({ obeyed: true, respond: resetBeforeHeaders });
    const { ensure } = await cloudOf(kind, [handle]);
    expect(await ensure({ reconcileTimeoutMs: 0 })).toMatchObject(made);
    expect([snapshots.length, orders.length]).toEqual([1, 1]);
  });

  test("repeats a create call without effect once, and not twice", async () => {
    const lost = { obeyed: false, respond: resetBeforeHeaders };
    const once = service(lost, {
      obeyed: true,
      respond: json({ snapshot: { ...wanted, id: "s-1" } }),
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

  test("creates one snapshot for fifty concurrent calls", async () => {
    const { handle, snapshots, orders } = service({ obeyed: true, respond: resetBeforeHeaders });
    const { ensure } = await cloudOf(kind, [handle]);
    const results = await Promise.all(Array.from({ length: 50 }, () => ensure()));
    expect(results).toMatchObject(results.map(() => made));
    expect([snapshots.length, orders.length]).toEqual([1, 1]);
  });

  test("does not repeat the create call when the list cannot be read", async () => {
    const { handle, orders } = service({ obeyed: true, respond: resetBeforeHeaders });
    const { ensure } = await cloudOf(kind, [
      (response, request) =>
        (request.method === "GET" && orders.length > 0 ? respond(500) : handle)(response, request),
    ]);
    expect(await ensure({ reconcileTimeoutMs: 0 })).toMatchObject({
      ok: false,
      error: { name: "ApiError", status: 500, operation: "listSnapshots" },
    });
    expect(orders).toHaveLength(1);
  });

  test("returns the snapshot of another process when the name is in use", async () => {
    const { handle, snapshots } = service({
      obeyed: true,
      respond: json({ error_code: "DWS.0001" }, 409),
    });
    const { ensure } = await cloudOf(kind, [handle]);
    expect(await ensure()).toMatchObject(made);
    expect(snapshots).toHaveLength(1);
  });
});
