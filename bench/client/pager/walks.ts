import { projectId, token, type Fetch } from "../candidates/contender.js";
import { loadDds, type Backup, type DdsClient } from "../candidates/this-package.js";
import { pageSize } from "./extent.js";

/** Goes through all backups, one after the other. */
export type Walk = () => AsyncIterable<Backup>;

/** The pager of the package, without and with asking for the next page ahead. */
export async function pagerWalks(
  endpoint: string,
  fetch?: Fetch,
): Promise<{ readonly plain: Walk; readonly ahead: Walk }> {
  const { createDdsClient, paginateListBackups, tokenCredentials } = await loadDds();
  const dds: DdsClient = createDdsClient({
    endpoint,
    projectId,
    credentials: tokenCredentials(token),
    ...(fetch && { fetch }),
  });
  function walk(prefetch: boolean): AsyncIterable<Backup> {
    if (!paginateListBackups) throw new Error("There is no pager in this build.");
    return paginateListBackups(dds, { limit: pageSize }, { prefetch });
  }
  return { plain: () => walk(false), ahead: () => walk(true) };
}

/** Calls fetch and JSON.parse for one page after the other, and gives each backup to the consumer in a plain loop. */
export async function bareLoop(
  fetch: Fetch,
  endpoint: string,
  pages: number,
  consume: (backup: Backup) => void,
): Promise<void> {
  for (let page = 0; page < pages; page++) {
    const url = `${endpoint}/v3/${projectId}/backups?offset=${page * pageSize}&limit=${pageSize}`;
    const response = await fetch(url, { headers: { "X-Auth-Token": token } });
    const { backups } = JSON.parse(await response.text()) as {
      readonly backups: readonly Backup[];
    };
    for (const backup of backups) consume(backup);
  }
}
