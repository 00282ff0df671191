// Runs in a built copy of the project that has the invented operations, as program.mjs does: calls the one whose response has
// no body, and prints the results as JSON.
import { accessKeyCredentials, createDwsClient, tokenCredentials } from "huaweicloud-dws-dds";
import { createRawClient } from "huaweicloud-dws-dds/raw";
import { startSandbox } from "huaweicloud-dws-dds/sandbox";
import { validateResponse } from "huaweicloud-dws-dds/validation";

const operation = "deleteSnapshotEvent";
const path = "/v1.0/{project_id}/snapshots/{snapshot_id}/events/{event_id}";
const input = { snapshot_id: "2a4d0f86-67cd-408a-8b66-017454fb7793", event_id: "event-1" };

/** A client whose fetch responds with one status after another, and with 202 then, always without a body. */
function stub(...statuses) {
  const sent = [];
  const client = createDwsClient({
    endpoint: "https://endpoint.example.com",
    projectId: "a-project",
    credentials: tokenCredentials("a-token"),
    retry: { baseDelayMs: 1, maxDelayMs: 1 },
    fetch: async (url, { method }) => {
      sent.push(`${method} ${url}`);
      return new Response(null, { status: statuses[sent.length - 1] ?? 202 });
    },
  });
  return { client, sent };
}

async function call() {
  const { client, sent } = stub();
  return { type: typeof (await client.deleteSnapshotEvent(input)), sent };
}

async function raw() {
  const { data, error, response } = await createRawClient(stub().client).DELETE(path, {
    params: { path: input },
  });
  return { data: typeof data, error: typeof error, status: response.status };
}

async function attemptsAfter(status) {
  const { client, sent } = stub(status);
  await client.deleteSnapshotEvent(input).catch(() => {});
  return sent.length;
}

async function sandboxResponses() {
  const sandbox = await startSandbox();
  try {
    const { account, url: endpoint } = sandbox;
    const client = createDwsClient({
      endpoint,
      projectId: account.projectId,
      credentials: accessKeyCredentials(account),
    });
    const rejected = createRawClient(client).DELETE(path, {
      params: { path: { ...input, snapshot_id: "short" } },
    });
    const error = await client.deleteSnapshotEvent(input).catch((reason) => reason);
    return {
      wrongId: (await rejected).response.status,
      status: error.status,
      reason: error.reason,
    };
  } finally {
    await sandbox.close();
  }
}

console.log(
  JSON.stringify({
    call: await call(),
    raw: await raw(),
    attempts: { throttled: await attemptsAfter(429), unavailable: await attemptsAfter(503) },
    issues: {
      nothing: validateResponse(operation, undefined),
      empty: validateResponse(operation, {}),
      body: validateResponse(operation, { id: "event-1" }).map(({ message }) => message),
    },
    sandbox: await sandboxResponses(),
  }),
);
