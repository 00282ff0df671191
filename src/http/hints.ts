import { isCertificateError } from "./retry.js";

/** What is known of an error response. */
export interface ErrorResponse {
  readonly status: number;
  readonly code: string | undefined;
  /** The message of the service. */
  readonly reason: string | undefined;
  /** How far the clock of this machine is ahead of the service's, in milliseconds; undefined if the response has no date. */
  readonly clockAheadMs: number | undefined;
  /** Whether the path names a cluster. */
  readonly namesCluster: boolean;
  /** The target of a redirect. */
  readonly location: string | null;
  /** Where the credentials come from, if they know it. */
  readonly source?: string | undefined;
}

/** The largest clock difference that a signature allows (the vendor's signing guide). */
const allowedSkewMs = 15 * 60_000;

const checkCredentials = "Check the key or token, its project and its region";

/** What to do about a request that received no response, where that is known. */
export function networkHint(code = ""): string {
  if (isCertificateError(code))
    return " The certificate is not trusted: check the endpoint, the clock of this machine and NODE_EXTRA_CA_CERTS.";
  return /^(ENOTFOUND|EAI_)/.test(code) ? " Check cloud, region and endpoint." : "";
}

/** What to do about an error response, where that is known. The codes are those of the vendor's tables of error codes. */
export function hintFor(error: ErrorResponse): string | undefined {
  const hint = hintForError(error);
  return hint && error.source && error.status === 401
    ? `${hint}; the credentials are those of ${error.source}`
    : hint;
}

function hintForError(error: ErrorResponse): string | undefined {
  const { status, code = "", namesCluster, location } = error;
  // Fetch shows some redirects as status 0.
  if (/^(0|30[12378])$/.test(String(status)))
    return `A redirect${location ? ` to ${location}` : ""} is not followed, since it would send your credentials there: use that address as endpoint`;
  const isUnauthorised = status === 401 || status === 403;
  if (isUnauthorised || /0303$/.test(code)) {
    const hint = clockHint(signatureAheadMs(error.reason) ?? error.clockAheadMs);
    if (hint) return hint;
    if (/0301$/.test(code))
      return `${checkCredentials}; five rejected requests lock a key for 5 minutes`;
  }
  if (code === "DWS.0047" || (namesCluster && isUnauthorised))
    return "There may be no such cluster in this project and region: the response is the same";
  return hintForCode(code) ?? hintForStatus(status);
}

/** How far the time of a signature is ahead of the service's, in milliseconds, if the message of the service has both. */
function signatureAheadMs(reason = ""): number | undefined {
  const [, ...times] = /signature time:(\w+),\s*server time:(\w+)/.exec(reason) ?? [];
  const [signed = NaN, received = NaN] = times.map((time) =>
    Date.parse(time.replace(/(....)(..)(..T..)(..)/, "$1-$2-$3:$4:")),
  );
  return signed - received || undefined;
}

function clockHint(clockAheadMs = 0): string | undefined {
  if (Math.abs(clockAheadMs) <= allowedSkewMs) return undefined;
  const minutes = Math.round(Math.abs(clockAheadMs) / 60_000);
  return `The clock of this machine is ${minutes} minutes ${clockAheadMs > 0 ? "ahead of" : "behind"} the service's, which is too much: set it`;
}

function hintForCode(code: string): string | undefined {
  if (code === "DWS.0011")
    return "The cluster is busy with another operation: call again when that has ended";
  if (code === "DWS.7023")
    return "The cluster must be Available, To be restarted or Unbalanced for this";
  // DDS also rejects an unknown caller with status 400.
  if (code === "DBS.200010") return checkCredentials;
  if (/^APIG\w*\.0101$/.test(code))
    return "The endpoint has no such operation: check cloud, region and endpoint";
  return undefined;
}

function hintForStatus(status: number): string | undefined {
  if (status === 401) return checkCredentials;
  if (status === 403) return "Check the permissions in the description of the operation";
  return undefined;
}
