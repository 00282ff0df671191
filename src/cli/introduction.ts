import type { Account, Sandbox } from "../sandbox.js";
import { addressesOf } from "../sandbox/addresses.js";
import { hasDocumentation } from "../sandbox/pages.js";
import type { SandboxSeed } from "../sandbox/seed.js";

/** What a person needs to call a sandbox: its addresses, its credentials, and lines for a shell that work as they are. */
export function introduction(
  { url, authUrl, account }: Sandbox,
  { clusters }: SandboxSeed,
): string {
  const snapshots = `${url}/v1.0/${account.projectId}/snapshots`;
  const [{ id } = { id: undefined }] = clusters;
  // A name is used once, so that the line can be pasted again.
  const order = `{"snapshot":{"name":"try-'$(date +%s)'","cluster_id":"${id}"}}`;
  return [
    addressesOf(url, hasDocumentation()),
    "",
    `User, password, domain   ${account.username}  ${account.password}  ${account.domainName}`,
    `Project                  ${account.projectId}`,
    `AK, SK                   ${account.accessKeyId}  ${account.secretAccessKey}`,
    "",
    "To try it in a shell: get a token, list the snapshots, and order one.",
    "",
    `TOKEN=$(curl -s -D - -o /dev/null ${authUrl}/auth/tokens -d '${signIn(account)}' | tr -d '\\r' | sed -n 's/^X-Subject-Token: //p')`,
    `curl -s -w '\\n' -H "X-Auth-Token: $TOKEN" ${snapshots}`,
    id === undefined
      ? "# The seed has no cluster of which a snapshot could be ordered."
      : `curl -s -w '\\n' -H "X-Auth-Token: $TOKEN" -H 'Content-Type: application/json' ${snapshots} -d '${order}'`,
  ].join("\n");
}

function signIn({ username, password, domainName, projectId }: Account): string {
  const user = { name: username, password, domain: { name: domainName } };
  return JSON.stringify({
    auth: {
      identity: { methods: ["password"], password: { user } },
      scope: { project: { id: projectId } },
    },
  });
}
