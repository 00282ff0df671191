import { expect, test } from "@jest/globals";
import { serviceNames } from "../../scripts/build/project.js";
import { operationsOf } from "../../scripts/spec/description.js";
import { operations as ddsOperations } from "../../src/dds.js";
import { operations as dwsOperations } from "../../src/dws.js";
import { publishedDescription } from "../support/recordings.js";

test("the command asks before exactly the operations that the descriptions say delete or overwrite something", () => {
  const described = serviceNames().flatMap((service) =>
    operationsOf(publishedDescription(service))
      .filter(
        ({ object: { "x-effects": effects = {} } }) => effects["deletes"] ?? effects["overwrites"],
      )
      .map(({ object }) => object.operationId),
  );
  const asking = [...Object.values(dwsOperations), ...Object.values(ddsOperations)]
    .filter(({ destructive }) => destructive)
    .map(({ operationId }) => operationId);
  expect(described.length).toBeGreaterThan(0);
  expect(asking.toSorted()).toEqual(described.toSorted());
});
