import { describe, expect, test } from "@jest/globals";
import {
  ConfigurationError,
  createDwsClient,
  logEvents,
  tokenCredentials,
  type EventLogger,
  type LogLevel,
} from "../../src/index.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

type Line = readonly [level: string, ...values: unknown[]];

/** A logger that records its calls. Like that of winston, its methods need their `this`. */
class RecordingLogger {
  readonly lines: Line[] = [];
  debug(...values: unknown[]): void {
    this.lines.push(["debug", ...values]);
  }
  info(...values: unknown[]): void {
    this.lines.push(["info", ...values]);
  }
  warn(...values: unknown[]): void {
    this.lines.push(["warn", ...values]);
  }
  error(...values: unknown[]): void {
    this.lines.push(["error", ...values]);
  }
}

async function linesOf(logger: EventLogger & { readonly lines: Line[] }, level?: LogLevel) {
  const { fetch } = stubFetch((index) =>
    index === 0
      ? jsonResponse({ error_code: "C", error_msg: "Busy." }, 503)
      : jsonResponse({ error_msg: "No a-secret-token.\nERROR forged" }, 400),
  );
  const dws = createDwsClient({
    endpoint: "https://dws.example.com",
    projectId: "p",
    credentials: tokenCredentials("a-secret-token"),
    retry: { baseDelayMs: 0 },
    onEvent: logEvents(logger, { level }),
    fetch,
  });
  await dws.listSnapshots().catch(() => undefined);
  return logger.lines;
}

const messages = [
  ["debug", "listSnapshots, attempt 1: GET https://dws.example.com/v1.0/p/snapshots"],
  ["info", expect.stringMatching(/^listSnapshots, attempt 1: status 503 after \d+ ms$/)],
  [
    "warn",
    expect.stringMatching(
      /^listSnapshots, attempt 1 failed after \d+ ms, retry in 0 ms: .*: Busy\.$/,
    ),
  ],
  ["debug", "listSnapshots, attempt 2: GET https://dws.example.com/v1.0/p/snapshots"],
  ["info", expect.stringMatching(/^listSnapshots, attempt 2: status 400 after \d+ ms$/)],
  [
    "error",
    expect.stringMatching(
      /^listSnapshots, attempt 2 failed after \d+ ms: .*: No \(hidden\)\. ERROR forged$/,
    ),
  ],
] as const;

describe("logEvents", () => {
  test.each<readonly [LogLevel | undefined, readonly number[]]>([
    ["debug", [0, 1, 2, 3, 4, 5]],
    ["info", [1, 2, 4, 5]],
    [undefined, [1, 2, 4, 5]],
    ["warn", [2, 5]],
    ["error", [5]],
  ])("with the level %s writes lines of that level and above", async (level, expected) => {
    const lines = await linesOf(new RecordingLogger(), level);
    expect(lines.map(([own, message]) => [own, message])).toEqual(
      expected.map((index) => messages[index]),
    );
  });

  test("writes the properties of the event behind the message, and before it for pino", async () => {
    const fields = {
      callId: expect.any(String),
      timestamp: expect.any(Number),
      durationMs: expect.any(Number),
      operation: "listSnapshots",
      attempt: 2,
      type: "error",
      error: expect.objectContaining({ name: "ApiError", status: 400 }),
    };
    const winston = await linesOf(new RecordingLogger(), "error");
    expect(winston).toEqual([["error", messages[5][1], fields]]);
    const pino = await linesOf(
      Object.assign(new RecordingLogger(), { bindings: () => ({}) }),
      "error",
    );
    expect(pino).toEqual([["error", fields, messages[5][1]]]);
    expect(JSON.stringify(pino)).toContain('"status":400');
    expect(JSON.stringify(pino)).not.toContain("a-secret-token");
  });

  test("takes the console, and rejects an unknown level", () => {
    expect(logEvents(console)).toBeInstanceOf(Function);
    expect(() => logEvents(console, { level: "trace" as LogLevel })).toThrow(
      new ConfigurationError("level must be one of debug, info, warn, error."),
    );
  });
});
