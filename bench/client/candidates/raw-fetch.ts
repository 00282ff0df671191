import {
  snapshotsPath,
  token,
  type Contender,
  type SnapshotList,
  type Target,
} from "./contender.js";
import { signingHeaders } from "./signing-headers.js";

/** The least that brings the list: one call of fetch, and its JSON. */
export function rawFetch(name: string, target: Target): Contender {
  return fetching(name, target, () => ({ "X-Auth-Token": token }));
}

/** The same with the least that signs the call with an access key. */
export function signedFetch(name: string, target: Target): Contender {
  const { host } = new URL(target.endpoint);
  return fetching(name, target, () => signingHeaders(host, snapshotsPath));
}

function fetching(
  name: string,
  { endpoint, fetch = globalThis.fetch }: Target,
  headers: () => Record<string, string>,
): Contender {
  const url = `${endpoint}${snapshotsPath}`;
  return {
    name,
    async call() {
      const response = await fetch(url, { headers: headers() });
      const { snapshots = [] } = (await response.json()) as SnapshotList;
      return snapshots.length;
    },
  };
}
