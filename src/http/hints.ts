/** What is known of a refusal beside its status and code. */
export interface Refusal {
  readonly status: number;
  readonly code: string | undefined;
  /** How far the clock of this machine is ahead of the service's, in milliseconds; undefined if the answer has no date. */
  readonly clockAheadMs: number | undefined;
  /** Whether the path names a cluster. */
  readonly namesCluster: boolean;
  /** Where a redirect leads. */
  readonly location: string | null;
}

/** A signature may be off by so much (the vendor's signing guide). */
const allowedSkewMs = 15 * 60_000;

/** What to do about a refusal, where it is known. The codes are those of the vendor's tables of error codes. */
export function advise({
  status,
  code = "",
  clockAheadMs = 0,
  namesCluster,
  location,
}: Refusal): string | undefined {
  if (status < 400 && status !== 200)
    return `A redirect${location ? ` to ${location}` : ""} is not followed, for it would take your credentials along: give the address itself as endpoint`;
  if (status === 401 || status === 403 || /0303$/.test(code)) {
    if (Math.abs(clockAheadMs) > allowedSkewMs) {
      const minutes = Math.round(Math.abs(clockAheadMs) / 60_000);
      return `The clock of this machine is ${minutes} minutes ${clockAheadMs > 0 ? "ahead of" : "behind"} the service's, and 15 are allowed: set it`;
    }
    if (/0301$/.test(code))
      return "Check the key or token, its project and its region; a key is locked for 5 minutes after five refusals";
  }
  if (/^DWS\.0047$/.test(code) || (namesCluster && (status === 401 || status === 403)))
    return "There may be no such cluster in this project and region: the service answers so for an unknown one, too";
  if (code === "DWS.0011")
    return "The cluster is busy with another operation: call again when that has ended";
  if (code === "DWS.7023")
    return "A cluster must be Available, To be restarted or Unbalanced for this";
  // DDS refuses a caller that it does not know with 400, too.
  if (status === 401 || code === "DBS.200010")
    return "Check the token or key, its project and its region";
  if (status === 403) return "Check the permissions that the operation's description names";
  if (/^APIG\w*\.0101$/.test(code))
    return "There is no such call at this endpoint: check cloud, region and endpoint";
  return undefined;
}
