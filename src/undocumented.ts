/**
 * The members of an answer, those included that the documents do not know, such as `finished` of a cluster's snapshot or
 * `instance_status` of a backup, which the vendor's newer SDKs have. Their types are as unknown as they are: look before
 * you use one. What no document knows of a query goes through the call option `undocumentedQuery`.
 *
 * @param value - An answer, or a part of one.
 * @returns The same value, as members by name.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment, undocumentedMembers } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const { snapshots = [] } = await dws.listClusterSnapshots({ cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1" });
 * for (const snapshot of snapshots) console.log(snapshot.name, undocumentedMembers(snapshot)["finished"]);
 * ```
 */
export function undocumentedMembers(value: object): Readonly<Record<string, unknown>> {
  return value as Readonly<Record<string, unknown>>;
}
