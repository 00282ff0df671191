// The body of restoreNewInstance has a password. Each way in which a call can fail is tested with several passwords.
import { inspect } from "node:util";
import { describe, expect, test } from "@jest/globals";
import {
  accessKeyCredentials,
  createDdsClient,
  createFetch,
  logEvents,
  tokenCredentials,
  traceEvents,
  waitUntilBackupCompleted,
  type ClientEvent,
  type DdsClient,
} from "../../src/index.js";
import { createRawClient } from "../../src/raw.js";
import { createValidation, validateRequest } from "../../src/validation.js";
import { startSandbox } from "../../src/sandbox.js";
import { examples } from "../../generated/dds/examples.js";
import { jsonResponse } from "../support/stub-fetch.js";

const endpoint = "https://dds.example.com";
const body = {
  name: "restored",
  availability_zone: "az1",
  vpc_id: "674e9b42-cd8d-4d25-a2e6-5abcc565b961",
  subnet_id: "f1df08c5-71d1-406a-aff0-de435a51007b",
  security_group_id: "7aa51dbf-5b63-40db-9724-dad3c4828b58",
  restore_point: { backup_id: "8f643d252d834a4c916b2db4322f99552734" },
  flavor: [{ type: "replica" as const, num: 1, spec_code: "dds.mongodb.s2.medium.4.repset" }],
};
type Input = Parameters<DdsClient["restoreNewInstance"]>[0];

/** Passwords, each with the part of it that no output may contain. */
const passwords = [
  ["of words", "Canary1-Sesame_Open", "canary1"],
  ["with what JSON, HTML and addresses escape", 'Canary2"<&\\%/+ é', "canary2"],
  ["of signs", '~!@"#\\%^*-_=+?aA1', "^*-_=+?aa1"],
] as const;

/** The ways in which a service can repeat a password. */
const echoes: readonly (readonly [string, (password: string) => string])[] = [
  ["as it is", (password) => `The password ${password} is too weak.`],
  ["in JSON", (password) => `Invalid body ${JSON.stringify({ ...body, password })}.`],
];

/** A client with everything that shows what happens, and what it was given. */
function watchedClient(respond: () => Response | Promise<Response>) {
  const shown: unknown[] = [];
  const show = (...values: unknown[]): void => void shown.push(values);
  const log = logEvents({ debug: show, info: show, warn: show, error: show }, { level: "debug" });
  const trace = traceEvents({
    startSpan: (...values) => {
      shown.push(values);
      return { setAttributes: show, addEvent: show, setStatus: show, end: show };
    },
  });
  const dds = createDdsClient({
    endpoint,
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    fetch: async () => respond(),
    retry: { maxAttempts: 2, baseDelayMs: 0, maxDelayMs: 0 },
    validation: createValidation({ onDrift: show, failOnDrift: true }),
    onResponse: show,
    onEvent: (event: ClientEvent) => {
      show(event);
      log(event);
      trace(event);
    },
  });
  return { dds, shown };
}

/** Everything that outputs show, in lower case. */
function textOf(outputs: readonly unknown[]): string {
  const options = { depth: Infinity, showHidden: true, maxStringLength: null } as const;
  return outputs
    .flatMap((output) => [inspect(output, options), JSON.stringify(output) as string | undefined])
    .join("\n")
    .toLowerCase();
}

const rejected = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => new Error("The call has succeeded."),
    (error: unknown) => error,
  );

describe.each(passwords)("a password %s is not shown", (_, password, canary) => {
  const input = { ...body, password };

  describe.each(echoes)("when a response repeats it %s", (__, echo) => {
    const error = { error_code: "DBS.200001", error_msg: echo(password) };
    const responses: readonly (readonly [string, () => Response | Promise<Response>])[] = [
      ["400", () => jsonResponse(error, 400)],
      ["429, which is retried", () => jsonResponse(error, 429)],
      ["a code in a success", () => jsonResponse(error, 202)],
      ["a success that is no JSON", () => new Response(echo(password), { status: 202 })],
      ["a drifted success", () => jsonResponse({ ssl_option: 1, [echo(password)]: 1 }, 202)],
      [
        "a drifted value",
        () =>
          jsonResponse(
            {
              ...(examples["restoreNewInstance"]?.["NewCluster"] as object),
              status: echo(password),
            },
            202,
          ),
      ],
      ["an error of fetch", () => Promise.reject(new TypeError(echo(password)))],
      [
        "the cause of an error of fetch",
        () =>
          Promise.reject(
            Object.assign(new TypeError("fetch failed", { cause: new Error(echo(password)) }), {
              request: { body: JSON.stringify(input) },
            }),
          ),
      ],
    ];
    test.each(responses)("%s", async (___, respond) => {
      const { dds, shown } = watchedClient(respond);
      const thrown = await rejected(dds.restoreNewInstance(input));
      expect(thrown).toMatchObject({
        name: expect.stringMatching(/^(Api|Network|ResponseParse|Validation)Error$/),
      });
      const text = textOf([thrown, (thrown as Error).stack, ...shown]);
      expect(text).toContain("restoreNewInstance".toLowerCase());
      expect(text).not.toContain(canary);
    });

    test.each<readonly [string, (dds: DdsClient) => Promise<unknown>]>([
      [
        "createFetch",
        (dds) =>
          createFetch(dds)("/v3/{project_id}/instances", {
            method: "POST",
            body: JSON.stringify(input),
          }),
      ],
      [
        "createRawClient",
        (dds) => createRawClient(dds).POST("/v3/{project_id}/instances", { body: input }),
      ],
    ])("by the events of %s", async (___, call) => {
      const { dds, shown } = watchedClient(() => jsonResponse(error, 429));
      await call(dds);
      expect(textOf(shown)).toContain("restoreNewInstance".toLowerCase());
      expect(textOf(shown)).not.toContain(canary);
    });

    test("by a task after the call", async () => {
      const { dds } = watchedClient(() => jsonResponse(error, 400));
      await rejected(dds.restoreNewInstance(input));
      const thrown = await rejected(waitUntilBackupCompleted(dds, { backup_id: "b" }));
      expect(thrown).toMatchObject({ name: "ApiError" });
      expect(textOf([thrown, (thrown as Error).stack])).not.toContain(canary);
    });
  });

  test.each<readonly [string, Record<string, unknown>]>([
    ["of another property", { ...input, name: "x", ssl_option: "2", other: 1 }],
    ["of the password, which is too short", { ...input, password: canary.slice(0, 7) }],
    ["of the password, which is too long", { ...input, password: password.repeat(5) }],
    ["of the password, which is a number", { ...input, password: 31415926535 }],
    ["of the password, which is in a list", { ...input, password: [password] }],
  ])("by a validation error %s", async (__, wrong) => {
    const { dds, shown } = watchedClient(() => jsonResponse({}));
    const thrown = await rejected(dds.restoreNewInstance(wrong as unknown as Input));
    expect(thrown).toMatchObject({ name: "ValidationError", sent: false });
    const text = textOf([thrown, shown, validateRequest("restoreNewInstance", wrong)]);
    for (const part of [canary.slice(0, 7), "31415926535"]) expect(text).not.toContain(part);
  });

  test("by an abort or a time limit", async () => {
    const hang = () => new Promise<Response>(() => {});
    const controller = new AbortController();
    const { dds, shown } = watchedClient(hang);
    const late = await rejected(dds.restoreNewInstance(input, { timeoutMs: 5 }));
    const call = dds.restoreNewInstance(input, { signal: controller.signal });
    controller.abort();
    const aborted = await rejected(call);
    expect([late, aborted]).toMatchObject([{ name: "TimeoutError" }, { name: "AbortError" }]);
    expect(textOf([late, aborted, ...shown])).not.toContain(canary);
  });

  test("by the sandbox", async () => {
    const shown: unknown[] = [];
    const sandbox = await startSandbox({ onRequest: (entry) => void shown.push(entry) });
    try {
      const { url, account } = sandbox;
      const credentials = accessKeyCredentials(account);
      const { projectId } = account;
      const send = createFetch(createDdsClient({ endpoint: url, projectId, credentials }));
      const requests: readonly (readonly [string, string, unknown?])[] = [
        ["POST", "/v3/{project_id}/instances", input],
        ["POST", "/v3/{project_id}/instances", { ...input, name: "x" }],
        ["POST", "/v3/{project_id}/instances", { ...input, password: password.repeat(5) }],
        ["GET", "/_sandbox/none"],
        ["DELETE", "/_sandbox/faults"],
      ];
      for (const [method, path, sent] of requests) {
        const response = await send(path, {
          method,
          ...(sent !== undefined && { body: JSON.stringify(sent) }),
        });
        shown.push(response.status, await response.text(), [...response.headers]);
      }
      expect(shown).toEqual(expect.arrayContaining([400, 404, 200]));
      expect(textOf(shown)).not.toContain(canary);
    } finally {
      await sandbox.close();
    }
  });
});

describe("a secret in a body without a description is not shown", () => {
  const secret = "Canary-of-an-unknown-body";
  const error = (): Response => jsonResponse({ error_msg: `Wrong: ${secret}` }, 429);
  const fails = (): Promise<never> => Promise.reject(new TypeError(`Wrong: ${secret}`));
  const outcome = async (
    respond: () => Response | Promise<Response>,
    path: string,
    sent: object,
  ) => {
    const { dds, shown } = watchedClient(respond);
    const init = { method: "POST", body: JSON.stringify(sent) };
    const result = await createFetch(dds)(path, init).catch((thrown: unknown) => thrown);
    return textOf([...(result instanceof Response ? [] : [result]), ...shown]);
  };
  const unknown = "/v3/{project_id}/users";

  test.each<readonly [string, object]>([
    ["password", { user: { password: secret } }],
    ["adminPass", { server: { adminPass: secret } }],
    ["user_pwd", { cluster: { user_pwd: secret } }],
    ["new_password", [{ new_password: secret }]],
    ["secretAccessKey", { secretAccessKey: secret }],
    ["X-Auth-Token", { "X-Auth-Token": secret }],
    ["token, which has an id", { auth: { identity: { token: { id: secret } } } }],
    ["private_key in a list", { private_key: ["-", secret] }],
  ])("by the property %s", async (_, sent) => {
    for (const respond of [error, fails]) {
      const text = await outcome(respond, unknown, sent);
      expect(text).toContain("/users");
      expect(text).not.toContain(secret.toLowerCase());
    }
  });

  test("in a property that the description of an operation does not contain", async () => {
    const text = await outcome(fails, "/v3/{project_id}/instances", {
      ...body,
      admin_pass: secret,
    });
    expect(text).toContain("restoreNewInstance".toLowerCase());
    expect(text).not.toContain(secret.toLowerCase());
  });

  test.each<readonly [string, object]>([
    ["a property with another name", { description: secret }],
    ["a property beside a secret", { password: "another-secret", description: secret }],
  ])("but the value of %s is", async (_, sent) => {
    expect(await outcome(fails, unknown, sent)).toContain(secret.toLowerCase());
  });
});
