import {
  fetchOption,
  snapshotsPath,
  token,
  type Contender,
  type Fetch,
  type SnapshotList,
  type Target,
} from "./contender.js";
import { loadModule } from "./load-module.js";

interface Ky {
  readonly default: {
    create(options: {
      readonly prefixUrl: string;
      readonly headers: Record<string, string>;
      readonly fetch?: Fetch;
    }): {
      get(path: string): { json(): Promise<SnapshotList> };
    };
  };
}

export async function kyClient(target: Target): Promise<Contender> {
  const { default: ky } = await loadModule<Ky>("ky");
  const client = ky.create({
    prefixUrl: target.endpoint,
    headers: { "X-Auth-Token": token },
    ...fetchOption(target),
  });
  const path = snapshotsPath.slice(1); // ky adds the slash, and accepts no second one.
  return {
    name: "ky, token",
    async call() {
      const { snapshots = [] } = await client.get(path).json();
      return snapshots.length;
    },
  };
}
