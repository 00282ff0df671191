// Makes calls with the generated clients and prints what came of each, as JSON: call.ts < CALLS
import { json } from "node:stream/consumers";
import { createClient as createDdsClient } from "./dds/client";
import { listBackups, type ListBackupsData } from "./dds";
import { createClient as createDwsClient } from "./dws/client";
import {
  createSnapshot,
  listClusterSnapshots,
  listSnapshots,
  type CreateSnapshotRequest,
} from "./dws";

type Path = { readonly project_id: string };
type Input = Path &
  CreateSnapshotRequest & { readonly cluster_id: string } & NonNullable<ListBackupsData["query"]>;
type Given = {
  readonly server: string;
  readonly token: string;
  readonly calls: readonly { operation: string; input: Input }[];
};
type Answer = { readonly data?: unknown; readonly error?: unknown; readonly response?: Response };

const { server, token, calls } = (await json(process.stdin)) as Given;
// Both ways of signing in are keys in a header: the token belongs into one of them only.
const config = {
  baseUrl: server,
  auth: ({ name }: { name?: string }) => (name === "X-Auth-Token" ? token : undefined),
};
const warehouse = createDwsClient(config);
const documents = createDdsClient(config);

function call(
  operation: string,
  { project_id, cluster_id, snapshot, ...query }: Input,
): Promise<Answer> {
  switch (operation) {
    case "createSnapshot":
      return createSnapshot({ client: warehouse, path: { project_id }, body: { snapshot } });
    case "listBackups":
      return listBackups({ client: documents, path: { project_id }, query });
    case "listClusterSnapshots":
      return listClusterSnapshots({ client: warehouse, path: { project_id, cluster_id } });
    case "listSnapshots":
      return listSnapshots({ client: warehouse, path: { project_id } });
    default:
      throw new Error(`There is no call for ${operation}.`);
  }
}

const outcomes: unknown[] = [];
for (const { operation, input } of calls) {
  const { data, error, response } = await call(operation, input);
  outcomes.push(
    response?.ok ? { answer: data } : { refused: { status: response?.status, body: error } },
  );
}
process.stdout.write(JSON.stringify(outcomes));
