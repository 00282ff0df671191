import { readBodyPrefix, toResponse } from "../../http/body.js";
import type { Fetch } from "../../http/http-types.js";
import { isObject } from "../../values.js";
import type { Redaction } from "./redaction.js";

/** What is noted of the requests of a service. */
export interface Traffic {
  /** Whether the requests are signed, and have no token. */
  isSigned: boolean;
  /** The names of the properties of each error response. */
  readonly errorForms: string[];
}

/** The properties of error responses in the forms that the description has (ErrorBody), and in those that its text names. */
const errorProperties = [
  "error_code",
  "error_msg",
  "errCode",
  "externalMessage",
  "request_id",
  "encoded_authorization_message",
  "error",
  "code",
  "message",
  "errorCode",
  "errorMsg",
];

/** A fetch that sends no request that could change anything, and notes what the report says about all requests. */
export function readOnlyFetch(send: Fetch, traffic: Traffic, redaction: Redaction): Fetch {
  return async (url, init) => {
    // A token of a password is created by POST, at IAM.
    const isToken = new URL(url).pathname.endsWith("/v3/auth/tokens");
    if (init.method !== "GET" && !isToken)
      throw new Error(`verify sends no ${init.method}: this is a mistake in the program.`);
    const response = await send(url, init);
    if (isToken) return response;
    traffic.isSigned = Object.entries(init.headers).some(
      ([name, value]) => /^authorization$/i.test(name) && value.startsWith("SDK-HMAC-SHA256 "),
    );
    if (response.ok) return response;
    const { bytes } = await readBodyPrefix(response);
    traffic.errorForms.push(errorFormOf(new TextDecoder().decode(bytes), redaction));
    return toResponse(response, bytes);
  };
}

function errorFormOf(text: string, redaction: Redaction): string {
  if (text === "") return "empty";
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? namesIn(body, redaction) : "JSON, no object";
  } catch {
    return "no JSON";
  }
}

/** The names of the properties of an error, with those of an object in it in braces. */
function namesIn(
  body: Readonly<Record<string, unknown>>,
  redaction: Redaction,
  isInner = false,
): string {
  return Object.entries(body)
    .map(([name, value]) => {
      const shown = errorProperties.includes(name) ? name : redaction.name(name);
      return isObject(value) && !isInner
        ? `${shown} { ${namesIn(value, redaction, true)} }`
        : shown;
    })
    .join(", ");
}
