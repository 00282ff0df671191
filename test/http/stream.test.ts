import { describe, expect, test } from "@jest/globals";
import { json, resetWithinBody, stallWithinBody } from "../support/faults.js";
import { cloudsOf, kinds, list, type FaultyCloud } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

const cloudOf = cloudsOf(leaveNothing());

/** Calls the list by the raw client with `parseAs: "stream"`. */
async function streamOf(cloud: FaultyCloud): Promise<ReadableStream<Uint8Array>> {
  const result = await cloud.get({ parseAs: "stream" });
  if (!result.ok) throw result.error;
  const stream = result.data.data;
  if (!(stream instanceof ReadableStream)) throw new Error("There is no stream.");
  return stream;
}

/** Reads a stream to its end. */
const text = (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text();

describe.each(kinds)("with %s, a raw list with parseAs: stream", (kind) => {
  test("is a stream of the list", async () => {
    const stream = await streamOf(await cloudOf(kind, [json(list)]));
    expect(JSON.parse(await text(stream))).toEqual(list);
  });

  test("rejects with a timeout when the body stalls, since the limit includes the body", async () => {
    const cloud = await cloudOf(kind, [json(list), stallWithinBody()], {
      timeoutMs: 30,
      retry: false,
    });
    await cloud.list({ timeoutMs: 30_000 }); // Authenticates, and connects.
    await expect(streamOf(cloud)).rejects.toMatchObject({ name: "TimeoutError", scope: "attempt" });
  });

  test("is aborted within the body by the signal of its call, with the reason as the cause", async () => {
    const reason = new Error("enough");
    let reached = (): void => undefined;
    const withinBody = new Promise<void>((resolve) => (reached = resolve));
    const cloud = await cloudOf(kind, [stallWithinBody()], {
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        if (url.includes("/snapshots")) reached();
        return response;
      },
    });
    const call = streamOf(cloud);
    void withinBody.then(() => cloud.controller.abort(reason));
    await expect(call).rejects.toMatchObject({
      name: "AbortError",
      operation: "listSnapshots",
      cause: reason,
    });
  });

  test("can be cancelled in the middle, and leaves nothing", async () => {
    const stream = await streamOf(await cloudOf(kind, [json(list)]));
    const reader = stream.getReader();
    expect((await reader.read()).done).toBe(false);
    await reader.cancel();
  });

  test("is retried when the connection breaks within the body, and then rejects", async () => {
    const cloud = await cloudOf(kind, [resetWithinBody]);
    await expect(streamOf(cloud)).rejects.toMatchObject({
      name: "NetworkError",
      requestNotSent: false,
      attempts: 3,
    });
    expect(cloud.service.seen).toHaveLength(3);
  });
});
