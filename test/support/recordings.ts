import { readFileSync } from "node:fs";
import { exchangesOf, type Exchange } from "../../scripts/spec/exchanges.js";
import type { Description } from "../../scripts/spec/description.js";
import { inProject } from "../../scripts/build/project.js";
import { readSourceDocuments } from "../../scripts/spec/tables.js";

/** The published description of a service. */
export function publishedDescription(service: string): Description {
  return JSON.parse(
    readFileSync(inProject("generated/openapi", `${service}.json`), "utf8"),
  ) as Description;
}

/** Every call that the source documents record. */
export function recordedExchanges(): Exchange[] {
  return readSourceDocuments().flatMap((document) =>
    exchangesOf(publishedDescription(document.service), document),
  );
}
