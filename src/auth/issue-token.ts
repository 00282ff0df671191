import { settle } from "../options.js";
import { CloudError } from "../errors.js";
import { Call } from "../http/call.js";
import type { Fetch } from "../http/http-types.js";
import { RetryBudget } from "../http/retry-budget.js";
import { send } from "../http/transport.js";
import { checkSecret } from "./check-secret.js";
import type { PasswordOptions } from "./password.js";
import type { IssuedToken } from "./token-store.js";

/** How long a token lives, if the answer does not say: the vendor's IAM gives 24 hours. */
const defaultLifetimeMs = 24 * 3_600_000;

function identify({ username, password, domainName }: PasswordOptions, project: object): string {
  const user = { name: username, password, domain: { name: domainName } };
  return JSON.stringify({
    auth: { identity: { methods: ["password"], password: { user } }, scope: { project } },
  });
}

/** Gets a token of IAM, with retries: to get a second one does no harm. */
export async function issueToken(
  url: string,
  options: PasswordOptions,
  project: object,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<IssuedToken> {
  const retry = { statuses: [408, 429, 500, 502, 503, 504], connectionErrors: true };
  const call = new Call("Signing in at IAM", settle({ signal }), { retry });
  call.sent.push({ password: options.password });
  const body = identify(options, project);
  const transport = { authenticator: { authenticate() {} }, fetch, budget: new RetryBudget() };
  const response = await send(
    transport,
    { method: "POST", url, headers: { "content-type": "application/json" }, body },
    call,
  );
  const { token } = (call.answer ?? {}) as {
    token?: { expires_at?: string; issued_at?: string; project?: { id?: string } };
  };
  // By the difference of IAM's own times, so that the clock of this machine does not matter.
  const lifetime = Date.parse(token?.expires_at ?? "") - Date.parse(token?.issued_at ?? "");
  const value = response.headers.get("X-Subject-Token");
  if (!value)
    throw new CloudError(
      "IAM answered without a token (X-Subject-Token): is the address that of IAM?",
      { operation: call.operation },
    );
  return {
    value: checkSecret("token that IAM issued", value),
    projectId: token?.project?.id,
    lifetimeMs: lifetime > 0 ? lifetime : defaultLifetimeMs,
  };
}
