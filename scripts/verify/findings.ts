import type { Finding } from "../spec/findings.js";
import { leavesOf, toPointer, type Path } from "../spec/json-pointer.js";
import { sourceLocator } from "../spec/source-location.js";
import { show, type Difference } from "./coverage-tracker.js";
import type { Idle, Proof } from "./verify.js";

/** What a proof found open, as lines that name document, table, row and JSON pointer, and the files to look at. */
export function findingsOf(proofs: readonly Proof[], idle: readonly Idle[]): Finding[] {
  return [
    ...proofs.flatMap((proof) =>
      withoutEchoes(proof).map((difference) => findingOf(proof.service, difference)),
    ),
    ...idle.map(({ place, message }) => ({ ...place.at, message, rule: "deviations" })),
  ];
}

/** A whole object that goes back to nothing is one finding, at its top, and not one for each of its leaves. */
function withoutEchoes({ open, encoding }: Proof): Difference[] {
  const backless = new Set(open.filter(({ source }) => !source).map(({ path }) => toPointer(path)));
  const isBackless = (path: Path): boolean =>
    leavesOf(encoding.at(path), path).every(
      ([leaf]) => backless.has(toPointer(leaf)) || leaf.at(-1) === "description",
    );
  const seen = new Set<string>();
  return open.flatMap((difference) => {
    if (difference.source || difference.actual === undefined) return [difference];
    let top = difference.path;
    while (top.length > 3 && isBackless(top.slice(0, -1))) top = top.slice(0, -1);
    if (seen.has(toPointer(top))) return [];
    seen.add(toPointer(top));
    return [
      top === difference.path
        ? difference
        : {
            ...difference,
            path: top,
            message: `${show(encoding.at(top))} goes back to no document and to no deviation.`,
          },
    ];
  });
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
