import { describe, expect, test } from "@jest/globals";
import {
  automatedProblem,
  findUnusable,
  isReplaceable,
  usableItem,
  type Candidate,
  type EnsureTarget,
} from "../../src/ensuring/ensure-target.js";

interface Thing {
  readonly id: string;
  readonly type?: string | undefined;
}

const never = (): never => {
  throw new Error("No call is needed.");
};
const target: EnsureTarget<Thing> = {
  operation: "ensureThing",
  noun: "Thing",
  ownerNoun: "cluster",
  name: "nightly",
  owner: "Cluster-1",
  failed: ["FAILED"],
  deleting: ["DELETING"],
  createOperation: { name: "createThing", noEffect: /^$/ },
  list: never,
  find: never,
  create: never,
  problemOf: automatedProblem,
};
const candidateOf = (changes: Partial<Candidate<Thing>> = {}): Candidate<Thing> => {
  const id = "id" in changes ? changes.id : "id-1";
  return {
    id,
    name: "nightly",
    owner: "Cluster-1",
    status: "AVAILABLE",
    type: "MANUAL",
    item: id === undefined ? undefined : { id, type: changes.type },
    ...changes,
  };
};

test.each([
  ["AUTO", true],
  ["automated", true],
  ["MANUAL", false],
  ["SEMI-AUTO", false],
  [undefined, false],
])("that the service deletes what has type %j is %p", (type, expected) => {
  expect(automatedProblem({ type })).toBe(
    expected ? "the service created it automatically and deletes it later" : undefined,
  );
});

describe("the result of the task is", () => {
  test.each<[string, Partial<Candidate<Thing>>]>([
    ["what has the name, the owner and a good status", {}],
    ["what has an unknown status", { status: undefined }],
    ["what does not say whose it is", { owner: undefined }],
    ["what writes its owner in another case", { owner: "cluster-1" }],
  ])("%s", (_, changes) => {
    const candidate = candidateOf(changes);
    expect(usableItem(candidate, target)).toBe(candidate.item);
  });

  test.each<[string, Partial<Candidate<Thing>>]>([
    ["without an id", { id: undefined }],
    ["with another name", { name: "Nightly" }],
    ["without a name", { name: undefined }],
    ["of another owner", { owner: "cluster-2" }],
    ["that has failed", { status: "failed" }],
    ["that is being deleted", { status: "Deleting" }],
    ["that the service deletes later", { type: "AUTO" }],
  ])("nothing %s", (_, changes) => {
    expect(usableItem(candidateOf(changes), target)).toBeUndefined();
  });

  test("anything of its name, if the task names no problem", () => {
    const { problemOf: _, ...withoutProblem } = target;
    expect(usableItem(candidateOf({ type: "AUTO" }), withoutProblem)).toBeDefined();
  });
});

describe("of what is not usable, the task", () => {
  const failed = candidateOf({ id: "failed", status: "FAILED" });
  const deleted = candidateOf({ id: "deleted", status: "deleting" });
  const elsewhere = candidateOf({ id: "elsewhere", owner: "cluster-2" });

  test.each<[string, readonly Candidate<Thing>[], unknown]>([
    ["finds nothing among nothing", [], undefined],
    ["ignores another name", [candidateOf({ name: "weekly" })], undefined],
    ["takes what has failed", [failed], { candidate: failed, isBeingDeleted: false }],
    [
      "takes its own before what belongs to another",
      [elsewhere, failed],
      { candidate: failed, isBeingDeleted: false },
    ],
    [
      "prefers what is being deleted, since its name is used as long",
      [failed, deleted],
      { candidate: deleted, isBeingDeleted: true },
    ],
    [
      "takes the first of several that have failed",
      [failed, candidateOf({ id: "later", status: "FAILED" })],
      { candidate: failed, isBeingDeleted: false },
    ],
  ])("%s", (_, candidates, found) => {
    expect(findUnusable(candidates, target)).toEqual(found);
  });

  test("takes what has failed, if it names no problem", () => {
    const { problemOf: _, ...withoutProblem } = target;
    expect(findUnusable([failed], withoutProblem)).toHaveProperty("candidate", failed);
  });

  test.each<[string, Candidate<Thing>, string]>([
    [
      "what belongs to another",
      elsewhere,
      'Thing "nightly" belongs to cluster cluster-2, not to Cluster-1: use another name.',
    ],
    [
      "what the service deletes later",
      candidateOf({ type: "AUTO" }),
      'Thing "nightly" exists, and the service created it automatically and deletes it later: use another name.',
    ],
  ])("rejects %s", (_, candidate, message) => {
    expect(() => findUnusable([candidate], target)).toThrow(
      expect.objectContaining({ name: "CloudError", message, operation: "ensureThing" }),
    );
  });
});

describe("the task may delete", () => {
  const replaceable = { status: "FAILED" };
  test.each<[string, Partial<Candidate<Thing>>, boolean]>([
    ["what has failed", {}, true],
    [
      "what says so in another case",
      { owner: "CLUSTER-1", type: "manual", status: "failed" },
      true,
    ],
    ["nothing with another id", { id: "id-2" }, false],
    ["nothing with another name", { name: "weekly" }, false],
    ["nothing of another owner", { owner: "cluster-2" }, false],
    ["nothing that does not say whose it is", { owner: undefined }, false],
    ["nothing automated", { type: "AUTO" }, false],
    ["nothing of unknown type", { type: undefined }, false],
    ["nothing that is available", { status: "AVAILABLE" }, false],
    ["nothing that is being deleted", { status: "DELETING" }, false],
    ["nothing of unknown status", { status: undefined }, false],
  ])("%s", (_, changes, expected) => {
    expect(isReplaceable(candidateOf({ ...replaceable, ...changes }), "id-1", target)).toBe(
      expected,
    );
  });
});
