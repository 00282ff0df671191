import type { OutgoingRequest } from "../auth/credentials.js";
import type { CloudError } from "../errors.js";
import type { Call } from "./call.js";
import type { Transport } from "./transport.js";
import type { FetchResponse } from "./http-types.js";

/** What an attempt came to. */
export interface Outcome {
  /** The answer, if there was a whole one; its body has been read, but for a stream. */
  readonly response?: FetchResponse;
  readonly error?: CloudError;
  /** Whether the call may be sent again after the error. */
  readonly repeatable?: boolean | undefined;
  /** How long the service asks to wait before. */
  readonly retryAfterMs?: number | undefined;
}

/** Signs a request in, sends it, and reads the answer to its end. What explains a failure is loaded when there is one. */
export async function attempt(
  { authenticator, fetch, onEvent }: Transport,
  request: OutgoingRequest,
  call: Call,
  hold: () => () => void,
): Promise<Outcome> {
  const signingIn = authenticator.authenticate(request);
  if (signingIn) await signingIn;
  call.sent.push(request.headers);
  const answered = onEvent && (await import("./report.js")).reportRequest(onEvent, request, call);

  const { method, url, headers, body, signal } = request;
  const { read } = call.description;
  let response: FetchResponse | undefined;
  let text: string;
  try {
    // A redirect would take the credentials along.
    response = await fetch(url, {
      method,
      headers,
      body: body ?? null,
      signal,
      redirect: "manual",
    });
    if (read) ({ response, text } = await read(call, response, signal, hold));
    else
      text = response.ok
        ? await response.text()
        : await (await import("./failure.js")).readStart(response);
  } catch (cause) {
    return (await import("./failure.js")).networkFailure(call, url, response, cause);
  }
  answered?.(response);
  if (response.ok && (read || response.status === 204)) return { response };
  const answer = parse(text);
  if (!response.ok || answer === undefined || mayBeRefusal(answer)) {
    const failure = (await import("./failure.js")).failure(call, response, text, answer);
    if (failure) return failure;
  }
  call.answer = answer;
  return { response };
}

/** The object (or array) that a JSON text holds; undefined for a text that holds none: every answer is an object. */
function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an answer of success has a member that only a refusal should have; a code in it may still say that all is well. */
function mayBeRefusal(answer: object): boolean {
  return (
    "error_code" in answer || "errCode" in answer || "errorCode" in answer || "error" in answer
  );
}
