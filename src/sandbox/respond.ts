import type { Accounts } from "./accounts.js";
import type { Behaviour, SandboxState } from "./behaviour.js";
import { backupBehaviours } from "./dds/backups.js";
import { downloadBehaviours, respondWithFile } from "./dds/downloads.js";
import { instanceBehaviours } from "./dds/instances.js";
import { jobBehaviours } from "./dds/jobs.js";
import { newInstanceBehaviours } from "./dds/new-instance.js";
import { backupPolicyBehaviours } from "./dds/policies.js";
import { restoreTimeBehaviours } from "./dds/restore-times.js";
import { restoreInstanceBehaviours } from "./dds/restores.js";
import { clusterBehaviours } from "./dws/clusters.js";
import { policyBehaviours } from "./dws/policies.js";
import { restoreBehaviours } from "./dws/restore.js";
import { snapshotBehaviours } from "./dws/snapshots.js";
import { respondAsIdentity } from "./identity.js";
import { readInput, type InputError } from "./read-input.js";
import {
  gatewayError,
  serviceError,
  type SandboxRequest,
  type SandboxResponse,
} from "./responses.js";
import { findRoute, isDds } from "./router.js";
import { respondWithExample } from "./without-behaviour.js";

/** The operations that the sandbox performs; others respond with their recorded example. */
export const behaviours: ReadonlyMap<string, Behaviour> = new Map(
  // readInput() checks that an input is that of its operation.
  Object.entries({
    ...clusterBehaviours,
    ...snapshotBehaviours,
    ...policyBehaviours,
    ...restoreBehaviours,
    ...backupBehaviours,
    ...backupPolicyBehaviours,
    ...downloadBehaviours,
    ...instanceBehaviours,
    ...restoreTimeBehaviours,
    ...restoreInstanceBehaviours,
    ...newInstanceBehaviours,
    ...jobBehaviours,
  } as Record<string, Behaviour>),
);

/** The error codes of the document database service for an invalid parameter, by its name, where it has a code of its own. */
const parameterCodes: ReadonlyMap<string, string> = new Map([
  ["limit", "DBS.280439"],
  ["offset", "DBS.280440"],
  ["begin_time", "DBS.280067"],
  ["end_time", "DBS.280068"],
  ["backup_policy/keep_days", "DBS.280214"],
  ["backup_policy/period", "DBS.280215"],
  ["backup_policy/start_time", "DBS.280216"],
]);

/** The response of the gateway, of IAM or of one of the two services to a request. */
export async function respond(
  accounts: Accounts,
  state: SandboxState,
  request: SandboxRequest,
  requestId: string,
): Promise<SandboxResponse> {
  const identity = await respondAsIdentity(accounts, request);
  if (identity) return identity;
  state.timeline.catchUp();
  const file = respondWithFile(state, request);
  if (file) return file;
  const route = findRoute(request.method, request.path);
  if (!route) {
    const reason = "The API does not exist or has not been published.";
    return gatewayError(404, "APIGW.0101", reason, requestId);
  }
  const { operationId } = route.operation;
  const failure = await accounts.authenticate(request);
  if (failure)
    return gatewayError(
      401,
      failure.code,
      `Incorrect IAM authentication information: ${failure.reason}.`,
      requestId,
    );
  if (route.values["project_id"] !== state.projectId) {
    const reason = "The project does not belong to this account.";
    return isDds(operationId)
      ? { status: 403, body: { error_msg: reason } }
      : serviceError(403, "DWS.0015", reason);
  }
  const { input, error } = readInput(route, request);
  if (error) return rejectInput(operationId, request.body, error);
  return (
    behaviours.get(operationId)?.(state, input, request.url) ?? respondWithExample(route.operation)
  );
}

function rejectInput(
  operationId: string,
  body: string,
  { name, message }: InputError,
): SandboxResponse {
  if (isDds(operationId))
    return serviceError(400, parameterCodes.get(name) ?? "DBS.200001", message);
  // No cluster has an invalid id.
  if (name === "cluster_id") return serviceError(404, "DWS.0047", "The cluster does not exist.");
  return serviceError(400, body === "" && name === "" ? "DWS.0006" : "DWS.0001", message);
}
