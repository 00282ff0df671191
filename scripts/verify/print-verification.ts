// npm run prove: shows where each documented fact is encoded, and each deviation with its evidence. Fails when one is not.
import { once } from "node:events";
import { createProgressReader } from "../build/progress.js";
import { startGraph } from "../build/run-graph.js";
import { inProject } from "../build/project.js";
import { readFileSync } from "node:fs";
import type { Provenance } from "./provenance.js";
import { listing } from "./listing.js";

const nothing = (): void => {};
const reader = createProgressReader(
  { onStepStart: nothing, onStepEnd: nothing, onRoundEnd: nothing },
  () => performance.now(),
);
const [status] = (await once(startGraph("proof", reader.read), "close")) as [number | null];
if (status === 0) {
  console.log(
    listing(
      JSON.parse(readFileSync(inProject("build/proof/provenance.json"), "utf8")) as Provenance,
    ),
  );
} else {
  console.error(
    `${reader.output()}\n\nNot proven: each line above is a fact that a document and the description do not share.`,
  );
  process.exitCode = 1;
}
