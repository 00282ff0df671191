import type { ApiErrorDetails } from "../errors.js";
import { isCertificateError } from "./retry.js";

/** The largest clock difference that a signature allows (the vendor's signing guide). */
export const allowedSkewMs = 15 * 60_000;

const checkCredentials = "Check the key or token, its project and its region";

/**
 * What to do about an error, by a pattern of its code, the word "cluster" if the URL names one, and its status; the first that
 * matches applies. The codes are those of the vendor's tables of error codes.
 */
const hints: readonly (readonly [RegExp, string])[] = [
  [/0301 .*40[13]$/, `${checkCredentials}; five rejected requests lock a key for 5 minutes`],
  [/^DWS\.0047 | cluster 40[13]$/, "There may be no such cluster in this project and region"],
  [/^DWS\.0011 /, "The cluster is busy with another operation: call again later"],
  [/^DWS\.7023 /, "The cluster must be Available, To be restarted or Unbalanced"],
  [/^APIG\w*\.0101 /, "The endpoint has no such operation: check cloud, region and endpoint"],
  // DDS also rejects an unknown caller with status 400.
  [/^DBS\.200010 | 401$/, checkCredentials],
  [/ 403$/, "Check the permissions of the user"],
];

/** What to do about a request that received no response, where that is known. */
export function networkHint(code = ""): string {
  if (isCertificateError(code))
    return " The certificate is not trusted: check endpoint, clock and NODE_EXTRA_CA_CERTS.";
  return /^(ENOTFOUND|EAI_)/.test(code) ? " Check cloud, region and endpoint." : "";
}

/**
 * What to do about an error response, where that is known.
 *
 * @param clockAheadMs - How far the clock of this machine is ahead of the service's, 0 if unknown.
 * @param url - The URL of the request: it may name a cluster.
 * @param location - The target of a redirect.
 * @param source - Where the credentials come from, if they know it.
 */
export function hintFor(
  { status, code = "", reason }: ApiErrorDetails,
  clockAheadMs: number,
  url: string,
  location: string,
  source: string | undefined,
): string | undefined {
  // Fetch shows some redirects as status 0.
  if (/^(0|30[12378])$/.test(String(status)))
    return `A redirect${location ? ` to ${location}` : ""} is not followed: use that address as endpoint`;
  const failure = `${code} ${url.includes("/clusters/") ? "cluster " : ""}${status}`;
  const hint =
    (/ 40[13]$|0303 /.test(failure) && clockHint(signatureAheadMs(reason) ?? clockAheadMs)) ||
    hints.find(([pattern]) => pattern.test(failure))?.[1];
  return hint && source && status === 401
    ? `${hint}; the credentials are those of ${source}`
    : hint;
}

/** How far the time of a signature is ahead of the service's, in milliseconds, if the message of the service has both. */
function signatureAheadMs(reason = ""): number | undefined {
  const times = reason.match(/\d{8}T\d{6}Z/g) ?? [];
  const [signed = NaN, received = NaN] = times.map((time) =>
    Date.parse(time.replace(/(....)(..)(..T..)(..)/, "$1-$2-$3:$4:")),
  );
  return signed - received || undefined;
}

function clockHint(aheadMs: number): string | undefined {
  const distanceMs = Math.abs(aheadMs);
  return distanceMs > allowedSkewMs
    ? `The clock of this machine is ${Math.round(distanceMs / 60_000)} minutes ${aheadMs > 0 ? "fast" : "slow"}: set it`
    : undefined;
}
