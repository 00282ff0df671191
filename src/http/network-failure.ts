/** What can be told of a request that brought no answer. */
export interface NetworkFailure {
  /** The reason, for people: the system's code if there is one. */
  readonly reason: string;
  /** Whether there was no connection at all; then nobody has read the request. */
  readonly neverConnected: boolean;
}

/**
 * The codes of Node (with undici's) and Bun for a connection that never was. An unreachable host is none of them: Linux
 * reports it on connections that have carried a request, too.
 */
const connectionCodes =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;

/**
 * Why a request failed. Node's fetch says only "fetch failed" and keeps the reason in the cause. Asked by form and not by
 * class, since a fetch may come from another realm.
 */
export function explainFailure(error: unknown): NetworkFailure {
  const { message, code, cause } = formOf(error);
  const inner = formOf(cause);
  const known = inner.code ?? code;
  return {
    reason: known ?? (inner.message || message || "the reason is not known"),
    neverConnected: connectionCodes.test(known ?? ""),
  };
}

/**
 * A copy of an error with what is safe to show, for what a fetch throws may carry the request with all its headers. Of the
 * causes so many at most, for one may lead back to the error.
 */
export function copyError(error: unknown, redact: (text: string) => string, causes = 5): Error {
  const { name, message, code, cause, stack } = formOf(error);
  const copied =
    cause !== undefined && causes > 0 ? { cause: copyError(cause, redact, causes - 1) } : undefined;
  const copy = new Error(redact(message), copied);
  copy.name = redact(name) || "Error";
  if (stack) copy.stack = redact(stack);
  return Object.assign(copy, code && { code: redact(code) });
}

/** The members that an error has, whatever it is. */
interface ErrorForm {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly stack: string;
  readonly cause: unknown;
}

function formOf(value: unknown): ErrorForm {
  const text = (member: unknown): string => (typeof member === "string" ? member : "");
  try {
    const form: { readonly [Name in keyof ErrorForm]?: unknown } =
      typeof value === "object" && value !== null ? value : { message: String(value ?? "") };
    const { name, message, code, stack, cause } = form;
    return {
      name: text(name),
      message: text(message),
      code: text(code) || undefined,
      stack: text(stack),
      cause,
    };
  } catch {
    return {
      name: "",
      message: "an error that cannot be read",
      code: undefined,
      stack: "",
      cause: undefined,
    };
  }
}
