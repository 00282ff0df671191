import { expect, test } from "@jest/globals";
import { CreatedWithoutId, outcomeOf } from "../../src/ensuring/create-outcome.js";
import {
  ApiError,
  CloudError,
  ConfigurationError,
  NetworkError,
  ResponseParseError,
  TimeoutError,
  ValidationError,
} from "../../src/errors.js";

const operation = { name: "createThing", noEffect: /^X\.(1|2)$/, nameExists: "X.9" };
const details = { operation: "createThing", attempts: 1 };
const responseOf = (status: number, code?: string, name = "createThing"): ApiError =>
  new ApiError("failed", { ...details, operation: name, status, code });

test.each<[string, string, unknown]>([
  ["an error of another package", "unknown", new TypeError("failed")],
  ["a success without an id", "accepted", new CreatedWithoutId("no id", details)],
  ["an unreadable success", "accepted", new ResponseParseError("unreadable", 200, "", details)],
  ["an input that was not sent", "no effect", new ValidationError("createThing", [])],
  ["a response that breaks a rule", "accepted", new ValidationError("createThing", [], true)],
  ["a token that could not be issued", "no effect", responseOf(500, undefined, "signIn")],
  ["a wrong option", "no effect", new ConfigurationError("wrong", details)],
  ["a connection that was never made", "no effect", new NetworkError("lost", true, details)],
  ["a lost connection", "unknown", new NetworkError("lost", false, details)],
  ["a response that took too long", "unknown", new TimeoutError("late", "attempt", details)],
  ["any other error of the call", "unknown", new CloudError("failed", details)],
  ["the code of a name that exists", "exists", responseOf(400, "X.9")],
  ["the code of a name that exists with a 500", "exists", responseOf(500, "X.9")],
  ["a 500", "unknown", responseOf(500)],
  ["a 500 with a code of a rejection", "unknown", responseOf(500, "X.1")],
  ["a 503", "unknown", responseOf(503)],
  ["a 408", "unknown", responseOf(408)],
  ["a 200 with an error code", "accepted", responseOf(200, "X.1")],
  ["a 299", "accepted", responseOf(299)],
  ["a 300", "no effect", responseOf(300)],
  ["a 399", "no effect", responseOf(399)],
  ["a 401", "no effect", responseOf(401)],
  ["a 429", "no effect", responseOf(429)],
  ["a 400", "rejected", responseOf(400)],
  ["a 400 with another code", "rejected", responseOf(400, "X.3")],
  ["a 400 with a code that has another reason", "no effect", responseOf(400, "X.2")],
  ["a 409", "rejected", responseOf(409)],
  ["a 499", "rejected", responseOf(499)],
])("a create call with %s has the outcome %j", (_, outcome, error) => {
  expect(outcomeOf(error, operation)).toBe(outcome);
});

test("without a known code of a name that exists, no error response means that", () => {
  const { name, noEffect } = operation;
  expect(outcomeOf(responseOf(400), { name, noEffect })).toBe("rejected");
});
