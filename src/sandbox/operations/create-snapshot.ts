import type { SnapshotToCreate } from "../../../generated/dws/client.js";
import { refuse, type SandboxAnswer } from "../http-types.js";
import type { Refusal } from "../cluster-store.js";
import type { Behaviour } from "./behaviour.js";

const refusals: Readonly<Record<Refusal, SandboxAnswer>> = {
  "unknown cluster": refuse(404, "DWS.0047", "The cluster does not exist."),
  "status forbids": refuse(403, "DWS.7023", "The status of the cluster does not allow this."),
  busy: refuse(409, "DWS.0011", "Another operation is being performed on the cluster."),
  // Which code the service uses for this is not known: that of a bad parameter stands for it.
  "name in use": refuse(400, "DWS.0001", "The snapshot name is already in use."),
};

/** Orders a snapshot, and answers at once with its id. */
export const createSnapshot: Behaviour = ({ warehouse }, input) => {
  const result = warehouse.order(input["snapshot"] as SnapshotToCreate);
  return typeof result === "string"
    ? refusals[result]
    : { status: 200, body: { snapshot: result } };
};
