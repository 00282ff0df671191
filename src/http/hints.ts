import { adviceOf, indexedCodes } from "../../generated/error-index.js";
import type { ApiErrorDetails } from "../errors.js";
import { isCertificateError } from "./retry.js";

/** The largest clock difference that a signature allows (the vendor's signing guide). */
export const allowedSkewMs = 15 * 60_000;

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
  const isDenied = status === 401 || status === 403;
  const hint =
    ((isDenied || code.endsWith(".0303")) && clockHint(signatureAheadMs(reason) ?? clockAheadMs)) ||
    adviceFor(code) ||
    (isDenied && url.includes("/clusters/")
      ? "There may be no such cluster in this project and region"
      : adviceOf[status]);
  return hint && source && status === 401
    ? `${hint}; the credentials are those of ${source}`
    : hint;
}

/** What to do about a code of the error index, if a message says it. */
function adviceFor(code: string): string | undefined {
  return indexedCodes.test(code) ? adviceOf[code.replace("APIG.", "APIGW.")] : undefined;
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
