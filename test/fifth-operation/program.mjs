// Runs in a built copy of the project that has the invented operation, through the package as its doors show it; what came
// of it is printed as JSON.
import { accessKeyCredentials, createDwsClient, tokenCredentials } from "huaweicloud-dws-dds";
import { createRawClient } from "huaweicloud-dws-dds/raw";
import { startSandbox } from "huaweicloud-dws-dds/sandbox";
import {
  validateRequest,
  validateResponse,
} from "huaweicloud-dws-dds/validation";

const snapshot_id = "2a4d0f86-67cd-408a-8b66-017454fb7793";
const all = ["event-1", "event-2", "event-3", "event-4", "event-5"].map((id) => ({
  id,
  level: "NORMAL",
}));

/** A client whose fetch answers with the events that a request asks for, and what it was asked. */
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

async function walk() {
  const { client, sent } = stub();
  const ids = [];
  for await (const { id } of client.paginateListSnapshotEvents({ snapshot_id, limit: 2 }))
    ids.push(id);
  return { ids, sent };
}

async function refusals() {
  const { client, sent } = stub();
  const refusalOf = async (input) => {
    const error = await client.listSnapshotEvents(input).catch((reason) => reason);
    return [error.name, ...new Set((error.issues ?? []).map(({ pointer }) => pointer))];
  };
  const wrong = [
    { snapshot_id: "snapshot-1" },
    { snapshot_id: ".." },
    {},
    { snapshot_id, limit: 51 },
    { snapshot_id, page: 1 },
  ];
  const refused = [];
  for (const input of wrong) refused.push(await refusalOf(input));
  return { refused, sent };
}

function issues() {
  const pointers = (found) => found.map(({ pointer }) => pointer);
  const body = { events: [{ id: "event-1", level: "URGENT" }] };
  return {
    request: pointers(validateRequest("listSnapshotEvents", { snapshot_id, limit: 51 })),
    answer: pointers(validateResponse("listSnapshotEvents", { events: [{ id: 1 }] })),
    newLevel: pointers(validateResponse("listSnapshotEvents", body)),
    newLevelStrictly: pointers(
      validateResponse("listSnapshotEvents", body, { strict: true }),
    ),
  };
}

async function sandboxAnswers() {
  const sandbox = await startSandbox();
  try {
    const { account, url: endpoint } = sandbox;
    const address = (id) => `${endpoint}/v1.0/${account.projectId}/snapshots/${id}/events`;
    const client = createDwsClient({
      endpoint,
      projectId: account.projectId,
      credentials: accessKeyCredentials(account),
    });
    const answer = await client.listSnapshotEvents({ snapshot_id });
    const raw = await createRawClient(client).GET(
      "/v1.0/{project_id}/snapshots/{snapshot_id}/events",
      {
        params: { path: { snapshot_id: "short" } },
      },
    );
    return {
      stranger: (await fetch(address(snapshot_id))).status,
      answer,
      faults: validateResponse("listSnapshotEvents", answer, { strict: true }),
      wrongId: raw.response.status,
    };
  } finally {
    await sandbox.close();
  }
}

const results = {
  call: await call(),
  walk: await walk(),
  refusals: await refusals(),
  issues: issues(),
};
console.log(JSON.stringify({ ...results, sandbox: await sandboxAnswers() }));
