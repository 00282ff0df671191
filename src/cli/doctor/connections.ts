import { defaultUserAgent } from "../../../generated/user-agent.js";
import { NetworkError } from "../../errors.js";
import { Call } from "../../http/call.js";
import { allowedSkewMs } from "../../http/hints.js";
import { isCertificateError, RetryBudget } from "../../http/retry.js";
import { send } from "../../http/send.js";
import { resolveOptions } from "../../options.js";
import { formatDuration } from "../option-values.js";
import type { Session } from "../session.js";
import { failed, failedBy, ok, skipped, warning, type Finding } from "./finding.js";
import { inspectTls, type TlsState } from "./inspect-tls.js";

/** How long a check waits for a response. */
export const timeoutMs = 10_000;

/** From this difference on, the clock is worth a warning: no clock that is synchronised is that wrong. */
const suspiciousSkewMs = 60_000;

/** What the response of a host says of the clock of this machine. */
export interface ClockReading {
  readonly host: string;
  /** How far the clock is ahead of the host's. */
  readonly aheadMs: number;
}

/** The result of the check of a connection. */
export interface Connection {
  readonly finding: Finding;
  readonly clock?: ClockReading;
}

/** Sends a request without credentials to a host, and reads its certificate unless a proxy can be on the way to it. */
export async function checkConnection(
  session: Session,
  name: string,
  url: string,
  isProxied: boolean,
): Promise<Connection> {
  const inspect = session.host.inspectTls ?? inspectTls;
  const isSecure = url.startsWith("https:");
  const readTls = async () =>
    isSecure && !isProxied ? await inspect(url, timeoutMs, session.host.signal) : undefined;
  try {
    const { status, headers } = await request(session, url);
    const now = Date.now();
    const tls = await readTls();
    const found = `Status ${status}, ${isSecure ? describeTls(tls) : "no TLS"}`;
    const finding = tls?.problem
      ? warning(
          name,
          `${found}.`,
          "The certificate is not trusted, and requests are sent all the same: unset NODE_TLS_REJECT_UNAUTHORIZED.",
        )
      : ok(name, found);
    const aheadMs = now - Date.parse(headers.get("Date") ?? "");
    return Number.isNaN(aheadMs)
      ? { finding }
      : { finding, clock: { host: new URL(url).host, aheadMs } };
  } catch (error) {
    const finding = failedBy(name, error, "Check network, firewall and proxy.");
    if (!(error instanceof NetworkError && isCertificateError(error.code))) return { finding };
    const tls = await readTls();
    return {
      finding: tls ? { ...finding, found: `${finding.found} ${describeTls(tls)}.` } : finding,
    };
  }
}

/** Reads the clock from the responses, by the one that differs most. */
export function checkClock(readings: readonly ClockReading[], name = "clock"): Finding {
  const [worst] = [...readings].sort(
    (left, right) => Math.abs(right.aheadMs) - Math.abs(left.aheadMs),
  );
  if (!worst) return skipped(name, "No response has shown the time.");
  const differenceMs = Math.abs(worst.aheadMs);
  const of = `by the response of ${worst.host}`;
  // A response has whole seconds, and has taken its time.
  if (differenceMs < 2000) return ok(name, `Right within 2 s, ${of}`);
  const found = `${formatDuration(differenceMs)} ${worst.aheadMs > 0 ? "fast" : "slow"}, ${of}`;
  if (differenceMs < suspiciousSkewMs) return ok(name, found);
  const action = `Set the clock of this machine: from ${formatDuration(allowedSkewMs)} on, signatures are rejected.`;
  return (differenceMs > allowedSkewMs ? failed : warning)(name, `${found}.`, action);
}

function request({ host }: Session, url: string) {
  const call = new Call(
    { operationId: "A request without credentials", keepsBody: true },
    resolveOptions({ signal: host.signal, timeoutMs, retry: false }),
  );
  return send(
    {
      authenticator: { authenticate() {} },
      fetch: host.fetch,
      budget: new RetryBudget(),
      sent: [],
    },
    {
      method: "GET",
      url: `${url}/`,
      headers: { "user-agent": defaultUserAgent },
      body: undefined,
    },
    call,
  ).then(({ response }) => response);
}

function describeTls(tls: TlsState | undefined): string {
  if (!tls) return "the certificate was not read";
  const { protocol, issuer, endsAt } = tls;
  const day = new Date(endsAt).toISOString().slice(0, 10);
  const days = Math.floor((endsAt - Date.now()) / 86_400_000);
  return `${protocol}, the certificate by ${issuer} ends on ${day} (${days} days)`;
}
