import { readFileSync } from "node:fs";
import { exchangesOf, type Exchange } from "../../scripts/spec/exchanges.js";
import type { Description } from "../../scripts/spec/description.js";
import { inProject } from "../../scripts/build/project.js";
import { readSourceDocuments } from "../../scripts/spec/tables.js";

const published = new Map<string, Description>();

/** The published description of a service, read once: tests change copies of it. */
export function publishedDescription(service: string): Description {
  const json = (): string =>
    readFileSync(inProject("generated/openapi", `${service}.json`), "utf8");
  const description = published.get(service) ?? (JSON.parse(json()) as Description);
  published.set(service, description);
  return description;
}

/** Every call that the source documents record. */
export function recordedExchanges(): Exchange[] {
  return readSourceDocuments().flatMap((document) =>
    exchangesOf(publishedDescription(document.service), document),
  );
}
