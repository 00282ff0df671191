import { tokenRequest } from "../auth/iam-token.js";
import type { Sandbox, SandboxSeed } from "../sandbox.js";
import { describeAddresses } from "../sandbox/documentation-routes.js";
import { regionOf } from "../sandbox/identity.js";

/** The variables with which a program finds a sandbox and authenticates, one group for each kind of program. */
function environments({ url, authUrl, account }: Sandbox): readonly (readonly string[])[] {
  return [
    [
      `HUAWEICLOUD_DWS_ENDPOINT=${url}`,
      `HUAWEICLOUD_DDS_ENDPOINT=${url}`,
      `HUAWEICLOUD_SDK_AK=${account.accessKeyId}`,
      `HUAWEICLOUD_SDK_SK=${account.secretAccessKey}`,
      `HUAWEICLOUD_SDK_PROJECT_ID=${account.projectId}`,
    ],
    [
      `OS_AUTH_URL=${authUrl}`,
      `OS_USERNAME=${account.username}`,
      `OS_PASSWORD=${account.password}`,
      `OS_USER_DOMAIN_NAME=${account.domainName}`,
      `OS_PROJECT_NAME=${account.projectName}`,
      `OS_REGION_NAME=${regionOf(account)}`,
      "OS_IDENTITY_API_VERSION=3",
    ],
  ];
}

/** What a person needs to call a sandbox: its addresses, its credentials, and lines to paste into a shell. */
export function introduction(sandbox: Sandbox, { clusters }: SandboxSeed): string {
  const { url, authUrl, account } = sandbox;
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
    "For programs that call optionsFromEnvironment(), and for OpenStack tools, in the shell that starts them:",
    "",
    ...environments(sandbox).map((variables) => `export ${variables.join(" ")}`),
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
