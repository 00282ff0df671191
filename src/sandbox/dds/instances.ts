import type { Instance } from "../../../generated/dds/client.js";
import type { Behaviours } from "../behaviour.js";
import { actionsOfJobs, defaultDatastore, invalid, type InstanceRecord } from "./databases.js";

/** The operations on instances. */
export const instanceBehaviours: Behaviours = {
  listInstances({ databases }, { offset = 0, limit = 100, name, tags = "", ...filters }) {
    if (name === "*") return invalid("The asterisk alone is no name.");
    const pairs = tags === "" ? [] : tags.split(",").map((pair) => pair.split("="));
    if (pairs.some(({ length, 0: key }) => length !== 2 || key === ""))
      return invalid("The tags are not of the form key1=value1,key2=value2.");
    const found = databases.instances
      .map(instanceAt)
      .filter(
        (instance) =>
          (name === undefined || hasName(instance, name)) &&
          pairs.every(([key, value]) =>
            instance.tags?.some((tag) => tag.key === key && tag.value === value),
          ) &&
          (filters.datastore_type ?? instance.datastore?.type) === instance.datastore?.type &&
          (["id", "mode", "vpc_id", "subnet_id"] as const).every(
            (property) => (filters[property] ?? instance[property]) === instance[property],
          ),
      );
    return {
      status: 200,
      body: { instances: found.slice(offset, offset + limit), total_count: found.length },
    };
  },
};

function hasName({ name = "" }: Instance, wanted: string): boolean {
  return wanted.startsWith("*") ? name.includes(wanted.slice(1)) : name === wanted;
}

/** An instance as the list contains it. */
function instanceAt({ item, policy, job }: InstanceRecord): Instance {
  const { start_time, keep_days } = policy;
  return {
    status: "normal",
    engine: "wiredTiger",
    port: "8635",
    datastore: defaultDatastore,
    ...item,
    backup_strategy: { ...(start_time !== undefined && { start_time }), keep_days },
    actions: job ? [...actionsOfJobs[job.name]] : [],
  };
}
