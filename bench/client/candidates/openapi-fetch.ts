import {
  fetchOption,
  projectId,
  token,
  type Contender,
  type Fetch,
  type SnapshotList,
  type Target,
} from "./contender.js";
import { loadModule } from "./load-module.js";

interface OpenapiFetch {
  default(options: {
    readonly baseUrl: string;
    readonly headers: Record<string, string>;
    readonly fetch?: Fetch;
  }): {
    GET(path: string, init: object): Promise<{ readonly data?: SnapshotList }>;
  };
}

export async function openapiFetch(target: Target): Promise<Contender> {
  const { default: createClient } = await loadModule<OpenapiFetch>("openapi-fetch");
  const client = createClient({
    baseUrl: target.endpoint,
    headers: { "X-Auth-Token": token },
    ...fetchOption(target),
  });
  return {
    name: "openapi-fetch, token",
    async call() {
      const { data } = await client.GET("/v1.0/{project_id}/snapshots", {
        params: { path: { project_id: projectId } },
      });
      return data?.snapshots?.length ?? 0;
    },
  };
}
