import { defaultUserAgent } from "../../generated/user-agent.js";
import { checkOptions } from "../check-options.js";
import { throwConfigurationError } from "../errors.js";
import { Call } from "../http/call.js";
import { resolveEndpoint, type Servers } from "../http/endpoint.js";
import { redactor } from "../http/redact.js";
import { RetryBudget } from "../http/retry.js";
import { withoutCache } from "../http/no-store.js";
import { send } from "../http/send.js";
import type { Operation, OperationRetry } from "../operation.js";
import { callRules, resolveOptions, type CallOptions, type CallSettings } from "../options.js";
import { checkedQuery, requestBody, requestUrl, type Input } from "./build-request.js";
import {
  changeOptions,
  checkClientOptions,
  type ClientChanges,
  type ClientOptions,
} from "./client-options.js";
import { checkProject, findProject, setContext, type RequestContext } from "./context.js";
import { secretsIn } from "./secrets.js";

/** What is generated for a service. */
export interface Service {
  readonly operations: Readonly<Record<string, Operation>>;
  /** The retry rule of every operation that has none of its own. */
  readonly retry: OperationRetry;
  readonly servers: Servers;
}

/** What every client has beside the methods of its operations. */
export interface ServiceClient {
  /** Creates a copy of the client with other options. */
  with(changes: ClientChanges): ServiceClient;
}

/** Creates the client of a service: a method for each row of the operation table, and `with`. */
export function createServiceClient(
  service: Service,
  options: ClientOptions,
  budget = new RetryBudget(),
): ServiceClient {
  checkClientOptions(options);
  const requests = createContext(service, options, budget);
  const methods: Record<string, unknown> = {};
  for (const row of Object.values(service.operations)) {
    const operation = { retry: service.retry, ...row };
    // Awaited, as every promise below that a program may await: a stack only has the frames of async functions that do.
    methods[operation.operationId] = async (input: Input = {}, callOptions?: CallOptions) => {
      checkOptions(operation.operationId, callOptions, callRules);
      const settings = resolveOptions(callOptions, requests.defaults);
      return await invoke(requests, operation, input, settings);
    };
  }
  const client = Object.assign(methods, {
    with: (changes?: ClientChanges) =>
      createServiceClient(service, changeOptions(options, changes), budget),
  });
  setContext(client, requests);
  return client;
}

/** Resolves the options of a client. */
function createContext(
  service: Service,
  options: ClientOptions,
  budget: RetryBudget,
): RequestContext {
  const { endpoint, projectId: projectInEndpoint } = resolveEndpoint(service.servers, options);
  const { cloud = "huaweicloud", allowInsecureHttp = false } = options;
  const projectId = options.projectId ?? projectInEndpoint;
  if (projectInEndpoint !== undefined && projectId !== projectInEndpoint)
    throwConfigurationError("projectId", "the project in endpoint");
  const fetch = withoutCache(options.fetch ?? ((url, init) => globalThis.fetch(url, init)));
  const authenticator = options.credentials.forClient({
    cloud,
    endpoint,
    projectId,
    allowInsecureHttp,
    fetch,
  });
  if (projectId !== undefined || !authenticator.projectId) checkProject(projectId);
  return {
    ...options,
    ...service,
    endpoint,
    projectId,
    defaults: resolveOptions({
      ...options,
      headers: { "user-agent": options.userAgent ?? defaultUserAgent, ...options.headers },
    }),
    authenticator,
    fetch,
    budget,
    sent: [],
  };
}

/** Calls an operation: checks the input, sends the request, and returns the body of the response, if it has one. */
async function invoke(
  context: RequestContext,
  operation: Operation,
  input: Input,
  settings: CallSettings,
): Promise<unknown> {
  const { operationId, method, body } = operation;
  const query = checkedQuery(operation, input, settings.extraQuery);
  const call = new Call(operation, settings);
  call.projectId = context.projectId ?? (await findProject(call, context));
  const { json } = await send(
    context,
    {
      method,
      url: requestUrl(context.endpoint, operation, input, query, call.projectId),
      headers: body
        ? { "content-type": "application/json", ...settings.headers }
        : settings.headers,
      body: requestBody(operation, input),
      secrets: body && secretsIn(operation.input, input),
    },
    call,
  );
  await context.validation?.response(operationId, json, redactor(call.sent));
  return operation.responseBody === "never" ? undefined : json;
}
