// The sandbox performs every described operation; these are of operations that may be added.
import { expect, test } from "@jest/globals";
import { examples } from "../../generated/dds/examples.js";
import { operations } from "../../src/dds.js";
import { respondWithExample } from "../../src/sandbox/without-behaviour.js";

test("responds to a read with its recorded example", () => {
  const [example] = Object.values(examples["listBackups"] ?? {});
  expect(respondWithExample(operations.listBackups)).toEqual({ status: 200, body: example });
});

test.each([
  ["DELETE", "deleteBackup", "it changes data"],
  ["POST", "createBackup", "it changes data"],
  ["GET", "showBackup", "no response of it is recorded"],
])("responds to %s %s with 501 and the reason", (method, operationId, reason) => {
  const operation = { ...operations.listBackups, method, operationId };
  expect(respondWithExample(operation)).toEqual({
    status: 501,
    body: {
      error_code: "SANDBOX.0501",
      error_msg: expect.stringContaining(
        `The sandbox does not perform ${operationId}, and ${reason}.`,
      ),
    },
  });
});

test("responds to a write with 501 although a response is recorded", () => {
  const operation = { ...operations.listBackups, method: "POST" };
  expect(respondWithExample(operation)).toMatchObject({ status: 501 });
});
