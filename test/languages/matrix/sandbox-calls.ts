import { expect } from "@jest/globals";
import { accessKeyCredentials, createDwsClient } from "../../../src/index.js";
import { recordedSeed, startSandbox } from "../../../src/sandbox.js";
import { manyBackups } from "../many-backups.js";
import type { Call } from "./ask-row.js";

/** Signs in as the guides tell it, and returns the token. */
async function signIn(
  authUrl: string,
  account: { username: string; password: string; domainName: string; projectId: string },
) {
  const user = {
    name: account.username,
    password: account.password,
    domain: { name: account.domainName },
  };
  const identity = { methods: ["password"], password: { user } };
  const body = JSON.stringify({
    auth: { identity, scope: { project: { id: account.projectId } } },
  });
  const response = await fetch(`${authUrl}/auth/tokens`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
  });
  return response.headers.get("x-subject-token") ?? "";
}

/** Lists, creates and pages at a sandbox, and holds what came of it against what is in the sandbox. */
export async function expectListCreateAndPage(
  makeCalls: (server: string, token: string, calls: readonly Call[]) => Promise<unknown[]>,
): Promise<void> {
  const seed = { ...recordedSeed(), backups: manyBackups() };
  const sandbox = await startSandbox({ seed, creationMs: 600_000 });
  try {
    const { url, authUrl, account } = sandbox;
    const { projectId: project_id } = account;
    const dws = createDwsClient({
      endpoint: url,
      projectId: project_id,
      credentials: accessKeyCredentials(account),
    });
    const before = await dws.listSnapshots();
    const cluster_id = seed.clusters[0]?.id ?? "";
    const [listed, created, ...pages] = await makeCalls(url, await signIn(authUrl, account), [
      { operation: "listSnapshots", input: { project_id } },
      {
        operation: "createSnapshot",
        input: {
          project_id,
          snapshot: { name: "nightly-1", cluster_id, description: "Vor dem 每月 Abschluss" },
        },
      },
      ...[0, 10, 20].map((offset) => ({
        operation: "listBackups",
        input: { project_id, offset, limit: 10 },
      })),
    ]);
    expect(listed).toEqual({ answer: before });
    const made = (await dws.listSnapshots()).snapshots?.find(({ name }) => name === "nightly-1");
    expect(made).toMatchObject({
      cluster_id,
      status: "CREATING",
      description: "Vor dem 每月 Abschluss",
    });
    expect(created).toEqual({ answer: { snapshot: { id: made?.id } } });
    const backups = [0, 10, 20].map((offset) => seed.backups.slice(offset, offset + 10));
    expect(pages).toEqual(backups.map((page) => ({ answer: { backups: page, total_count: 25 } })));
  } finally {
    await sandbox.close();
  }
}
