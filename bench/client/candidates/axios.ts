import {
  snapshotsPath,
  token,
  type Contender,
  type SnapshotList,
  type Target,
} from "./contender.js";
import { loadModule } from "./load-module.js";

interface Axios {
  readonly default: {
    create(options: { readonly baseURL: string; readonly headers: Record<string, string> }): {
      get(path: string): Promise<{ readonly data: SnapshotList }>;
    };
  };
}

export async function axiosClient({ endpoint }: Target): Promise<Contender> {
  const { default: axios } = await loadModule<Axios>("axios");
  const client = axios.create({ baseURL: endpoint, headers: { "X-Auth-Token": token } });
  return {
    name: "axios, token",
    async call() {
      const { snapshots = [] } = (await client.get(snapshotsPath)).data;
      return snapshots.length;
    },
  };
}
