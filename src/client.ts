import type { ClientOptions as RawClientOptions } from "openapi-fetch";
import { checkInput, checkValue } from "./check-input.js";
import type { Credentials } from "./credentials.js";
import { resolveEndpoint, type EndpointOptions, type Servers } from "./endpoint.js";
import { readErrorBody } from "./error-body.js";
import { ApiError, ConfigurationError, NetworkError, ResponseParseError, ValidationError } from "./errors.js";
import type { Operation } from "./operation.js";
import { serializePath } from "./serialize-path.js";
import { createTransport, reasonOf } from "./transport.js";

/** What a client is created with. */
export interface ClientOptions extends EndpointOptions {
  /** The id of the project that owns the resources; every call carries it (all documents, table 1). */
  readonly projectId: string;
  /** How the client signs in, for example {@link tokenCredentials}. */
  readonly credentials: Credentials;
  /** Sends the requests in place of the platform's `fetch`, for a proxy or a test. Default: `fetch`, looked up at each call. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** What any call takes beside its input. */
export interface CallOptions {
  /** Ends the call early: it then rejects with the reason of the signal. Default: no signal. */
  readonly signal?: AbortSignal | undefined;
}

/** What is generated for a service. */
interface Service<Raw> {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly servers: Servers;
  readonly createRawClient: (options: RawClientOptions) => Raw;
}

/** The part of a raw client that sends any operation. */
interface Sender {
  request(
    method: string,
    path: string,
    init: object,
  ): Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>;
}

/** What the client itself puts into every address, and no input may name. */
const clientParameters: ReadonlySet<string> = new Set(["project_id"]);

type Input = Readonly<Record<string, unknown>>;

/** Builds the client of a service from its operation table: one method an operation, and the raw client below them. */
export function createServiceClient<Methods, Raw extends object>(
  service: Service<Raw>,
  options: ClientOptions,
): Methods & { readonly raw: Raw } {
  const endpoint = resolveEndpoint(service.servers, options);
  const fault = checkValue({ name: "projectId", in: "path", required: true, type: "string" }, options.projectId)[0];
  if (fault) throw new ConfigurationError(fault.message);
  if (typeof options.credentials?.authenticate !== "function") {
    throw new ConfigurationError("The credentials are missing: give the client some, for example tokenCredentials(token).");
  }

  const raw = service.createRawClient({
    baseUrl: endpoint,
    redirect: "manual", // A redirect would carry the credentials to another origin.
    pathSerializer: serializePath,
    fetch: createTransport(endpoint, options.credentials, options.fetch),
  });
  // Methods are called by data here, which the types of the raw client cannot follow.
  const sender = raw as unknown as Sender;
  const methods = Object.values(service.operations).map((operation) => [
    operation.operationId,
    (input: Input = {}, call: CallOptions = {}) => send(sender, operation, input, options.projectId, call),
  ]);
  // Table and interface come from one description in one build; the contract tests call every method of both.
  return { ...(Object.fromEntries(methods) as Methods), raw };
}

async function send(sender: Sender, operation: Operation, input: Input, projectId: string, call: CallOptions): Promise<unknown> {
  const { operationId } = operation;
  const findings = checkInput(operation, input, clientParameters);
  if (findings.length > 0) throw new ValidationError(operationId, findings);

  const values: Input = { ...input, project_id: projectId };
  const valuesIn = (place: string): Input =>
    Object.fromEntries(operation.parameters.filter((parameter) => parameter.in === place).map(({ name }) => [name, values[name]]));
  const init = {
    params: { path: valuesIn("path"), query: valuesIn("query") },
    parseAs: "text",
    ...(operation.body && { body: Object.fromEntries(operation.body.members.map((name) => [name, input[name]])) }),
    ...(call.signal && { signal: call.signal }),
  };
  const { data, error, response } = await sender.request(operation.method, operation.path, init).catch((cause: unknown) => {
    if (!isTerminated(cause)) throw cause;
    throw new NetworkError(`${operationId} was answered, but the connection broke within the answer: ${reasonOf(cause)}.`, { cause });
  });
  if (response.ok) return parseAnswer(operationId, response.status, data);
  throw new ApiError({
    operation: operationId,
    status: response.status,
    ...readErrorBody(error),
    requestId: response.headers.get("X-Request-Id") ?? undefined,
  });
}

/** What Node's fetch says when the connection breaks within the body, which is read after the transport has ended. */
function isTerminated(error: unknown): boolean {
  return typeof error === "object" && error !== null && "message" in error && error.message === "terminated";
}

function parseAnswer(operationId: string, status: number, text: unknown): unknown {
  if (status === 204) return undefined;
  try {
    return JSON.parse(String(text ?? ""));
  } catch (cause) {
    throw new ResponseParseError(operationId, status, { cause });
  }
}
