import type { Finding } from "../lib/findings.js";
import { toPointer } from "../lib/json-pointer.js";
import { sourceLocator } from "../lib/source-location.js";
import type { Difference } from "./encoding.js";
import type { Idle, Proof } from "./prove.js";

/** What a proof found open, as lines that name document, table, row and JSON pointer, and the files to look at. */
export function findingsOf(proofs: readonly Proof[], idle: readonly Idle[]): Finding[] {
  return [
    ...proofs.flatMap(({ service, open }) => open.map((difference) => findingOf(service, difference))),
    ...idle.map(({ place, message }) => ({ ...place.at, message, rule: "deviations" })),
  ];
}

function findingOf(service: string, { path, message, source }: Difference): Finding {
  const place = sourceLocator(service)(path);
  const pointer = `${service}.json#${toPointer(path)}`;
  if (!source) return { ...place, message: `${message} At ${pointer}.`, rule: "proof" };
  const { document, label } = source;
  return {
    ...document.placeOf(source.path),
    message: `${document.document}, ${label}: ${message} At ${pointer} (${place.file}:${place.line}).`,
    rule: "proof",
  };
}
