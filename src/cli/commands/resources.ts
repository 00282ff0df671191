import type { CliCommand } from "../command.js";
import { paginateListInstances } from "../../dds.js";
import type { Act } from "../session.js";

const clusterColumns = [
  "id",
  "name",
  "status",
  "task_status",
  "node_type",
  "number_of_node",
  "version",
];
const instanceColumns = ["id", "name", "status", "mode", "region", "datastore.version", "created"];

/** Defines the command that lists clusters. */
export function defineClusters(command: CliCommand, act: Act): void {
  command.description("Lists the clusters of the project (DWS).").example("clusters --output csv");
  act(command, async (session) => {
    const { clusters = [] } = await (await session.dws()).listClusters();
    await session.write(clusters, { columns: clusterColumns });
    return undefined;
  });
}

/** Defines the command that lists instances. */
export function defineInstances(command: CliCommand, act: Act): void {
  command.description("Lists the database instances of the project (DDS).").example("instances");
  act(command, async (session) => {
    const instances = await paginateListInstances(await session.dds(), {}).toArray();
    await session.write(instances, { columns: instanceColumns });
    return undefined;
  });
}
