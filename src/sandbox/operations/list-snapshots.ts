import type { Behaviour } from "./behaviour.js";

/** All snapshots of the project, over all of its clusters. */
export const listSnapshots: Behaviour = ({ warehouse }) => {
  const snapshots = warehouse.ofProject();
  return { status: 200, body: { snapshots, count: snapshots.length } };
};
