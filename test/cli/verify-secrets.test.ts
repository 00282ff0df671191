import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { hurry } from "../support/canaries.js";
import { command, type CommandOutcome } from "../support/command.js";
import {
  operationOf,
  secretServiceVariables,
  secretsSeen,
  secretSuccess,
} from "../support/secret-service.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "verify-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

// Retries wait.
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const headers = { "X-Request-Id": "canary-request", Server: "canary.host", "X-Canary": "canary" };

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, "Content-Type": "application/json" },
  });
}

const errorBody = {
  error_code: "CANARY.0001",
  error_msg: "Cluster canary on 10.20.30.40 at 2031-01-02 does not exist.",
  canary_name: "canary",
  error: { code: "DWS.CANARY", message: "canary", canary: {} },
};

/** Services whose responses are full of secrets. Each responds to one operation at a time. */
const services: Readonly<Record<string, (operation: string) => Response>> = {
  "valid responses": (operation) => json(200, secretSuccess(operation, true)),
  "undocumented names and values": (operation) => json(200, secretSuccess(operation, false)),
  "lists, and errors for their items": (operation) =>
    /^list(Clusters|Snapshots|Instances|Backups)$/.test(operation)
      ? json(200, secretSuccess(operation, true))
      : json(404, errorBody),
  ...Object.fromEntries(
    [400, 401, 403, 404, 409, 429, 500].map((status) => [
      `status ${status}`,
      () => json(status, errorBody),
    ]),
  ),
  "an error in a success": () => json(200, errorBody),
  "an HTML page": () => new Response("<html>canary</html>", { status: 502, headers }),
  "a success that is no JSON": () => new Response("canary", { status: 200, headers }),
  "a redirection": () =>
    new Response(null, { status: 302, headers: { Location: "https://canary.example/?canary" } }),
  "no connection": () => {
    throw new TypeError("fetch failed at canary", {
      cause: Object.assign(new Error("canary"), { code: "ECONNRESET" }),
    });
  },
};

function verify(
  service: (operation: string) => Response,
  ...args: string[]
): Promise<CommandOutcome> {
  return hurry(
    command(["verify", ...args], {
      environment: secretServiceVariables,
      fetch: (url, { method }) =>
        new Promise((resolve) => resolve(service(operationOf(method, url)))),
    }),
  );
}

describe("no secret of a response is in the outputs of verify", () => {
  test.each(Object.entries(services))("with %s", async (_, service) => {
    const file = join(folder, "report.json");
    const outcomes = [
      await verify(service, "--verbose", "--output", "json", "--to", file, "--yes"),
      await verify(service, "--verbose", "--log-format", "json", "--output", "table"),
    ];
    for (const { stdout, stderr } of outcomes) {
      expect(secretsSeen(stdout)).toEqual([]);
      expect(secretsSeen(stderr)).toEqual([]);
      expect(stdout).toContain("listSnapshots");
    }
    expect(readFileSync(file, "utf8")).toBe(outcomes[0]?.stdout);
  });

  test("with every operation called whose parameters responses have", async () => {
    const { stdout } = await verify(services["valid responses"] ?? (() => json(500, {})));
    const { operations } = JSON.parse(stdout) as {
      readonly operations: readonly { readonly operation: string; readonly notCalled?: string }[];
    };
    expect(
      operations.filter(({ notCalled }) => notCalled).map(({ operation }) => operation),
    ).toEqual(["listJobDetails", "showBackupDownloadLink", "showJobDetail"]);
  });
});

test("an undocumented name is replaced by the same number everywhere", async () => {
  const { stdout } = await verify((operation) =>
    json(200, {
      ...Object(secretSuccess(operation, true)),
      canary_a: 1,
      canary_b: "canary",
      schema_list: [],
    }),
  );
  const { operations } = JSON.parse(stdout) as {
    readonly operations: readonly { readonly differences?: readonly unknown[] }[];
  };
  const first = operations.find(({ differences = [] }) => differences.length > 0);
  expect(first?.differences).toEqual(
    expect.arrayContaining([
      { place: "/name-1", rule: "undocumented", seen: "integer", count: 1 },
      { place: "/name-2", rule: "undocumented", seen: "string", count: 1 },
      { place: "/schema_list", rule: "undocumented", seen: "array", count: 1 },
    ]),
  );
  expect(stdout).not.toContain("name-3");
});
