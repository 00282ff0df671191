import { fetchOption, keys, projectId, token, type Contender, type Target } from "./contender.js";
import { loadDws } from "./this-package.js";

/** The client of this package, with either kind of credentials. */
export async function thisClient(
  target: Target,
): Promise<{ readonly withToken: Contender; readonly withKeys: Contender }> {
  const { createDwsClient, tokenCredentials, accessKeyCredentials } = await loadDws();

  function contender(name: string, credentials: unknown): Contender {
    const dws = createDwsClient({
      endpoint: target.endpoint,
      projectId,
      credentials,
      ...fetchOption(target),
    });
    return {
      name,
      async call() {
        const { snapshots = [] } = await dws.listSnapshots();
        return snapshots.length;
      },
    };
  }

  const nameWithKeys = "this client, AK/SK";
  return {
    withToken: contender("this client, token", tokenCredentials(token)),
    withKeys: accessKeyCredentials
      ? contender(nameWithKeys, accessKeyCredentials(keys))
      : { name: nameWithKeys },
  };
}
