import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { ConfigurationError } from "../errors.js";
import { notify } from "../http/events.js";
import type { Accounts } from "./accounts.js";
import type { SandboxState } from "./behaviour.js";
import { respondToControl } from "./control-routes.js";
import { crossOriginHeaders, preflightHeaders } from "./cross-origin.js";
import { respondWithDocumentation } from "./documentation-routes.js";
import type { InjectedFault, InjectedFaults, RateLimit } from "./injected-faults.js";
import { readRequest, rejectUnreadable } from "./read-request.js";
import { respond } from "./respond.js";
import { gatewayError, type SandboxRequest, type SandboxResponse } from "./responses.js";
import { operationOf } from "./router.js";
import { send, sendHalf } from "./send.js";
import { isOwnHost, siteOf, type Site } from "./site.js";

/** A request that the sandbox has handled. */
export interface SandboxLogEntry {
  /** The operation; "createToken" for a request for a token, "-" for a request that belongs to no operation. */
  readonly operation: string;
  /** The HTTP method. */
  readonly method: string;
  /** The path and the query as the client sent them. */
  readonly target: string;
  /** The status of the response; 0 if the connection was closed instead. */
  readonly status: number;
  /** How long the response took, in milliseconds. */
  readonly durationMs: number;
}

/** What the server uses to respond. */
export interface ServerContext {
  readonly accounts: Accounts;
  readonly state: SandboxState;
  readonly faults: InjectedFaults;
  readonly rateLimit: RateLimit;
  readonly onRequest?: ((entry: SandboxLogEntry) => void) | undefined;
}

/** How long the headers of a request, and the whole request, may take, in milliseconds. */
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
};

/**
 * Creates the HTTP server of the sandbox. No request ends it: it rejects malformed requests, and an internal error is a 500.
 *
 * @param host - The host that it will be told to listen on.
 */
export function createSandboxServer(context: ServerContext, host: string): Server {
  const listener = (message: IncomingMessage, response: ServerResponse): void => {
    const started = performance.now();
    const requestId = randomBytes(16).toString("hex");
    const { method = "", url: target = "" } = message;
    const log = (operation: string): void => {
      notify(context.onRequest, {
        operation,
        method,
        target,
        status: response.destroyed ? 0 : response.statusCode,
        durationMs: performance.now() - started,
      });
    };
    const site = siteOf(server.address() as AddressInfo, host);
    handle(context, site, message, response, requestId).then(log, (error: unknown) => {
      // The client has closed the connection, or half of the response has been sent.
      if (response.destroyed || response.headersSent) response.destroy();
      else {
        // An option that has failed since the start, such as the clock.
        const reason =
          error instanceof ConfigurationError
            ? error.message
            : "The sandbox failed to handle the request.";
        send(response, gatewayError(500, "APIGW.0201", reason, requestId), requestId);
      }
      log("-");
    });
  };
  // handle() rejects a missing host in the gateway's form. Expectations other than HTTP's own are ignored.
  const server = createServer({ ...timeouts, requireHostHeader: false }, listener)
    .on("checkExpectation", listener)
    .on("clientError", rejectUnreadable);
  return server;
}

/** Responds to a request, and returns the operation it belongs to. */
async function handle(
  context: ServerContext,
  site: Site,
  message: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<string> {
  const request = await readRequest(message, site);
  const rejection = request
    ? rejectHost(site, request, message.httpVersion, requestId)
    : gatewayError(400, "APIGW.0201", "The request body is larger than 12 MB.", requestId);
  if (!request || rejection) {
    if (rejection) send(response, rejection, requestId);
    return "-";
  }
  // The sandbox's own routes come first: they need no credentials, and faults do not apply to them.
  const ownResponse =
    respondToControl(context, request) ?? (await respondWithDocumentation(request, site.url));
  if (ownResponse) {
    send(response, ownResponse, requestId);
    return "-";
  }
  return handleCall(context, request, response, requestId);
}

/** Responds to a request to IAM or a service, which faults apply to and pages of other origins can send. */
async function handleCall(
  context: ServerContext,
  request: SandboxRequest,
  response: ServerResponse,
  requestId: string,
): Promise<string> {
  for (const [name, value] of Object.entries(crossOriginHeaders(request)))
    response.setHeader(name, value);
  const preflight = preflightHeaders(request);
  if (preflight) {
    send(response, { status: 204, body: "", headers: preflight }, requestId);
    return "-";
  }
  const operation = operationOf(request);
  if (context.rateLimit.isExceeded()) {
    const reason = "The throttling threshold has been reached.";
    const limited = gatewayError(429, "APIGW.0308", reason, requestId);
    send(response, { ...limited, headers: { "Retry-After": "1" } }, requestId);
    return operation;
  }
  const perform = (): Promise<SandboxResponse> =>
    respond(context.accounts, context.state, request, requestId);
  const fault = context.faults.take(operation);
  if (fault) await injectFault(fault, perform, response, requestId);
  else send(response, await perform(), requestId);
  return operation;
}

/** Responds as a fault specifies; `perform` is what the sandbox does without it. */
async function injectFault(
  fault: InjectedFault,
  perform: () => Promise<SandboxResponse>,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  const { delayMs = 0, afterEffect = false, reset } = fault;
  const isOnlyDelayed = delayMs > 0 && !reset && !replacesResponse(fault);
  const regular = afterEffect || isOnlyDelayed || reset === "within" ? await perform() : undefined;
  if (delayMs > 0) await delayUnlessClosed(delayMs, response);
  if (reset === "before") {
    response.destroy();
    return;
  }
  const faulty = faultyResponse(fault, regular);
  if (reset === "within") sendHalf(response, faulty, requestId);
  else send(response, faulty, requestId);
}

function replacesResponse({ status, body }: InjectedFault): boolean {
  return status !== undefined || body !== undefined;
}

function faultyResponse(
  fault: InjectedFault,
  regular: SandboxResponse | undefined,
): SandboxResponse {
  const { headers = {}, status = 503 } = fault;
  if (regular && !replacesResponse(fault))
    return { ...regular, headers: { ...regular.headers, ...headers } };
  const body = { error_code: "APIGW.0106", error_msg: "The service is unavailable." };
  return { status, body: fault.body ?? body, headers };
}

/** Rejects a request for another host. HTTP/1.1 requires a Host header. */
function rejectHost(
  site: Site,
  { headers: { host }, authority = host }: SandboxRequest,
  httpVersion: string,
  requestId: string,
): SandboxResponse | undefined {
  if (host === undefined && httpVersion !== "1.0")
    return gatewayError(400, "APIGW.0201", "The request has no Host header.", requestId);
  if ([host, authority].every((name) => name === undefined || isOwnHost(site, name)))
    return undefined;
  const reason = `The request is for another host: call ${site.url}, or start the sandbox with the host that clients call.`;
  return gatewayError(421, "APIGW.0201", reason, requestId);
}

/** Waits until the delay or the connection ends: a timer would keep the process alive after the sandbox is closed. */
async function delayUnlessClosed(delayMs: number, response: ServerResponse): Promise<void> {
  const closed = new AbortController();
  response.once("close", () => closed.abort());
  if (!response.destroyed)
    await delay(delayMs, undefined, { signal: closed.signal }).catch(() => undefined);
}
