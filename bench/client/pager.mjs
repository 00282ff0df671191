// What the pager costs: its time and its memory over a million backups, and its time over a slow network.
import { createDdsClient, paginateListBackups, tokenCredentials } from "huaweicloud-dws-dds/dds";
import { pagesOf, pageSize, slow } from "./pages.mjs";

const pages = 10_000;
const projectId = "89cd04f168b84af6be287f71730fdb4b";
const nowhere = "http://127.0.0.1:9";

/** The time of a walk through a million backups, compared with a loop that only fetches and parses. */
export function time({ backup }) {
  const result = pages * pageSize;
  return {
    title: "A million backups, 100 per page, stubbed fetch",
    goals: { "the pager": 1.3 },
    candidates: [
      { name: "a bare loop of fetch and JSON.parse", result, call: () => count(bareLoop(backup)) },
      { name: "the pager", result, call: () => count(stubbed(backup, 1)) },
      { name: "the pager, 8 pages at once", result, call: () => count(stubbed(backup, 8)) },
    ],
  };
}

/** The time of a walk through pages of a slow server. */
export function latency({ server: endpoint }) {
  const candidate = (name, concurrency) => ({
    name,
    result: slow.pages * pageSize,
    call: () => count(backups({ endpoint }, concurrency)),
  });
  return {
    title: `${slow.pages} pages of ${slow.latencyMs} ms latency`,
    goals: { "8 pages at once": 0.2 },
    candidates: [
      candidate("one page after the other", 1),
      candidate("2 pages at once", 2),
      candidate("8 pages at once", 8),
    ],
  };
}

/** The heap in bytes, after a collection, at 10, 50 and 100 percent of a walk through a million backups. */
export async function heap({ backup }) {
  const places = new Set([0.1, 0.5, 1].map((share) => share * pages * pageSize));
  const sizes = { "the pager": [], "the pager, 8 pages at once": [] };
  for (const [name, series] of Object.entries(sizes)) {
    console.error(`  … the heap during a million backups, ${name}`);
    let number = 0;
    for await (const { id } of stubbed(backup, name === "the pager" ? 1 : 8)) {
      if (id !== "") number += 1;
      if (!places.has(number)) continue;
      globalThis.gc();
      series.push(process.memoryUsage().heapUsed);
    }
  }
  return sizes;
}

function stubbed(backup, concurrency) {
  return backups({ endpoint: nowhere, fetch: stubbedFetch(backup) }, concurrency);
}

function backups(target, concurrency) {
  const dds = createDdsClient({ ...target, projectId, credentials: tokenCredentials("a-token") });
  return paginateListBackups(dds, { limit: pageSize }, { concurrency });
}

function stubbedFetch(backup) {
  const page = pagesOf(backup, pages);
  const headers = { "Content-Type": "application/json" };
  return async (url) => new Response(page(url), { headers });
}

async function* bareLoop(backup) {
  const fetch = stubbedFetch(backup);
  for (let page = 0; page < pages; page += 1) {
    const query = `offset=${page * pageSize}&limit=${pageSize}`;
    const response = await fetch(`${nowhere}/v3/${projectId}/backups?${query}`);
    yield JSON.parse(await response.text()).backups;
  }
}

/** Counts items, or lists of items, and fails when one is missing or comes twice. */
async function count(items) {
  let number = 0;
  let last = "";
  for await (const item of items)
    for (const { id } of Array.isArray(item) ? item : [item]) {
      if (id <= last) throw new Error(`Backup ${id} came after ${last}: the pages are mixed up.`);
      last = id;
      number += 1;
    }
  return number;
}
