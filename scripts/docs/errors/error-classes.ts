// The error classes of the package, for the error index. What each one means is in its TSDoc, which the page repeats.
import { readFileSync } from "node:fs";
import ts from "typescript";
import { inProject } from "../../build/project.js";
import {
  AbortError,
  ApiError,
  CloudError,
  ConfigurationError,
  NetworkError,
  ResponseParseError,
  TimeoutError,
  ValidationError,
  WaiterError,
} from "../../../src/errors.js";

/** One way in which an error of a class comes about. */
export interface ErrorCase {
  readonly when: string;
  readonly advice: string;
  /** An error of this case. */
  readonly sample: CloudError;
}

/** An error class. */
export interface ErrorClass {
  readonly name: string;
  /** What the client does by itself. */
  readonly client: string;
  readonly cases: readonly ErrorCase[];
}

const call = { operation: "listSnapshots", attempts: 1 };
const rejectsAtOnce = "It does not retry.";

/** The classes that src/errors.ts exports, the most frequent first. */
export const errorClasses: readonly ErrorClass[] = [
  {
    name: "ApiError",
    client:
      "It retries as the code and the status in this index say. If `Retry-After` is longer than `retry.maxRetryAfterMs`, or ends after the deadline, it does not retry, and `retryAfterMs` has the delay.",
    cases: [
      {
        when: "`code` or `status` is in this index.",
        advice: "Do what their entries say.",
        sample: new ApiError("", { ...call, status: 403, code: "DWS.0015" }),
      },
      {
        when: "Neither is in this index: the services send codes that no document lists.",
        advice:
          "Read `reason`, the message of the service. Quote `requestId` when you ask the vendor.",
        sample: new ApiError("", { ...call, status: 418, code: "DWS.9999" }),
      },
    ],
  },
  {
    name: "NetworkError",
    client:
      "It retries operations that only read, and every operation if `requestNotSent` is set. It does not retry after a certificate that cannot be verified.",
    cases: [
      {
        when: "The host is unknown: `code` is `ENOTFOUND` or begins with `EAI_`.",
        advice: "Check cloud, region and endpoint.",
        sample: new NetworkError("", true, { ...call, code: "ENOTFOUND" }),
      },
      {
        when: "The certificate of the host cannot be verified, for example `CERT_HAS_EXPIRED`.",
        advice: "Check endpoint, clock and `NODE_EXTRA_CA_CERTS`.",
        sample: new NetworkError("", true, { ...call, code: "CERT_HAS_EXPIRED" }),
      },
      {
        when: "There was no connection for another reason: `requestNotSent` is set.",
        advice: "Call again: nothing was sent. Behind a proxy, check its settings.",
        sample: new NetworkError("", true, { ...call, code: "ECONNREFUSED" }),
      },
      {
        when: "The connection broke: `requestNotSent` is false.",
        advice: "Before you create something again, list what exists.",
        sample: new NetworkError("", false, { ...call, code: "ECONNRESET" }),
      },
    ],
  },
  {
    name: "TimeoutError",
    client:
      "It retries operations that only read after an attempt, and nothing after the deadline.",
    cases: [
      {
        when: '`scope` is "attempt": one attempt took longer than `timeoutMs`.',
        advice:
          "Call again, or set a longer `timeoutMs`. Before you create something again, list what exists.",
        sample: new TimeoutError("", "attempt", call),
      },
      {
        when: '`scope` is "deadline": the call with all its attempts took longer than `deadlineMs`.',
        advice:
          "Call again later, or set a longer `deadlineMs`. The `retry` events have the errors of the attempts before.",
        sample: new TimeoutError("", "deadline", call),
      },
    ],
  },
  {
    name: "AbortError",
    client: rejectsAtOnce,
    cases: [
      {
        when: "The signal of the call, or of the client, was aborted.",
        advice:
          "Nothing, if the program wanted that: `cause` has the reason. A request that was sent may have had an effect.",
        sample: new AbortError("", call),
      },
    ],
  },
  {
    name: "ResponseParseError",
    client: rejectsAtOnce,
    cases: [
      {
        when: "The body is not a JSON object, is empty, or is not in its `Content-Encoding`.",
        advice:
          "Look at `preview`: it is usually of a proxy or a login page. Check endpoint and proxy.",
        sample: new ResponseParseError("", 200, "<html>", call),
      },
      {
        when: "`isTooLong` is set: the body is longer than `maxResponseBytes`.",
        advice: "Ask for fewer items with `limit`, or set a larger `maxResponseBytes`.",
        sample: new ResponseParseError("", 200, "", call, true),
      },
    ],
  },
  {
    name: "ValidationError",
    client: "It checks the input before it sends a request. It does not retry.",
    cases: [
      {
        when: "`sent` is false: the input is invalid.",
        advice: "Correct what `issues` lists, each with its place. Nothing was sent.",
        sample: new ValidationError("listSnapshots", []),
      },
      {
        when: "`sent` is set: the response is not as described, and `failOnDrift` is set.",
        advice:
          "The operation has had its effect. Report the difference, and call without `failOnDrift`.",
        sample: new ValidationError("listSnapshots", [], true),
      },
    ],
  },
  {
    name: "WaiterError",
    client: "It waits until the state is final or `maxWaitMs` is over.",
    cases: [
      {
        when: "`isTimeout` is set: the wait took longer than `maxWaitMs`, and the state can still be reached.",
        advice: "Wait again: nothing is lost. Or set a longer `maxWaitMs`.",
        sample: new WaiterError("", "CREATING", call, true),
      },
      {
        when: "`lastState` is final and not the wanted one, or what was awaited no longer exists.",
        advice: "Read `reason`, if the service gives one. Start the operation again.",
        sample: new WaiterError("", "UNAVAILABLE", call),
      },
    ],
  },
  {
    name: "ConfigurationError",
    client:
      "It checks options when a client is created or a function is called. It does not retry.",
    cases: [
      ...[
        [
          "An option has a wrong name, type or value, or two contradict each other.",
          "Correct the option that the message names.",
        ],
        [
          "The environment, or a file that it names, has no complete credentials.",
          "Set what the message names. `hwbackup doctor` shows what is read from where.",
        ],
        [
          "Cloud, region and endpoint are unknown, or do not belong together.",
          "Set `region`, or `endpoint` for another host.",
        ],
        [
          "The input of a task lacks an id or a name, or is not the result of the function that plans it.",
          "Pass what the message names.",
        ],
        [
          "The sandbox cannot listen at its address, or its seed has an error.",
          "Use another port, or correct the seed at the place that the message names.",
        ],
      ].map(([when = "", advice = ""]) => ({ when, advice, sample: new ConfigurationError("") })),
    ],
  },
  {
    name: "CloudError",
    client:
      "It changes nothing more. Its `cause`, if there is one, was retried as its own entry says.",
    cases: [
      {
        when: "A task cannot go on: for example what it needs does not exist, or has another state or owner.",
        advice: "Do what the message says.",
        sample: new CloudError("", { operation: "ensureSnapshot" }),
      },
    ],
  },
];

/** What a class of src/errors.ts means: the first paragraph of its TSDoc. */
export function meaningOf(name: string): string {
  const file = "src/errors.ts";
  const text = readFileSync(inProject(file), "utf8");
  const declaration = ts
    .createSourceFile(file, text, ts.ScriptTarget.Latest, true)
    .statements.filter(ts.isClassDeclaration)
    .find((candidate) => candidate.name?.text === name);
  const [comment] = declaration ? ts.getJSDocCommentsAndTags(declaration) : [];
  return ts.getTextOfJSDocComment(comment?.comment) ?? "";
}
