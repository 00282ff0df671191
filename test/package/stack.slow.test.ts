import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { installPackage } from "../support/installed-package.js";

/** What Node prints when a program crashes in a call. */
async function crashOf(call: string, ...options: readonly string[]): Promise<string> {
  const installed = installPackage();
  try {
    const program = installed.write(
      "crash.mjs",
      `import * as sdk from "huaweicloud-dws-dds";
const { createDwsClient, ensureSnapshot, paginateListClusterSnapshots, tokenCredentials } = sdk;
const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const dws = createDwsClient({
  endpoint: "http://127.0.0.1:59999", // Nothing listens there.
  projectId: "p",
  credentials: tokenCredentials("a-token"),
  retry: false,
});
async function nightly() {
  ${call}
}
await nightly();
`,
    );
    return await installed.run(process.execPath, [...options, program]).catch(String);
  } finally {
    installed.remove();
  }
}

test.each([
  ["listSnapshots", "await dws.listSnapshots();"],
  ["a pager", "for await (const item of paginateListClusterSnapshots(dws, { cluster_id })) item;"],
  ["ensureSnapshot", 'await ensureSnapshot(dws, { name: "nightly", cluster_id });'],
])("the crash of a program shows the line of its call of %s", async (_, call) => {
  const crash = await crashOf(call);
  expect(crash).toMatch(
    /NetworkError: .* received no response from 127\.0\.0\.1:59999: ECONNREFUSED\./,
  );
  expect(crash).toMatch(/at (async )?nightly \(.*crash\.mjs:11:\d+\)/);
});

test("with source maps, the crash shows the lines of the repository", async () => {
  const crash = await crashOf("await dws.listSnapshots();", "--enable-source-maps");
  const frames = crash.matchAll(/at (?:async )?(\w+) \(.*[/\\](src[/\\][\w/\\-]+\.ts):(\d+):/g);
  const shown = [...frames].slice(0, 4).map(([, name, file = "", line]) => {
    const lines = readFileSync(inProject(file), "utf8").split("\n");
    return `${name}: ${lines[Number(line) - 1]?.trim()}`;
  });
  expect(shown).toEqual([
    expect.stringMatching(/^networkFailure: return/),
    expect.stringMatching(/^attempt: .*networkFailure\(/),
    expect.stringMatching(/^send: .*finishError\(/),
    expect.stringMatching(/^invoke: .*send\(/),
  ]);
});
