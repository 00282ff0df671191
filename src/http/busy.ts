/**
 * The codes of a service that is busy and asks to be called again, whatever their status: 400, 403 and 409 occur (the
 * vendor's tables of error codes; DWS.0011 is "another operation is running").
 */
const busyCodes: ReadonlySet<string> = new Set([
  "DWS.0011",
  "DBS.200019",
  "DBS.200076",
  "DBS.200998",
  "DBS.201000",
  "DBS.201014",
  "DBS.201015",
]);

/** Whether a refusal is a busy service's. */
export function isBusy(code: string | undefined): boolean {
  return code !== undefined && busyCodes.has(code);
}
