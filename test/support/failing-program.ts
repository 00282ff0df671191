import { createRawClient } from "../../src/raw.js";
// A program whose calls fail in several ways. It prints what became of them, and has nothing more to do: it must end by itself.
// Takes the addresses of services with a fault, then "hanging", and those of services whose responses do not end.
import { createDwsClient, tokenCredentials, type DwsClient } from "../../src/index.js";

const path = "/v1.0/{project_id}/snapshots";
const addresses = process.argv.slice(2);
const border = addresses.indexOf("hanging");

function clientOf(endpoint: string, timeoutMs?: number): DwsClient {
  return createDwsClient({
    endpoint,
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    retry: false,
    timeoutMs,
  });
}

/** A call of each form. */
function callsOf(dws: DwsClient): Promise<unknown>[] {
  return [
    dws.listSnapshots(),
    dws.createSnapshot({
      snapshot: { name: "nightly", cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1" },
    }),
    createRawClient(dws).GET(path),
    createRawClient(dws)
      .GET(path, { parseAs: "stream" })
      .then(({ data }) => new Response(data).text()),
  ];
}

/** The names of the errors that calls bring. */
async function failuresOf(calls: readonly Promise<unknown>[]): Promise<string[]> {
  const results = await Promise.allSettled(calls);
  return results.map((result) =>
    result.status === "rejected" && result.reason instanceof Error ? result.reason.name : "none",
  );
}

const faulty = addresses.slice(0, border).map((address) => failuresOf(callsOf(clientOf(address))));
const hanging = addresses.slice(border + 1).map((address) => {
  const dws = clientOf(address, 200);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 100);
  // Nobody reads this stream or waits for it: its limit ends it.
  createRawClient(dws)
    .GET(path, { parseAs: "stream" })
    .catch(() => {});
  return failuresOf([
    ...callsOf(dws),
    dws.listSnapshots({}, { timeoutMs: 60_000, signal: controller.signal }),
  ]);
});
console.log(
  JSON.stringify({ faulty: await Promise.all(faulty), hanging: await Promise.all(hanging) }),
);
