import { answer, tell, workerInput } from "../processes/worker.js";
import { manyPages, pageSize, shares } from "./extent.js";
import { pagesStub, stubEndpoint } from "./stub.js";
import type { PagerInput } from "./time-worker.js";
import { pagerWalks, type Walk } from "./walks.js";

/** Bytes of the heap along the way, after a collection at each place. */
export interface PagerHeap {
  readonly plain: readonly number[];
  readonly ahead: readonly number[];
}

const { backup } = workerInput<PagerInput>();
const walks = await pagerWalks(stubEndpoint, pagesStub(backup));
tell("the heap along a million backups");
answer({
  plain: await heapAlong(walks.plain),
  ahead: await heapAlong(walks.ahead),
} satisfies PagerHeap);

async function heapAlong(walk: Walk): Promise<number[]> {
  const places = new Set(shares.map((share) => share * manyPages * pageSize));
  const sizes: number[] = [];
  let count = 0;
  for await (const { id } of walk())
    if (id !== "" && places.has(++count)) sizes.push(heapAfterCollection());
  if (sizes.length !== shares.length) throw new Error(`Only ${count} backups came.`);
  return sizes;
}

function heapAfterCollection(): number {
  if (!globalThis.gc) throw new Error("This process needs --expose-gc.");
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
