import type { Instance, Operations } from "../../generated/dds/client.js";
import type { CallOptions } from "../options.js";
import { requiredItemsOf } from "../paging/items.js";

/** Reads an instance by its id; undefined if the service does not find it. */
export async function findInstance(
  client: Pick<Operations<CallOptions>, "listInstances">,
  instance_id: string,
  options: CallOptions,
): Promise<Instance | undefined> {
  const list = await client.listInstances({ id: instance_id }, options);
  return requiredItemsOf<Instance>(list, "instances", "listInstances", "total_count").find(
    ({ id }) => id === instance_id,
  );
}
