// Runs in a built copy of the project that has the invented operation, through the entry points of the package, and prints
// its results as JSON.
import {
  accessKeyCredentials,
  createDwsClient,
  paginateListSnapshotEvents,
  tokenCredentials,
} from "huaweicloud-dws-dds";
import { createRawClient } from "huaweicloud-dws-dds/raw";
import { startSandbox } from "huaweicloud-dws-dds/sandbox";
import { validateRequest, validateResponse } from "huaweicloud-dws-dds/validation";

const operation = "listSnapshotEvents";
const snapshot_id = "2a4d0f86-67cd-408a-8b66-017454fb7793";
const all = ["event-1", "event-2", "event-3", "event-4", "event-5"].map((id) => ({
  id,
  level: "NORMAL",
}));

/** A client whose fetch responds with the events of the requested page, and the requests it has sent. */
function stub() {
  const sent = [];
  const client = createDwsClient({
    endpoint: "https://endpoint.example.com",
    projectId: "a-project",
    credentials: tokenCredentials("a-token"),
    fetch: async (url, { method }) => {
      sent.push(`${method} ${url}`);
      const { searchParams } = new URL(url);
      const offset = Number(searchParams.get("offset") ?? 0);
      return Response.json({
        events: all.slice(offset, offset + Number(searchParams.get("limit") ?? 20)),
        total: all.length,
      });
    },
  });
  return { client, sent };
}

async function call() {
  const { client, sent } = stub();
  const { total } = await client.listSnapshotEvents({ snapshot_id, limit: 1 });
  return { total, sent };
}

async function allPages() {
  const { client, sent } = stub();
  const ids = [];
  for await (const { id } of paginateListSnapshotEvents(client, { snapshot_id, limit: 2 }))
    ids.push(id);
  return { ids, sent };
}

async function wrongInputs() {
  const { client, sent } = stub();
  const inputs = [
    { snapshot_id: "snapshot-1" },
    { snapshot_id: ".." },
    {},
    { snapshot_id, limit: 51 },
    { snapshot_id, page: 1 },
  ];
  const errors = [];
  for (const input of inputs) {
    const error = await client.listSnapshotEvents(input).catch((reason) => reason);
    errors.push([error.name, ...(error.issues ?? []).map(({ pointer }) => pointer)]);
  }
  return { errors, sent };
}

function issues() {
  const pointers = (found) => found.map(({ pointer }) => pointer);
  const body = { events: [{ id: "event-1", level: "URGENT" }] };
  return {
    request: pointers(validateRequest(operation, { snapshot_id, limit: 51 })),
    response: pointers(validateResponse(operation, { events: [{ id: 1 }] })),
    newLevel: pointers(validateResponse(operation, body)),
    newLevelStrictly: pointers(validateResponse(operation, body, { strict: true })),
  };
}

async function sandboxResponses() {
  const sandbox = await startSandbox();
  try {
    const { account, url: endpoint } = sandbox;
    const url = `${endpoint}/v1.0/${account.projectId}/snapshots/${snapshot_id}/events`;
    const client = createDwsClient({
      endpoint,
      projectId: account.projectId,
      credentials: accessKeyCredentials(account),
    });
    const response = await client.listSnapshotEvents({ snapshot_id });
    const raw = await createRawClient(client).GET(
      "/v1.0/{project_id}/snapshots/{snapshot_id}/events",
      { params: { path: { snapshot_id: "short" } } },
    );
    return {
      unauthenticated: (await fetch(url)).status,
      response,
      issues: validateResponse(operation, response, { strict: true }),
      wrongId: raw.response.status,
    };
  } finally {
    await sandbox.close();
  }
}

console.log(
  JSON.stringify({
    call: await call(),
    allPages: await allPages(),
    wrongInputs: await wrongInputs(),
    issues: issues(),
    sandbox: await sandboxResponses(),
  }),
);
