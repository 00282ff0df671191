/** The code and the reason that a body gives, in any of the forms that the services and their gateway use. */
export interface ErrorBody {
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
  /** The id of the request, which some bodies repeat. */
  readonly requestId?: string | undefined;
}

/** The members that hold a code, and those that hold a reason, the most telling first (schema ErrorBody). */
const codes = ["error_code", "errCode", "errorCode", "code"];
const reasons = ["error_msg", "externalMessage", "errorMsg", "message"];

/** Reads what went wrong from a body that has been parsed. */
export function readErrorBody(body: unknown): ErrorBody {
  if (!isObject(body)) return {};
  const all = isObject(body["error"]) ? { ...body, ...body["error"] } : body;
  return {
    code: firstText(all, codes),
    reason: firstText(all, reasons),
    requestId: firstText(all, ["request_id"]),
  };
}

/**
 * What went wrong, in an answer that calls itself a success. Only the names that no answer uses for anything else count
 * there; "DWS.0000" and 0 mean that all is well.
 */
export function readFailingSuccess(body: unknown): ErrorBody | undefined {
  if (!isObject(body)) return undefined;
  const code =
    firstText(body, codes.slice(0, 3)) ??
    (isObject(body["error"]) ? firstText(body["error"], codes) : undefined);
  return code === undefined || /^0$|\.0000$/.test(code)
    ? undefined
    : { ...readErrorBody(body), code };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** The first of the members that holds a text, or a number: IAM writes `"code": 401`. */
function firstText(
  body: Readonly<Record<string, unknown>>,
  names: readonly string[],
): string | undefined {
  return names
    .map((name) => body[name])
    .map((value) => (typeof value === "number" ? String(value) : value))
    .find((value): value is string => typeof value === "string" && value !== "");
}
