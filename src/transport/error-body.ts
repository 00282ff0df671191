/** The code and the reason that a body gives, in any of the forms that the services and their gateway use. */
export interface ErrorBody {
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
}

/** The members that hold a code, and those that hold a reason, the most telling first (schema ErrorBody). */
const codes = ["error_code", "errCode", "errorCode", "code"];
const reasons = ["error_msg", "externalMessage", "errorMsg", "message"];

/** Reads what went wrong from a body that has been parsed. */
export function readErrorBody(body: unknown): ErrorBody {
  if (!isObject(body)) return {};
  const inner = isObject(body["error"]) ? body["error"] : body;
  return { code: firstString(inner, codes), reason: firstString(inner, reasons) };
}

/**
 * What went wrong, in an answer that calls itself a success. Only the names that no answer uses for anything else count
 * there; "DWS.0000" means that all is well.
 */
export function readFailingSuccess(body: unknown): ErrorBody | undefined {
  if (!isObject(body)) return undefined;
  const code = firstString(body, codes.slice(0, 3)) ?? (isObject(body["error"]) ? firstString(body["error"], codes) : undefined);
  return code === undefined || /\.0000$/.test(code) ? undefined : { ...readErrorBody(body), code };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function firstString(body: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined {
  return names.map((name) => body[name]).find((value): value is string => typeof value === "string" && value !== "");
}
