import { createHash } from "node:crypto";
import type { Readable } from "node:stream";

/** A request whose body is complete. */
export interface SandboxRequest {
  readonly method: string;
  /** The path and the query as the client sent them. */
  readonly target: string;
  /** The host and the port of the request target, if it is a URL, as a client sends it to a proxy. */
  readonly authority?: string | undefined;
  readonly path: string;
  /** The URL of the sandbox for this client, without a slash at the end. */
  readonly url: string;
  readonly query: URLSearchParams;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** A part of a file, which is created while it is sent. */
export class FilePart {
  constructor(
    readonly length: number,
    /** Its first bytes. */
    readonly read: (length: number) => Readable,
  ) {}
}

/** What the sandbox responds with. An object is sent as JSON, a string and a part of a file unchanged. */
export interface SandboxResponse {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** @defaultValue one that lets a browser do nothing */
  readonly contentSecurityPolicy?: string | undefined;
}

/** Headers of every response: a fault can contain HTML, whose scripts would run with the origin of the sandbox. */
export function securityHeaders(
  contentSecurityPolicy = "default-src 'none'; sandbox",
): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": contentSecurityPolicy,
    "X-Content-Type-Options": "nosniff",
  };
}

/** An error response in the form of the services (schema ErrorBody). */
export function serviceError(
  status: number,
  error_code: string,
  error_msg: string,
): SandboxResponse {
  return { status, body: { error_code, error_msg } };
}

/** An error response in the form of the gateway in front of both services: it contains the request id. */
export function gatewayError(
  status: number,
  error_code: string,
  error_msg: string,
  request_id: string,
): SandboxResponse {
  return { status, body: { error_msg, error_code, request_id } };
}

/** An error response in the form of IAM. */
export function iamError(code: 400 | 401 | 404, message: string): SandboxResponse {
  const title = { 400: "Bad Request", 401: "Unauthorized", 404: "Not Found" }[code];
  return { status: code, body: { error: { code, message, title } } };
}

/** The id of what has only a name: that of the domain, for example. */
export function idOf(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 32);
}

/** The value of a JSON text; undefined if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
