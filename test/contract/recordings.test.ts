import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import * as validation from "../../src/validation.js";
import { publishedDescription, recordedExchanges } from "../support/recordings.js";

const validators = validation as unknown as Readonly<Record<string, validation.Validator>>;

/** Of the values as the documents print them, with sorted keys: an edit of an example is an edit of a recording. */
const fingerprints: Readonly<Record<string, readonly [service: string, sha256: string]>> = {
  ClusterSnapshots: ["dws", "cc866c0e58063961dd8078437bf781dc6f00fce1e994269e3d82a2fa0c243a88"],
  ProjectSnapshots: ["dws", "7a47938c58053771ff60384d07747db386229fd8ea420b66b707b37467919e22"],
  ProjectSnapshotsOpenTelekomCloud: ["dws", "7a47938c58053771ff60384d07747db386229fd8ea420b66b707b37467919e22"],
  Backups: ["dds", "199445bb9688a96fbd30b6c4f6fb4916c67bd10554db933bd660316957481183"],
  SnapshotOrder: ["dws", "28fe8228ad91d036ce59042533decf098b7804d0fc9f65e82c7c58014cfc2cbe"],
  SnapshotOrdered: ["dws", "41808f6d29029577de116f3bc782c623b23e926ed79e2f58d2ea29b7688fe8df"],
};

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, canonical(member)]),
  );
}

test.each(Object.entries(fingerprints))("the example %s is the recorded value, equal as JSON", (name, [service, sha256]) => {
  const value = publishedDescription(service).components.examples[name]?.value;
  const found = createHash("sha256")
    .update(JSON.stringify(canonical(value)))
    .digest("hex");
  const help = `spec/${service}/examples/${name}.yaml holds a recording: restore what its document prints.`;
  expect({ help, sha256: found }).toEqual({ help, sha256 });
});

describe.each(recordedExchanges())("$operationId in $document", ({ operationId, input, answer }) => {
  const validator = validators[`${operationId}Validator`];
  if (!validator) throw new Error(`There is no validator of ${operationId}.`);

  test("records a request that breaks no rule", () => {
    expect(validation.validateRequest(validator, input)).toEqual([]);
  });

  test("records an answer with nothing undocumented in it but what is known", () => {
    const known = operationId === "listBackups" ? ["/backups/0/type"] : []; // Its table says Auto, its example says auto.
    expect(validation.validateResponse(validator, answer, { strict: true }).map((finding) => finding.pointer)).toEqual(known);
  });

  test("would not pass with a member that no table names", () => {
    const findings = validation.validateResponse(validator, { ...(answer as object), surprise: 1 }, { strict: true });
    expect(findings.map((finding) => finding.pointer)).toContain("/surprise");
  });

  test("is accepted by the lenient check, as every live answer with new members is", () => {
    expect(validation.validateResponse(validator, { ...(answer as object), surprise: 1 })).toEqual([]);
  });
});
