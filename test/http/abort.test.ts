import { describe, expect, test } from "@jest/globals";
import {
  accessKeyCredentials,
  toResult,
  waitUntilSnapshotAvailable,
  tokenCredentials,
  type ClientOptions,
} from "../../src/index.js";
import type { Responder } from "../support/fault-server.js";
import { respond, json, stallWithinBody } from "../support/faults.js";
import { cloudsOf, kinds, list, type FaultyCloud, type Kind } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

const cloudOf = cloudsOf(leaveNothing());

const reason = new Error("enough");
const ended = {
  ok: false,
  error: { name: "AbortError", operation: "listSnapshots", cause: reason },
};

/** A point that a server or a listener reaches, and the test waits for. */
function milestone(): { readonly reach: () => void; readonly reached: Promise<void> } {
  let reach = (): void => {};
  const reached = new Promise<void>((resolve) => (reach = resolve));
  return { reach: () => reach(), reached };
}

/** Calls by method and by the raw client, and aborts both once the first has come so far. */
async function abortAt(
  reached: Promise<void>,
  { list, get, controller }: FaultyCloud,
): Promise<unknown[]> {
  const calls = Promise.all([list(), get()]);
  await reached;
  controller.abort(reason);
  return calls;
}

/** Options with which signing in comes to no end, and tells when it begins. */
function endlessSignIn(
  kind: Kind,
  reach: () => void,
): Partial<ClientOptions> & { readonly iamResponses?: readonly Responder[] } {
  const never = (): Promise<never> => {
    reach();
    return new Promise(() => {});
  };
  switch (kind) {
    case "a token":
      return { credentials: tokenCredentials(never) };
    case "an access key":
      return { credentials: accessKeyCredentials(never) };
    case "a password":
      return { iamResponses: [reach] };
  }
}

describe.each(kinds)("with %s, a call that is aborted", (kind) => {
  test("before it starts sends nothing", async () => {
    const { service, iam, list, get, controller } = await cloudOf(kind, [json({})]);
    controller.abort(reason);
    expect(await Promise.all([list(), get()])).toMatchObject([ended, ended]);
    expect([...service.seen, ...iam.seen]).toEqual([]);
  });

  test("during authentication sends nothing to the service", async () => {
    const { reach, reached } = milestone();
    const cloud = await cloudOf(kind, [json({})], endlessSignIn(kind, reach));
    expect(await abortAt(reached, cloud)).toMatchObject([ended, ended]);
    expect(cloud.service.seen).toEqual([]);
  });

  test("before the headers ends at once", async () => {
    const { reach, reached } = milestone();
    const cloud = await cloudOf(kind, [reach]);
    expect(await abortAt(reached, cloud)).toMatchObject([ended, ended]);
    expect(cloud.service.seen.length).toBeLessThanOrEqual(2);
  });

  test("within the body ends at once, and not with a network error", async () => {
    const { reach, reached } = milestone();
    const cloud = await cloudOf(kind, [stallWithinBody()], {
      // The platform's own fetch, which tells when the headers are there.
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        if (url.endsWith("/snapshots")) setImmediate(reach);
        return response;
      },
    });
    expect(await abortAt(reached, cloud)).toMatchObject([ended, ended]);
    expect(cloud.service.seen.length).toBeLessThanOrEqual(2);
  });

  test("during the delay before a retry ends at once", async () => {
    const { reach, reached } = milestone();
    const cloud = await cloudOf(kind, [respond(503, { "Retry-After": "30" })], {
      onEvent: ({ type }) => {
        if (type === "retry") setImmediate(reach);
      },
    });
    expect(await abortAt(reached, cloud)).toMatchObject([ended, ended]);
    expect(cloud.service.seen.length).toBeLessThanOrEqual(2);
  });

  test("after its end does not change its result", async () => {
    const { list: call, controller } = await cloudOf(kind, [json(list)]);
    const result = await call();
    controller.abort(reason);
    expect(result).toEqual({ ok: true, data: list });
  });

  test("together with others that share the signal ends with all of them", async () => {
    const { reach, reached } = milestone();
    const { list, controller } = await cloudOf(kind, [reach]);
    const calls = Promise.all(Array.from({ length: 30 }, () => list()));
    await reached;
    controller.abort(reason);
    expect(await calls).toMatchObject(Array.from({ length: 30 }, () => ended));
  });

  test("by the signal of its client ends like every other call", async () => {
    const client = new AbortController();
    const { reach, reached } = milestone();
    const { list } = await cloudOf(kind, [reach], { signal: client.signal });
    const call = list();
    await reached;
    client.abort(reason);
    expect(await call).toMatchObject(ended);
  });

  test("while ensureSnapshot searches the list ends the search, too", async () => {
    const { reach, reached } = milestone();
    const { service, ensure, controller } = await cloudOf(kind, [
      json({ snapshots: [] }),
      respond(504),
      (response, request) => {
        response.on("close", () => setImmediate(reach));
        json({ snapshots: [] })(response, request);
      },
    ]);
    const call = ensure();
    await reached;
    controller.abort(reason);
    expect(await call).toMatchObject({
      ok: false,
      error: { ...ended.error, operation: "ensureSnapshot" },
    });
    expect(service.seen.map(({ method }) => method)).toEqual(["GET", "POST", "GET"]);
  });

  test("between the polls of a waiter ends the wait, too", async () => {
    const { reach, reached } = milestone();
    const creating = { snapshot: { id: "s-1", status: "CREATING" } };
    const { service, dws, controller } = await cloudOf(kind, [json(creating)]);
    const { signal } = controller;
    const call = toResult(
      waitUntilSnapshotAvailable(
        dws,
        { id: "s-1" },
        { signal, onPoll: () => void setImmediate(reach) },
      ),
    );
    await reached;
    controller.abort(reason);
    expect(await call).toMatchObject({
      ok: false,
      error: { ...ended.error, operation: "waitUntilSnapshotAvailable" },
    });
    expect(service.seen).toHaveLength(1);
  });
});

test("an aborted call does not end the authentication that other calls wait for", async () => {
  const { reach, reached } = milestone();
  let issue = (): void => {};
  const {
    list: call,
    service,
    iam,
    controller,
  } = await cloudOf("a password", [json(list)], {
    iamResponses: [
      (response, request) => {
        issue = () => json({}, 201, { "X-Subject-Token": "token-1" })(response, request);
        reach();
      },
    ],
  });
  const [first, second] = [call(), call({ signal: new AbortController().signal })];
  await reached;
  controller.abort(reason);
  expect(await first).toMatchObject(ended);
  issue();
  expect(await second).toEqual({ ok: true, data: list });
  expect([iam.seen.length, service.seen.length]).toEqual([1, 1]);
});
