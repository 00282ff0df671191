/** A token of a sandbox, by the account that every one has. */
export async function tokenOf(url: string): Promise<string> {
  const user = {
    name: "sandbox",
    password: "sandbox-password",
    domain: { name: "sandbox-domain" },
  };
  const auth = {
    identity: { methods: ["password"], password: { user } },
    scope: { project: { name: "sandbox-project" } },
  };
  const response = await fetch(`${url}/v3/auth/tokens`, {
    method: "POST",
    body: JSON.stringify({ auth }),
  });
  return response.headers.get("X-Subject-Token") ?? "";
}
