// What the command line and the SDK of Open Telekom Cloud (python-otcextensions) can do with the sandbox.
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { recordedSeed, startSandbox, type Sandbox } from "../../src/sandbox.js";
import { python, pythonEnvironment } from "./generators/toolchains.js";
import { install, missingTools } from "./matrix/row.js";
import { runCommand } from "./run-command.js";

const environment = pythonEnvironment("openstack");
const missing = missingTools({ tools: [python] });

describe("Open Telekom Cloud's tools", () => {
  if (missing.length > 0 && !process.env["CI"]) {
    test.skip(`skipped: this machine lacks ${missing.join(", ")}`, () => undefined);
    return;
  }

  let sandbox: Sandbox;
  let calls: string[] = [];
  const variables = (authUrl: string): Readonly<Record<string, string>> => ({
    NO_PROXY: "127.0.0.1",
    // Without a file clouds.yaml of this machine.
    OS_CLIENT_CONFIG_FILE: join(environment.toolbox.folder, "none.yaml"),
    OS_AUTH_URL: authUrl,
    OS_USERNAME: sandbox.account.username,
    OS_PASSWORD: sandbox.account.password,
    OS_USER_DOMAIN_NAME: sandbox.account.domainName,
    OS_PROJECT_NAME: sandbox.account.projectName,
    OS_REGION_NAME: "eu-de",
    OS_IDENTITY_API_VERSION: "3",
  });
  beforeAll(async () => {
    if (missing.length > 0)
      throw new Error(`This machine lacks ${missing.join(", ")}, and CI skips nothing.`);
    await install(environment.toolbox);
    sandbox = await startSandbox({
      onRequest: ({ operation, status }) => calls.push(`${operation} ${status}`),
    });
  });
  afterAll(() => sandbox.close());

  test.each(["/v3", ""])(
    "openstack dws snapshot list, with the authentication URL ending in %j",
    async (path) => {
      calls = [];
      const openstack = {
        program: join(dirname(environment.python), "openstack"),
        args: ["dws", "snapshot", "list", "--format", "json"],
      };
      const options = { folder: inProject(), environment: variables(sandbox.url + path) };
      const listed = JSON.parse(await runCommand(openstack, options)) as { Name: string }[];
      expect(listed.map(({ Name }) => Name)).toEqual(
        recordedSeed().snapshots.map(({ name }) => name),
      );
      expect(calls).toEqual(["- 200", "createToken 201", "listSnapshots 200"]);
    },
  );

  test("the SDK finds both services in the catalogue", async () => {
    const list = {
      program: environment.python,
      args: [inProject("test/languages/openstack/list.py")],
    };
    const options = { folder: inProject(), environment: variables(sandbox.authUrl) };
    const { snapshots, backups } = recordedSeed();
    expect((await runCommand(list, options)).trim().split("\n")).toEqual(
      [...snapshots, ...backups].map(({ name, status }) => `${name} ${status}`),
    );
  });
});
