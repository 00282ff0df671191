// Measures the heap in bytes, after a collection, at 10, 50 and 100 percent of a walk through a million backups.
import { pageSize } from "./pages.mjs";
import { stubbedBackups } from "./candidates.mjs";

const { backup, pages } = JSON.parse(process.argv[2]);
const places = new Set([0.1, 0.5, 1].map((share) => share * pages * pageSize));
const sizes = { pager: [], prefetch: [] };
for (const name of Object.keys(sizes)) {
  console.error(`  … the heap during a million backups, ${name}`);
  let count = 0;
  for await (const { id } of stubbedBackups(backup, pages, name === "prefetch")) {
    if (id !== "") count += 1;
    if (!places.has(count)) continue;
    globalThis.gc();
    sizes[name].push(process.memoryUsage().heapUsed);
  }
}
process.send(sizes, () => process.channel.unref());
