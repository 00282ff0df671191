// The code samples of invented operations, with values that need escaping in some language: the server receives what the
// description says. The client has no methods for them, so that TypeScript is left out.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { operationsOf } from "../../scripts/spec/description.js";
import { codeSamples } from "../../scripts/docs/code-samples/code-samples.js";
import { awkward, inventedService } from "../support/invented-service.js";
import { serveResponses, type ReceivedRequest } from "./loopback-server.js";
import { isInstalled, runCommand } from "./run-command.js";
import { sampleLanguages } from "./sample-languages.js";

const thing = "/v1/the-project/things/a%20b%2Fc%3F%27d%27";
const cases = [
  {
    operationId: "showThing",
    status: 200,
    response: { id: "thing-1" },
    printed: "thing-1",
    request: `GET ${thing}?view=whole%20%26%20all`,
  },
  {
    operationId: "listThings",
    status: 200,
    response: { things: [{ id: 71 }] },
    printed: "71",
    request: "GET /v1/things?name=any&kind=all",
  },
  {
    operationId: "changeThing",
    status: 204,
    response: undefined,
    printed: "204",
    request: `PUT ${thing}`,
  },
  {
    operationId: "deleteThing",
    status: 204,
    response: undefined,
    printed: "204",
    request: `DELETE ${thing}`,
  },
];
const body = { text: awkward, flag: true, "odd-name": null, list: [1.5, "two", {}, []] };

describe.each(sampleLanguages.filter(({ label }) => label !== "TypeScript"))(
  "The $label sample",
  (language) => {
    const { label, tool, file, build, start, checks } = language;
    const installed = isInstalled(language);
    if (!installed && !process.env["CI"]) {
      test.skip(`skipped: this machine lacks ${tool}`, () => undefined);
      return;
    }

    let root = "";
    beforeAll(async () => {
      if (!installed) throw new Error(`This machine lacks ${tool}, and CI skips nothing.`);
      root = await mkdtemp(join(tmpdir(), "invented-samples-"));
      await language.prepare?.(root);
    });
    afterAll(async () => {
      if (root !== "") await rm(root, { recursive: true, force: true });
    });

    async function run(
      operationId: string,
      status: number,
      body: unknown,
    ): Promise<{ output: string; received: ReceivedRequest[] }> {
      const operation = operationsOf(inventedService).find(
        ({ object }) => object.operationId === operationId,
      );
      const sample =
        operation &&
        codeSamples(inventedService, "own", operation).find((each) => each.label === label);
      const folder = join(root, operationId);
      await mkdir(folder);
      let output = "";
      const received = await serveResponses([{ status, body }], async (address) => {
        await writeFile(
          join(folder, file),
          (sample?.source ?? "").replace("https://invented.example.com", address),
        );
        if (build) await runCommand(build, { folder });
        const environment = {
          OS_TOKEN: "the-token",
          OS_PROJECT_ID: "the-project",
          NO_PROXY: "127.0.0.1",
          no_proxy: "127.0.0.1",
        };
        output = await runCommand(start, { folder, environment });
      });
      return { output, received };
    }

    test.each(cases)(
      "of $operationId sends $request, and prints $printed",
      async ({ operationId, status, response, printed, request }) => {
        const { output, received } = await run(operationId, status, response);
        expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual([request]);
        expect(received[0]?.headers["x-auth-token"]).toBe("the-token");
        expect(output).toContain(printed);
        const sent = received[0]?.body ?? "";
        if (operationId !== "changeThing") expect(sent).toBe("");
        else
          expect([JSON.parse(sent), received[0]?.headers["content-type"]]).toEqual([
            body,
            "application/json",
          ]);
      },
    );

    if (checks.length === 0) return;
    test.each(checks)("of every operation $behaviour", async ({ commands }) => {
      const samples = cases.map(({ operationId }) => `${operationId}/${file}`);
      for (const command of commands(samples))
        expect(await runCommand(command, { folder: root })).toBe("");
    });
  },
);
