import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { ConfigurationError } from "../errors.js";
import { notify } from "../http/events.js";
import type { Accounts } from "./accounts.js";
import { respondToControl } from "./control-routes.js";
import { respondWithDocumentation } from "./documentation-routes.js";
import type { InjectedFault, InjectedFaults, RateLimit } from "./injected-faults.js";
import type { SandboxState } from "./operations/behaviour.js";
import { readRequest, rejectUnreadable } from "./read-request.js";
import { respond } from "./respond.js";
import { gatewayError, type SandboxResponse } from "./responses.js";
import { operationOf } from "./router.js";

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

/** Creates the HTTP server of the sandbox. No request ends it: it rejects malformed requests, and an internal error is a 500. */
export function createSandboxServer(context: ServerContext): Server {
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
    handle(context, message, response, requestId).then(log, (error: unknown) => {
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
  return createServer({ ...timeouts, requireHostHeader: false }, listener)
    .on("checkExpectation", listener)
    .on("clientError", rejectUnreadable);
}

/** Hints for the system's errors, by their code. */
const hints: ReadonlyMap<string, string> = new Map([
  ["EADDRINUSE", "another program uses this port; choose another one, or 0 for any free port"],
  ["EACCES", "the system does not allow this port; choose one from 1024, or 0 for any free port"],
  [
    "EADDRNOTAVAIL",
    "this machine does not have this address; choose 127.0.0.1 for this machine only",
  ],
  ["ENOTFOUND", "this host name has no address; choose 127.0.0.1 for this machine only"],
]);

/** Starts to listen, and returns the URL of the server. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const { code = error.message } = error;
      const hint = hints.get(code);
      const reason = hint === undefined ? code : `${hint} (${code})`;
      reject(
        new ConfigurationError(`The sandbox cannot listen on ${host}:${port}: ${reason}.`, {
          cause: error,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
  const { address, family, port: actualPort } = server.address() as AddressInfo;
  // The unspecified address is not one that a client can call.
  if (address === "0.0.0.0") return `http://127.0.0.1:${actualPort}`;
  if (address === "::") return `http://[::1]:${actualPort}`;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${actualPort}`;
}

/** Responds to a request, and returns the operation it belongs to. */
async function handle(
  context: ServerContext,
  message: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<string> {
  const request = await readRequest(message);
  if (!request || !hasHost(message)) {
    const reason = request
      ? "The request has no Host header."
      : "The request body is larger than 12 MB.";
    send(response, gatewayError(400, "APIGW.0201", reason, requestId), requestId);
    return "-";
  }
  // The sandbox's own routes come first: they need no credentials, and faults do not apply to them.
  const ownResponse =
    respondToControl(context, request) ?? (await respondWithDocumentation(request));
  if (ownResponse) {
    send(response, ownResponse, requestId);
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

/** HTTP/1.1 requires a Host header. */
function hasHost({ headers, httpVersion }: IncomingMessage): boolean {
  return headers.host !== undefined || httpVersion === "1.0";
}

/** Waits until the delay or the connection ends: a timer would keep the process alive after the sandbox is closed. */
async function delayUnlessClosed(delayMs: number, response: ServerResponse): Promise<void> {
  const closed = new AbortController();
  response.once("close", () => closed.abort());
  if (!response.destroyed)
    await delay(delayMs, undefined, { signal: closed.signal }).catch(() => undefined);
}

function send(response: ServerResponse, sent: SandboxResponse, requestId: string): void {
  const text = textOf(sent.body);
  response.writeHead(sent.status, headersOf(sent, requestId, Buffer.byteLength(text)));
  response.end(text);
}

/** Sends the first half of a response, and closes the connection. */
function sendHalf(response: ServerResponse, sent: SandboxResponse, requestId: string): void {
  const text = textOf(sent.body);
  // One byte more than there are: an empty body is incomplete, too.
  response.writeHead(sent.status, headersOf(sent, requestId, Buffer.byteLength(text) + 1));
  response.write(text.slice(0, Math.ceil(text.length / 2)), () => response.destroy());
}

function textOf(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}

function headersOf(
  { headers }: SandboxResponse,
  requestId: string,
  length: number,
): Record<string, string | number> {
  return {
    "Content-Type": "application/json",
    "X-Request-Id": requestId,
    ...headers,
    "Content-Length": length,
  };
}
