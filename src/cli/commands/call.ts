import { checkedQuery, requestBody, requestUrl } from "../../client/build-request.js";
import { hideSecrets } from "../../client/secrets.js";
import type { Servers } from "../../http/endpoint.js";
import type { Operation } from "../../operation.js";
import type { CallOptions } from "../../options.js";
import type { CliCommand } from "../command.js";
import {
  addConsentOption,
  confirmRequest,
  type ConsentOptions,
  type ShownRequest,
} from "../confirm.js";
import { readOperationTexts, type OperationTexts } from "../description.js";
import { readJsonObject, readSecret } from "../files.js";
import { ifInterrupted } from "../errors.js";
import { exampleOf } from "../operation-example.js";
import { addFlags, byFlag, flagsOf, inputFrom } from "../operation-flags.js";
import { findPlace } from "../place.js";
import type { Act, Session } from "../session.js";

type Input = Readonly<Record<string, unknown>>;

interface CallCommandOptions extends Input, ConsentOptions {
  readonly body?: string;
  readonly all?: boolean;
  readonly dryRun?: boolean;
}

/** What is generated for a service. */
interface Service {
  readonly name: "dws" | "dds";
  readonly operations: Readonly<Record<string, Operation>>;
  readonly servers: Servers;
  readonly exported: Readonly<Record<string, unknown>>;
}

/** In the place of a project that nothing names: the service of authentication knows it. */
const unknownProject = "{project_id}";

/** The services, loaded as a whole: an operation is found by its name. */
async function loadServices(): Promise<readonly Service[]> {
  const [dws, dds] = await Promise.all([import("../../dws.js"), import("../../dds.js")]);
  return [
    { name: "dws", operations: dws.operations, servers: dws.servers, exported: { ...dws } },
    { name: "dds", operations: dds.operations, servers: dds.servers, exported: { ...dds } },
  ];
}

/** Adds a command for each operation of both services, from their operation tables. */
export async function defineCall(
  call: CliCommand,
  act: Act,
  args: readonly string[],
): Promise<void> {
  const services = await loadServices();
  call.description("Calls one operation of a service, with a flag for each of its properties.");
  const named = args.find((arg) =>
    services.some(({ operations }) => Object.hasOwn(operations, arg)),
  );
  const isHelp = args.includes("--help");
  for (const service of services) {
    const texts = isHelp ? await readOperationTexts(service.name) : undefined;
    for (const operation of Object.values(service.operations)) {
      const { operationId } = operation;
      const command = call
        .command(operationId)
        .helpGroup(`Operations of ${service.name.toUpperCase()}:`);
      command.description(texts?.summary(operationId) ?? "");
      if (operationId === named) defineOperation(command, service, operation, act, texts);
    }
  }
  call.example("call listBackups --limit 10");
}

function defineOperation(
  command: CliCommand,
  service: Service,
  operation: Operation,
  act: Act,
  texts: OperationTexts | undefined,
): void {
  const flags = flagsOf(operation);
  addFlags(command, flags, (path) => texts?.property(operation.operationId, path) ?? "");
  if (operation.body)
    command.option(
      "--body <file>",
      "the body as JSON; - is the input, and flags replace its properties",
    );
  if (pagerOf(service, operation))
    command.option("--all", "follow all pages, and print one list of the items");
  command.option("--dry-run", "print the request, and do not send it");
  if (operation.destructive) addConsentOption(command);
  if (texts) {
    const { operationId } = operation;
    const effects = texts.effects(operationId);
    if (effects !== "") command.description(`${texts.summary(operationId)}.\n\n${effects}`);
    command.example(exampleOf(operation, flags, texts));
  }
  act<CallCommandOptions>(command, async (session, options) => {
    const body = options.body === undefined ? {} : await readJsonObject(options.body, session.host);
    const input = await inputFrom(flags, options, body, (file) => readSecret(file, session.host));
    try {
      await session.write(await run(session, service, operation, input, options));
    } catch (error) {
      throw byFlag(error, flags, command.path);
    }
    return undefined;
  });
}

async function run(
  session: Session,
  service: Service,
  operation: Operation,
  input: Input,
  options: CallCommandOptions,
): Promise<unknown> {
  const query = checkedQuery(operation, input);
  const describe = () => describeRequest(session, service, operation, input, query);
  if (options.dryRun) return describe();
  if (operation.destructive)
    await confirmRequest(session, operation.operationId, describe(), options);
  const client: object = await session[service.name]();
  const pager = options.all ? pagerOf(service, operation) : undefined;
  if (pager) return await pager(client, input).toArray();
  const methods = client as Readonly<
    Record<string, (input: Input, options?: CallOptions) => Promise<unknown>>
  >;
  const { method, operationId } = operation;
  const call = Promise.resolve(methods[operationId]?.(input));
  const next = `The service may have done ${operationId}: see what exists before you call it again.`;
  const result = await (method === "GET"
    ? call
    : ifInterrupted(call, () => `Interrupted. ${next}`));
  // A success without a body has no result but its status.
  return result ?? {};
}

/** The request of a call. The project is only known if an option or a variable names it. */
function describeRequest(
  session: Session,
  service: Service,
  operation: Operation,
  input: Input,
  query: Input,
): ShownRequest {
  const found = findPlace(service.name, service.servers, session.environment);
  const projectId = session.options.projectId ?? found.projectId ?? unknownProject;
  const url = requestUrl(found.endpoint, operation, input, query, projectId).replace(
    encodeURIComponent(unknownProject),
    unknownProject,
  );
  const body = requestBody(operation, hideSecrets(operation.input, input) as Input);
  return {
    method: operation.method,
    url,
    ...(body !== undefined && { body: JSON.parse(body) as unknown }),
  };
}

/** The paginate function of an operation, which is found by its name. */
function pagerOf(
  { exported }: Service,
  { operationId }: Operation,
): ((client: object, input: Input) => { toArray(): Promise<unknown[]> }) | undefined {
  const name = `paginate${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}`;
  return Object.hasOwn(exported, name) ? (exported[name] as ReturnType<typeof pagerOf>) : undefined;
}
