import { keys, projectId, type Contender, type SnapshotList, type Target } from "./contender.js";
import { loadModule } from "./load-module.js";

interface CoreClient {
  sendRequest(options: object): Promise<SnapshotList>;
}

interface Builder {
  withCredential(credential: unknown): Builder;
  withEndpoint(endpoint: string): Builder;
  build(): CoreClient;
}

interface Core {
  ClientBuilder: new (create: (client: CoreClient) => CoreClient) => Builder;
}

interface CoreCredentials {
  BasicCredentials: new (options: {
    readonly ak: string;
    readonly sk: string;
    readonly projectId: string;
  }) => unknown;
}

/** The vendor has no package for DWS in JavaScript: this is its core, called as its other services call it. It signs with keys only. */
export async function vendorCore({ endpoint }: Target): Promise<Contender> {
  const { ClientBuilder } = await loadModule<Core>(
    "@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js",
  );
  const { BasicCredentials } = await loadModule<CoreCredentials>(
    "@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js",
  );
  const credential = new BasicCredentials({
    ak: keys.accessKeyId,
    sk: keys.secretAccessKey,
    projectId,
  });
  const client = new ClientBuilder((core) => core)
    .withCredential(credential)
    .withEndpoint(endpoint)
    .build();
  return {
    name: "vendor's core SDK, AK/SK",
    async call() {
      const request = {
        method: "GET",
        url: "/v1.0/{project_id}/snapshots",
        contentType: "application/json",
        queryParams: {},
        pathParams: {},
        headers: {},
      };
      const { snapshots = [] } = await client.sendRequest(request);
      return snapshots.length;
    },
  };
}
