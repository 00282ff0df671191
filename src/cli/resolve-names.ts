import { paginateListBackups, paginateListInstances, type DdsClient } from "../dds.js";
import type { DwsClient } from "../dws.js";
import { CloudError } from "../errors.js";
import { UsageError } from "./errors.js";

/** The forms of ids in all recorded responses: of DWS, and of DDS. They are used as they are, without a list. */
const idForm = /^([\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32}(in|br)\d\d)$/i;

/** The id of the cluster that a name or an id means. */
export function clusterId(dws: DwsClient, text: string): Promise<string> {
  return resolve(text, "cluster", async () => (await dws.listClusters()).clusters ?? []);
}

/** The id of the snapshot that a name or an id means. */
export function snapshotId(dws: DwsClient, text: string): Promise<string> {
  return resolve(text, "snapshot", async () => (await dws.listSnapshots()).snapshots ?? []);
}

/** The id of the database instance that a name or an id means. */
export function instanceId(dds: DdsClient, text: string): Promise<string> {
  return resolve(text, "instance", () => paginateListInstances(dds, {}).toArray());
}

/** The id of the backup that a name or an id means. */
export function backupId(dds: DdsClient, text: string): Promise<string> {
  return resolve(text, "backup", () => paginateListBackups(dds, {}).toArray());
}

/** What a list of a service has of each item. */
interface Named {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

async function resolve(
  text: string,
  noun: string,
  list: () => Promise<readonly Named[]>,
): Promise<string> {
  if (idForm.test(text)) return text;
  const items = await list();
  if (items.some(({ id }) => id === text)) return text;
  const [id, ...others] = items.flatMap((item) => (item.name === text ? (item.id ?? []) : []));
  if (id === undefined) {
    const names = items.map((item) => item.name ?? item.id).join(", ");
    const known = items.length > 0 && items.length <= 10 ? `, only ${names}` : "";
    throw new CloudError(`There is no ${noun} ${JSON.stringify(text)} in this project${known}.`);
  }
  if (others.length > 0)
    throw new UsageError(
      `${others.length + 1} ${noun}s are called ${JSON.stringify(text)}: use an id, ${[id, ...others].join(" or ")}.`,
    );
  return id;
}
