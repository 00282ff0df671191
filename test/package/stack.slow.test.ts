import { expect, test } from "@jest/globals";
import { installPackage } from "../support/installed-package.js";

test.each([
  ["listSnapshots", "await dws.listSnapshots();"],
  ["a pager", "for await (const item of paginateListClusterSnapshots(dws, { cluster_id })) item;"],
  ["ensureSnapshot", 'await ensureSnapshot(dws, { name: "nightly", cluster_id });'],
])("the crash of a program shows the line of its call of %s", async (_, call) => {
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
    const crash = await installed.run(process.execPath, [program]).catch(String);
    expect(crash).toMatch(
      /NetworkError: .* received no response from 127\.0\.0\.1:59999: ECONNREFUSED\./,
    );
    expect(crash).toMatch(/at (async )?nightly \(.*crash\.mjs:11:\d+\)/);
  } finally {
    installed.remove();
  }
});
