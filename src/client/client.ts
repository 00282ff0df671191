import { ConfigurationError, ValidationError } from "../errors.js";
import { checkInput, checkUrlValue } from "../validation/check-input.js";
import { ownValue } from "../validation/check-schema.js";
import { createPager, type PagerOptions } from "../paging/pager.js";
import { Call } from "../http/call.js";
import { RetryBudget } from "../http/retry-budget.js";
import { send, type Transport } from "../http/transport.js";
import { settle, type CallOptions, type CallSettings } from "../options.js";
import {
  callOptionsOf,
  changeOptions,
  checkClientOptions,
  type ClientChanges,
  type ClientOptions,
} from "./client-options.js";
import { resolveEndpoint, type Servers } from "./endpoint.js";
import { placeOf, type Operation, type OperationRetry } from "../operation.js";
import { checkProject, findProject } from "./project.js";
import { addressOf } from "./build-url.js";
import { createRawClient } from "./raw-client.js";

/** What is generated for a service, and what is written by hand on top of it. */
export interface Service<Client> {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly servers: Servers;
  /** The rule of every operation that has none of its own. */
  readonly retry: OperationRetry;
  /** More methods, made of those of the operations. */
  readonly extend: (
    client: Client,
    own: { readonly endpoint: string; readonly signals: readonly AbortSignal[] },
  ) => object;
}

type Input = Readonly<Record<string, unknown>>;

/** Builds the client of a service from its operation table: methods, pagers, the raw client below them, and `with`. */
export function createServiceClient<Client>(
  service: Service<Client>,
  options: ClientOptions,
  budget = new RetryBudget(),
): Client {
  checkClientOptions(options);
  const { operations, servers, extend } = service;
  const { endpoint, projectId: projectInEndpoint } = resolveEndpoint(servers, options);
  const {
    credentials,
    cloud = "huaweicloud",
    allowInsecureHttp = false,
    validation,
    onEvent,
  } = options;
  const projectId = options.projectId ?? projectInEndpoint;
  if (projectInEndpoint !== undefined && projectId !== projectInEndpoint)
    throw new ConfigurationError("The endpoint names another project than projectId.");
  const fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const authenticator = credentials.forClient({
    cloud,
    endpoint,
    projectId,
    allowInsecureHttp,
    fetch,
  });
  if (projectId !== undefined || !authenticator.projectId) checkProject(projectId);
  const defaults = settle(callOptionsOf(options));
  const transport: Transport = { authenticator, fetch, budget, onEvent };

  async function invoke(
    operation: Operation,
    input: Input,
    settings: CallSettings,
  ): Promise<unknown> {
    const { operationId, method, path, body } = operation;
    const issues = checkInput(operation, input);
    const query = Object.create(null) as Record<string, unknown>;
    for (const name in operation.input.properties)
      if (placeOf(operation, name) === "query") query[name] = ownValue(input, name);
    for (const [name, value] of Object.entries(settings.undocumentedQuery)) {
      query[name] = value;
      issues.push(...checkUrlValue(name, value, "query"));
    }
    if (issues.length > 0) throw new ValidationError(operationId, issues);

    const call = new Call(operationId, settings, {
      retry: operation.retry ?? service.retry,
      namesCluster: path.includes("{cluster_id}"),
    });
    call.projectId = projectId ?? (await findProject(call, authenticator));
    const request = {
      method,
      url: addressOf(endpoint + path, { ...input, project_id: call.projectId }, query),
      headers: body
        ? { "content-type": "application/json", ...settings.headers }
        : settings.headers,
      body:
        body &&
        JSON.stringify(Object.fromEntries(body.map((name) => [name, ownValue(input, name)]))),
    };
    await send(transport, request, call);
    await validation?.response(operationId, call.answer);
    return call.answer;
  }

  const methods: Record<string, unknown> = {};
  for (const operation of Object.values(operations)) {
    const { operationId, pagination } = operation;
    methods[operationId] = async (input: Input = {}, callOptions?: CallOptions) =>
      invoke(operation, input, settle(callOptions, defaults));
    if (pagination) {
      const prepare = (callOptions: CallOptions): ((input: Input) => Promise<unknown>) => {
        const settings = settle(callOptions, defaults);
        return (input) => invoke(operation, input, settings);
      };
      methods[operationId.replace(/^./, (first) => `paginate${first.toUpperCase()}`)] = (
        input: Input = {},
        options: PagerOptions = {},
      ) => createPager({ operation, pagination, prepare, input, options });
    }
  }
  methods["raw"] = createRawClient({
    operations,
    retry: service.retry,
    endpoint,
    projectId,
    defaults,
    transport,
  });
  methods["with"] = (changes?: ClientChanges) =>
    createServiceClient(service, changeOptions(options, changes), budget);
  // Table and interface come from one description in one build; the contract tests call every method of both.
  return Object.assign(
    methods,
    extend(methods as Client, { endpoint, signals: defaults.signals }),
  ) as Client;
}
