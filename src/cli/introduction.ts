import { tokenRequest } from "../auth/iam-token.js";
import type { Sandbox, SandboxSeed } from "../sandbox.js";
import { describeAddresses } from "../sandbox/documentation-routes.js";

/** What a person needs to call a sandbox: its addresses, its credentials, and lines to paste into a shell. */
export function introduction(
  { url, authUrl, account }: Sandbox,
  { clusters }: SandboxSeed,
): string {
  const snapshots = `${url}/v1.0/${account.projectId}/snapshots`;
  const tokenBody = JSON.stringify(tokenRequest(account, { id: account.projectId }));
  const [{ id } = { id: undefined }] = clusters;
  // A snapshot name can be used once: the date makes it unique each time the line is pasted.
  const body = `{"snapshot":{"name":"try-'$(date +%s)'","cluster_id":"${id}"}}`;
  return [
    describeAddresses(url),
    "",
    `Username, password, domain  ${account.username}  ${account.password}  ${account.domainName}`,
    `Project id                  ${account.projectId}`,
    `Access key (AK), secret key ${account.accessKeyId}  ${account.secretAccessKey}`,
    "",
    "For a program that calls optionsFromEnvironment(), in the shell that starts it:",
    "",
    `export HUAWEICLOUD_DWS_ENDPOINT=${url} HUAWEICLOUD_DDS_ENDPOINT=${url}`,
    `export HUAWEICLOUD_SDK_AK=${account.accessKeyId} HUAWEICLOUD_SDK_SK=${account.secretAccessKey}`,
    `export HUAWEICLOUD_SDK_PROJECT_ID=${account.projectId}`,
    "",
    "To try it in a shell: get a token, list the snapshots, and create one.",
    "",
    `TOKEN=$(curl -s -D - -o /dev/null ${authUrl}/auth/tokens -d '${tokenBody}' | tr -d '\\r' | sed -n 's/^X-Subject-Token: //p')`,
    `curl -s -w '\\n' -H "X-Auth-Token: $TOKEN" ${snapshots}`,
    id === undefined
      ? "# The seed contains no cluster, and a snapshot needs one."
      : `curl -s -w '\\n' -H "X-Auth-Token: $TOKEN" -H 'Content-Type: application/json' ${snapshots} -d '${body}'`,
  ].join("\n");
}
