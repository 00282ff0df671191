// Calls the operations of the nightly job with the generated clients and prints each outcome as JSON: call.ts < CALLS
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
type Outcome = { readonly data?: unknown; readonly error?: unknown; readonly response?: Response };

const { server, token, calls } = (await json(process.stdin)) as Given;
// Both security schemes are header keys: the token belongs only to one of them.
const config = {
  baseUrl: server,
  auth: ({ name }: { name?: string }) => (name === "X-Auth-Token" ? token : undefined),
};
const dwsClient = createDwsClient(config);
const ddsClient = createDdsClient(config);

function call(
  operation: string,
  { project_id, cluster_id, snapshot, ...query }: Input,
): Promise<Outcome> {
  switch (operation) {
    case "createSnapshot":
      return createSnapshot({ client: dwsClient, path: { project_id }, body: { snapshot } });
    case "listBackups":
      return listBackups({ client: ddsClient, path: { project_id }, query });
    case "listClusterSnapshots":
      return listClusterSnapshots({ client: dwsClient, path: { project_id, cluster_id } });
    case "listSnapshots":
      return listSnapshots({ client: dwsClient, path: { project_id } });
    default:
      throw new Error(`Unknown operation {operation}.`);
  }
}

const outcomes: unknown[] = [];
for (const { operation, input } of calls) {
  const { data, error, response } = await call(operation, input);
  outcomes.push(
    response?.ok ? { response: data } : { error: { status: response?.status, body: error } },
  );
}
process.stdout.write(JSON.stringify(outcomes));
