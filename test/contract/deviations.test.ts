import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { inProject, serviceNames } from "../../scripts/lib/project.js";
import { publishedDescription } from "../support/recordings.js";

interface Deviation {
  readonly kind: string;
  readonly places: readonly string[];
  readonly reason: string;
  readonly evidence: string;
}

/** Everything in a document that a pointer with stars leads to. */
function placesAt(document: unknown, pointer: string): unknown[] {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown[]>((nodes, segment) => nodes.flatMap((node) => children(node, segment)), [document]);
}

function children(node: unknown, segment: string): unknown[] {
  if (typeof node !== "object" || node === null) return [];
  if (segment === "*") return Object.values(node);
  const key = segment.replaceAll("~1", "/").replaceAll("~0", "~");
  return key in node ? [(node as Readonly<Record<string, unknown>>)[key]] : [];
}

describe.each(serviceNames())("the deviations of %s", (service) => {
  const deviations = parse(readFileSync(inProject("spec", service, "deviations.yaml"), "utf8")) as Deviation[];
  const description = publishedDescription(service);

  test("each say what they are, why, and by which evidence", () => {
    for (const { kind, reason, evidence } of deviations) {
      expect(["addition", "narrowing", "contradiction"]).toContain(kind);
      expect(reason).toMatch(/^[A-Z].+\.$/);
      expect(evidence).toMatch(/^[A-Z].+\.$/);
    }
  });

  test.each(deviations.flatMap(({ places }) => places))("%s is a place of the description", (place) => {
    expect(placesAt(description, place)).not.toEqual([]);
  });
});
