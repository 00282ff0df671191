import type { Account } from "../../src/sandbox.js";

/** A module whose \`list\` makes a signed call of a stand-in, and tells what it got. */
export function signedListProgram(
  endpoint: string,
  { projectId, accessKeyId, secretAccessKey }: Account,
): string {
  const key = JSON.stringify({ accessKeyId, secretAccessKey });
  return `
import { accessKeyCredentials, createDwsClient } from "huaweicloud-dws-dds/dws";

export async function list() {
  const credentials = accessKeyCredentials(${key});
  const dws = createDwsClient({ endpoint: ${endpoint}, projectId: ${JSON.stringify(projectId)}, credentials });
  const { count, snapshots } = await dws.listSnapshots();
  return [count, ...snapshots.map(({ status }) => status)].join(" ");
}
`;
}
