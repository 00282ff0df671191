import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { notify } from "../http/events.js";
import type { Accounts } from "./accounts.js";
import { answerRequest, operationOf } from "./answer-request.js";
import { answerControl } from "./control-routes.js";
import type { Fault, FaultList } from "./faults.js";
import { refuseAtGateway, type SandboxAnswer, type SandboxRequest } from "./http-types.js";
import type { SandboxState } from "./operations/behaviour.js";
import { answerPage } from "./pages.js";
import { readRequest } from "./read-request.js";
import { refuseUnreadable } from "./refuse-unreadable.js";
import type { Throttle } from "./throttle.js";

/** What the sandbox tells of a request that it has answered. */
export interface SandboxLogEntry {
  /** The operation that was asked for; "createToken" for the sign-in, "-" for none. */
  readonly operation: string;
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly target: string;
  /** The status of the answer; 0 where the connection was broken instead. */
  readonly status: number;
  /** How long the answer took, in milliseconds. */
  readonly durationMs: number;
}

/** What the server answers from. */
export interface ServerContext {
  readonly accounts: Accounts;
  readonly state: SandboxState;
  readonly faults: FaultList;
  readonly throttle: Throttle;
  readonly onRequest?: ((entry: SandboxLogEntry) => void) | undefined;
}

/** How long the headers of a request, and the whole of it, may take, in milliseconds: a client that stops midway is not waited for. */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
};

/** The HTTP server of the sandbox. No request ends it: what cannot be read is refused, and what cannot be answered is a 500. */
export function createSandboxServer(context: ServerContext): Server {
  const listener = (message: IncomingMessage, response: ServerResponse): void => {
    const started = performance.now();
    const requestId = randomBytes(16).toString("hex");
    const { method = "", url: target = "" } = message;
    const tell = (operation: string): void =>
      notify(context.onRequest, {
        operation,
        method,
        target,
        status: response.destroyed ? 0 : response.statusCode,
        durationMs: performance.now() - started,
      });
    handle(context, message, response, requestId).then(tell, () => {
      // Nobody is there to be answered any more, or half of an answer is on its way.
      if (response.destroyed || response.headersSent) response.destroy();
      else
        send(
          response,
          refuseAtGateway(500, "APIGW.0201", "The request could not be answered.", requestId),
          requestId,
        );
      tell("-");
    });
  };
  // A missing host is refused here, in the form of the gateway; what a client expects beyond HTTP is passed over.
  return createServer({ ...patience, requireHostHeader: false }, listener)
    .on("checkExpectation", listener)
    .on("clientError", refuseUnreadable);
}

/** Answers a request, and tells which operation it asked for. */
async function handle(
  context: ServerContext,
  message: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<string> {
  const request = await readRequest(message);
  const unread = !request
    ? "The request is larger than 12 MB."
    : hasHost(message)
      ? undefined
      : "The request names no host.";
  if (!request || unread !== undefined) {
    send(response, refuseAtGateway(400, "APIGW.0201", unread ?? "", requestId), requestId);
    return "-";
  }
  // What belongs to the sandbox alone comes first: no fault is meant for it, and nobody has to sign in for it.
  const own = answerControl(context, request) ?? (await answerPage(request));
  if (own) {
    send(response, own, requestId);
    return "-";
  }
  const operation = operationOf(request);
  if (context.throttle.refuses()) {
    const refused = refuseAtGateway(
      429,
      "APIGW.0308",
      "The throttling threshold has been reached.",
      requestId,
    );
    send(response, { ...refused, headers: { "Retry-After": "1" } }, requestId);
    return operation;
  }
  const fault = context.faults.take(operation);
  if (fault) await goWrong(context, fault, request, response, requestId);
  else
    send(
      response,
      await answerRequest(context.accounts, context.state, request, requestId),
      requestId,
    );
  return operation;
}

/** Answers as a fault asks for. */
async function goWrong(
  context: ServerContext,
  fault: Fault,
  request: SandboxRequest,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  const { delayMs = 0, afterEffect = false, reset, status, body, headers = {} } = fault;
  // A fault that says nothing of the answer lets it be: it only comes late.
  const isOwnAnswer =
    afterEffect ||
    (reset === undefined && status === undefined && body === undefined && delayMs > 0);
  const own =
    isOwnAnswer || reset === "within"
      ? await answerRequest(context.accounts, context.state, request, requestId)
      : undefined;
  if (delayMs > 0) await delayUnlessGone(delayMs, response);
  if (reset === "before") return void response.destroy();
  const replaced = status !== undefined || body !== undefined || !own;
  const answer: SandboxAnswer = replaced
    ? {
        status: status ?? 503,
        body: body ?? { error_code: "APIGW.0106", error_msg: "The service is unavailable." },
        headers,
      }
    : { ...own, headers: { ...own.headers, ...headers } };
  if (reset !== "within") return send(response, answer, requestId);
  const text = textOf(answer.body);
  response.writeHead(answer.status, {
    ...headersOf(answer, requestId),
    "Content-Length": Buffer.byteLength(text) + 1,
  });
  response.write(text.slice(0, Math.ceil(text.length / 2)), () => response.destroy());
}

/** HTTP/1.1 demands a host. */
function hasHost({ headers, httpVersion }: IncomingMessage): boolean {
  return headers.host !== undefined || httpVersion === "1.0";
}

/** Waits, but not for a client that has hung up: the timer would keep the process alive after the sandbox is closed. */
async function delayUnlessGone(delayMs: number, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  if (!response.destroyed) await delay(delayMs, undefined, { signal: gone.signal }).catch(() => {});
}

function send(response: ServerResponse, answer: SandboxAnswer, requestId: string): void {
  const text = textOf(answer.body);
  response.writeHead(answer.status, {
    ...headersOf(answer, requestId),
    "Content-Length": Buffer.byteLength(text),
  });
  response.end(text);
}

function textOf(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}

function headersOf({ headers }: SandboxAnswer, requestId: string): Record<string, string> {
  return { "Content-Type": "application/json", "X-Request-Id": requestId, ...headers };
}
