import { examples as ddsExamples } from "../../generated/dds/examples.js";
import { operations as ddsOperations } from "../dds.js";
import { examples as dwsExamples } from "../../generated/dws/examples.js";
import { operations as dwsOperations } from "../dws.js";
import type { Operation } from "../operation.js";
import type { Accounts } from "./accounts.js";
import { refuse, refuseAtGateway, type SandboxAnswer, type SandboxRequest } from "./http-types.js";
import type { Behaviour, SandboxState } from "./operations/behaviour.js";
import { createSnapshot } from "./operations/create-snapshot.js";
import { listBackups } from "./operations/list-backups.js";
import { listClusterSnapshots } from "./operations/list-cluster-snapshots.js";
import { listSnapshots } from "./operations/list-snapshots.js";
import { parseJson } from "./parse-json.js";
import { readInput } from "./read-input.js";
import { createRouter } from "./router.js";

/** What operations do beyond their recorded example; one that is not here is answered with that. */
const behaviours = new Map<string, Behaviour>(
  Object.entries({ createSnapshot, listBackups, listClusterSnapshots, listSnapshots }),
);

const examples = new Map(Object.entries({ ...dwsExamples, ...ddsExamples }));
const dds = new Set<string>(Object.keys(ddsOperations));

/** The codes of a wrong parameter, by its name, where the document database service has one of its own. */
const parameterCodes: ReadonlyMap<string, string> = new Map([
  ["limit", "DBS.280439"],
  ["offset", "DBS.280440"],
  ["begin_time", "DBS.280067"],
  ["end_time", "DBS.280068"],
]);

const operations = [
  ...Object.values<Operation>(dwsOperations),
  ...Object.values<Operation>(ddsOperations),
];
const route = createRouter(operations);

/** The sign-in, which no description of the two services has. */
const createToken = "createToken";

/** All that a request can ask for. */
export const operationIds: ReadonlySet<string> = new Set([
  createToken,
  ...operations.map(({ operationId }) => operationId),
]);

/** The operation that a request asks for; "-" for none. */
export function operationOf({ method, path }: SandboxRequest): string {
  if (method === "POST" && path === "/v3/auth/tokens") return createToken;
  return route(method, path)?.operation.operationId ?? "-";
}

/** Answers a request as gateway, IAM and the two services would. */
export async function answerRequest(
  accounts: Accounts,
  state: SandboxState,
  request: SandboxRequest,
  requestId: string,
): Promise<SandboxAnswer> {
  if (operationOf(request) === createToken) return accounts.issue(parseJson(request.body));
  const found = route(request.method, request.path);
  if (!found)
    return refuseAtGateway(
      404,
      "APIGW.0101",
      "The API does not exist or has not been published.",
      requestId,
    );
  const { operationId } = found.operation;
  const refused = await accounts.refusal(request, requestId);
  if (refused) return refused;
  if (found.values["project_id"] !== state.projectId) {
    const reason = "The project is not one of this account.";
    return dds.has(operationId)
      ? { status: 403, body: { error_msg: reason } }
      : refuse(403, "DWS.0015", reason);
  }
  const { input, fault } = readInput(found, request);
  if (fault) return refuseInput(operationId, request.body, fault);
  const [example] = Object.values(examples.get(operationId) ?? {});
  return behaviours.get(operationId)?.(state, input) ?? { status: 200, body: example ?? {} };
}

function refuseInput(
  operationId: string,
  body: string,
  { name, message }: { readonly name: string; readonly message: string },
): SandboxAnswer {
  if (dds.has(operationId)) return refuse(400, parameterCodes.get(name) ?? "DBS.200001", message);
  // An id that is none belongs to no cluster.
  if (name === "cluster_id") return refuse(404, "DWS.0047", "The cluster does not exist.");
  return refuse(400, body === "" && name === "" ? "DWS.0006" : "DWS.0001", message);
}
