import { expect, test } from "@jest/globals";
import { listSnapshots } from "../../src/dws/read.js";

const cluster_id = "7d85f602-a948-4a30-afd4-e84f47471c15";

/** What is listed in a project with so many snapshots, of whose list the response contains one. */
async function listed(count: number, ofCluster?: string): Promise<(string | undefined)[]> {
  const client = {
    listSnapshots: () => Promise.resolve({ snapshots: [{ id: "of the project" }], count }),
    listClusterSnapshots: (input: { readonly cluster_id: string; readonly offset?: number }) => {
      const page = input.offset ? [] : [{ id: `of the cluster ${input.cluster_id}` }];
      return Promise.resolve({ snapshots: page, count: 1 });
    },
  };
  const ids: (string | undefined)[] = [];
  for await (const { id } of listSnapshots(client, ofCluster, {})) ids.push(id);
  return ids;
}

test.each([
  [
    "a cluster, if the project has more snapshots than its list",
    2,
    cluster_id,
    [`of the cluster ${cluster_id}`],
  ],
  ["the project, if its list is complete", 1, cluster_id, []],
  ["the project, if no cluster is named", 2, undefined, []],
])("lists the snapshots of %s", async (_, count, ofCluster, more) => {
  expect(await listed(count, ofCluster)).toEqual(["of the project", ...more]);
});
