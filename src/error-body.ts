/** The code and the reason that an error's body gives, in any of the forms that the services and their gateway use. */
export function readErrorBody(body: unknown): { readonly code: string | undefined; readonly reason: string | undefined } {
  if (!isObject(body)) return { code: undefined, reason: undefined };
  const inner = isObject(body["error"]) ? body["error"] : body;
  return {
    code: firstString(inner, ["error_code", "errCode", "errorCode", "code"]),
    reason: firstString(inner, ["error_msg", "externalMessage", "errorMsg", "message"]),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function firstString(body: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined {
  return names.map((name) => body[name]).find((value): value is string => typeof value === "string" && value !== "");
}
