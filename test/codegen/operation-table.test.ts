import { describe, expect, test } from "@jest/globals";
import { operations as ddsOperations, retry as ddsRetry } from "../../generated/dds/client.js";
import { operations as dwsOperations, retry as dwsRetry } from "../../generated/dws/client.js";
import { operationsOf, retriesOf } from "../../scripts/spec/description.js";
import type { Operation, OperationRetry } from "../../src/operation.js";
import { publishedDescription } from "../support/recordings.js";

const services: readonly (readonly [
  string,
  OperationRetry,
  Readonly<Record<string, Operation>>,
])[] = [
  ["dds", ddsRetry, ddsOperations],
  ["dws", dwsRetry, dwsOperations],
];

describe.each(services)("the operation table of %s", (service, retry, operations) => {
  const description = publishedDescription(service);
  const described = operationsOf(description);

  test("has a row for each operation of the description", () => {
    expect(
      Object.values(operations).map(({ operationId, method, path }) => [operationId, method, path]),
    ).toEqual(described.map(({ object, method, path }) => [object.operationId, method, path]));
  });

  test("has the retry rule of each operation, and states it only where it is not that of the service", () => {
    for (const operation of described) {
      const row = operations[operation.object.operationId];
      const rule = retriesOf(description, operation);
      expect(row?.retry ?? retry).toEqual({
        statuses: rule?.statusCodes.map(Number) ?? [],
        connectionErrors: rule?.retryConnectionErrors ?? false,
      });
      expect(row?.retry).not.toEqual(retry);
    }
  });

  test("has every parameter and no project", () => {
    for (const { object, parameters } of described) {
      const names = Object.keys(operations[object.operationId]?.input.properties ?? {});
      expect(names).not.toContain("project_id");
      expect(names).toEqual(
        expect.arrayContaining(
          parameters.map(({ name }) => name).filter((name) => name !== "project_id"),
        ),
      );
    }
  });
});
