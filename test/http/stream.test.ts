import { describe, expect, test } from "@jest/globals";
import { json, resetWithinBody, stallWithinBody } from "../support/faults.js";
import { cloudsOf, kinds, list, type FaultyCloud } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

const cloudOf = cloudsOf(leaveNothing());

/** Asks for the list as a stream; it has come so far as its headers then. */
async function streamOf({ get }: FaultyCloud): Promise<ReadableStream<Uint8Array>> {
  const result = await get({ parseAs: "stream" });
  if (!result.ok) throw result.error;
  const stream = result.data.data;
  if (!(stream instanceof ReadableStream)) throw new Error("There is no stream.");
  return stream;
}

/** Reads a stream to its end. */
const text = (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text();

describe.each(kinds)("with %s, a list that is read as a stream", (kind) => {
  test("is the list, and leaves nothing behind at its end", async () => {
    const stream = await streamOf(await cloudOf(kind, [json(list)]));
    expect(JSON.parse(await text(stream))).toEqual(list);
  });

  test("is a timeout when it stalls, for the limit holds to the end of the body", async () => {
    const cloud = await cloudOf(kind, [json(list), stallWithinBody()], { timeoutMs: 30 });
    await cloud.list({ timeoutMs: 30_000 }); // Signs in, and connects.
    await expect(streamOf(cloud).then(text)).rejects.toMatchObject({
      name: "TimeoutError",
      scope: "attempt",
    });
  });

  test("can be ended by the signal of its call, with the signal's reason as the cause", async () => {
    const reason = new Error("enough");
    const cloud = await cloudOf(kind, [stallWithinBody()]);
    const reading = text(await streamOf(cloud));
    cloud.controller.abort(reason);
    await expect(reading).rejects.toMatchObject({
      name: "AbortError",
      operation: "listSnapshots",
      cause: reason,
    });
  });

  test("can be left in the middle, and the connection is given up then", async () => {
    const stream = await streamOf(await cloudOf(kind, [stallWithinBody()]));
    const reader = stream.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('{"snapshots": [');
    await reader.cancel();
  });

  test("fails where the connection does, and is not asked for again, since its beginning has been used", async () => {
    const cloud = await cloudOf(kind, [resetWithinBody]);
    await expect(streamOf(cloud).then(text)).rejects.toMatchObject({
      name: "NetworkError",
      requestNotSent: false,
      attempts: 1,
    });
    expect(cloud.service.seen).toHaveLength(1);
  });
});
