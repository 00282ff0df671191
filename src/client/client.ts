import type { ClientOptions as RawClientOptions } from "openapi-fetch";
import { ConfigurationError, ValidationError, type Finding } from "../errors.js";
import { createPager, type PagerOptions } from "../paging/pager.js";
import { Call } from "../transport/call.js";
import { RetryBudget } from "../transport/retry-budget.js";
import { send, type Transport } from "../transport/transport.js";
import { settle, type CallOptions } from "./call-options.js";
import { checkInput, checkUndocumented } from "./check-input.js";
import { callOptionsOf, changeOptions, checkClientOptions, type ClientOptions } from "./client-options.js";
import { resolveEndpoint, type Servers } from "./endpoint.js";
import type { Operation } from "./operation.js";
import { checkProject, findProject } from "./project.js";
import { wrapRawClient, type Sender } from "./raw-client.js";
import { serializePath } from "./serialize-path.js";

/** What is generated for a service, and what is written by hand on top of it. */
export interface Service<Client> {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly servers: Servers;
  readonly createRawClient: (options: RawClientOptions) => object;
  /** More methods, made of those of the operations. */
  readonly extend: (client: Client, key: string) => object;
}

type Input = Readonly<Record<string, unknown>>;

/** What the client itself puts into every address, and no input may name. */
const clientParameters: ReadonlySet<string> = new Set(["project_id"]);

/** openapi-fetch's request, without the cost of the platform's: the body stays a string that each attempt can send. */
class LightRequest {
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  constructor(
    readonly url: string,
    init: { readonly method: string; readonly headers: Headers; readonly body?: string },
  ) {
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
  }
}

/** Builds the client of a service from its operation table: methods, pagers, the raw client below them, and `with`. */
export function createServiceClient<Client>(service: Service<Client>, options: ClientOptions, budget = new RetryBudget()): Client {
  checkClientOptions(options);
  const { endpoint, projectId: projectInEndpoint } = resolveEndpoint(service.servers, options);
  const { credentials, cloud = "huaweicloud", allowInsecureHttp = false, validation, onEvent } = options;
  const projectId = options.projectId ?? projectInEndpoint;
  if (projectInEndpoint !== undefined && projectId !== projectInEndpoint)
    throw new ConfigurationError("The endpoint names another project than projectId does: leave one of them out.");
  const fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const authenticator = credentials.forClient({ cloud, endpoint, projectId, allowInsecureHttp, fetch });
  checkProject(projectId, authenticator);
  const defaults = settle(callOptionsOf(options));
  const transport: Transport = { authenticator, fetch, budget, onEvent };

  const plain = service.createRawClient({ baseUrl: endpoint, pathSerializer: serializePath }) as Sender;

  async function invoke(operation: Operation, input: Input = {}, callOptions?: CallOptions): Promise<unknown> {
    const { operationId, method, path, parameters, body } = operation;
    const settings = settle(callOptions, defaults);
    let findings: readonly Finding[] = [
      ...checkInput(operation, input, clientParameters),
      ...checkUndocumented(settings.undocumentedQuery),
    ];
    if (validation && findings.length === 0) findings = validation.request(operationId, input);
    if (findings.length > 0) throw new ValidationError(operationId, findings);

    const call = new Call({ operation: operationId, settings, retry: operation.retry, namesCluster: path.includes("{cluster_id}") });
    call.projectId = projectId ?? (await findProject(call, authenticator));
    const values: Input = { ...input, project_id: call.projectId };
    const valuesIn = (place: string): Input =>
      Object.fromEntries(parameters.filter((parameter) => parameter.in === place).map(({ name }) => [name, values[name]]));
    await plain.request(method, path, {
      params: { path: valuesIn("path"), query: { ...valuesIn("query"), ...settings.undocumentedQuery } },
      headers: settings.headers,
      ...(body && { body: Object.fromEntries(body.members.map((name) => [name, input[name]])) }),
      Request: LightRequest,
      fetch: ({ method: verb, url, headers, body: text }: LightRequest) =>
        send(transport, { method: verb, url, headers: Object.fromEntries(headers), body: text }, call),
      parseAs: "stream", // The transport has read the answer: openapi-fetch has nothing left to read.
    });
    validation?.response(operationId, call.answer);
    return call.answer;
  }

  const methods: Record<string, unknown> = {};
  for (const operation of Object.values(service.operations)) {
    const { operationId, pagination } = operation;
    const method = (input?: Input, callOptions?: CallOptions): Promise<unknown> => invoke(operation, input, callOptions);
    methods[operationId] = method;
    if (pagination)
      methods[`paginate${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}`] = (input?: Input, pagerOptions?: PagerOptions) =>
        createPager(operation, pagination, method, input, pagerOptions);
  }
  methods["raw"] = wrapRawClient(plain, service.operations, { endpoint, projectId, defaults, transport });
  methods["with"] = (changes: Partial<ClientOptions>) => createServiceClient(service, changeOptions(options, changes), budget);
  // Table and interface come from one description in one build; the contract tests call every method of both.
  const client = methods as Client;
  return Object.assign(methods, service.extend(client, `${endpoint} ${projectId}`)) as Client;
}
