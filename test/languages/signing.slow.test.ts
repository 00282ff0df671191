// The samples of request signing that the guides show: they compute the published signatures, and the sandbox accepts them.
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { startSandbox } from "../../src/sandbox.js";
import { go, python, pythonEnvironment } from "./generators/toolchains.js";
import { install, missingTools } from "./matrix/row.js";
import { runCommand, type Command } from "./run-command.js";

interface Vector {
  readonly accessKeyId: string;
  readonly signedHeaders: string;
  readonly signature: string;
}

const vectorsFile = inProject("test/auth/signature-vectors.json");
const vectorsText = readFileSync(vectorsFile, "utf8");
const published = (JSON.parse(vectorsText) as readonly Vector[]).map(
  ({ accessKeyId, signedHeaders, signature }) =>
    `SDK-HMAC-SHA256 Access=${accessKeyId}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
);

/** httpx, as the generated client uses it. */
const httpx = pythonEnvironment("openapi-python-client-python");

const samples = [
  {
    language: "Python",
    tools: [python],
    files: ["sign.py", "sign_httpx.py", "vectors.py"],
    vectors: { program: "python3", args: ["vectors.py"] },
    read: (printed: string) => JSON.parse(printed) as unknown,
    list: [
      { program: "python3", args: ["sign.py"] },
      { program: httpx.python, args: ["sign_httpx.py"] },
    ],
    toolboxes: [httpx.toolbox],
  },
  {
    language: "Go",
    tools: [go],
    files: ["sign.go", "vectors_test.go"],
    vectors: { program: "go", args: ["test", "-count=1", "-v", "sign.go", "vectors_test.go"] },
    read: (printed: string) => printed.split("\n").filter((line) => line.startsWith("SDK-")),
    list: [{ program: "go", args: ["run", "sign.go"] }],
    toolboxes: [],
  },
] as const;

describe.each(samples)(
  "The sample that signs a request in $language",
  ({ tools, toolboxes, files, vectors, read, list }) => {
    const missing = missingTools({ tools });
    if (missing.length > 0 && !process.env["CI"]) {
      test.skip(`skipped: this machine lacks ${missing.join(", ")}`, () => undefined);
      return;
    }

    let folder = "";
    const run = (
      command: Command,
      environment: Readonly<Record<string, string>> = {},
    ): Promise<string> =>
      runCommand(command, {
        folder,
        environment: { NO_PROXY: "127.0.0.1", ...environment },
        input: vectorsText,
      });
    beforeAll(async () => {
      if (missing.length > 0)
        throw new Error(`This machine lacks ${missing.join(", ")}, and CI skips nothing.`);
      for (const box of toolboxes) await install(box);
      folder = mkdtempSync(join(tmpdir(), "signing-"));
      for (const file of files)
        copyFileSync(inProject("test/languages/signing", file), join(folder, file));
      copyFileSync(vectorsFile, join(folder, "vectors.json"));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test("computes the signatures that the vendor publishes", async () => {
      expect(read(await run(vectors))).toEqual(published);
    });

    test.each<Command>(list)(
      "lists the snapshots of a project by $args",
      async ({ program, args }) => {
        const sandbox = await startSandbox();
        try {
          const { projectId, accessKeyId, secretAccessKey } = sandbox.account;
          const command = { program, args: [...args, sandbox.url, projectId] };
          const printed = await run(command, {
            HUAWEICLOUD_SDK_AK: accessKeyId,
            HUAWEICLOUD_SDK_SK: secretAccessKey,
          });
          expect(printed).toBe("snapshot-1 AVAILABLE\nsnapshot-2 AVAILABLE\n");
        } finally {
          await sandbox.close();
        }
      },
    );
  },
);
