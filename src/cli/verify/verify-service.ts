import { CloudError } from "../../errors.js";
import type { JsonSchema, Operation } from "../../operation.js";
import type { CallOptions } from "../../options.js";
import { endOf, failureOf, isEnd, type CallOutcome } from "./call-outcome.js";
import { BodyExaminer, type ResponseSchemas } from "./examine-body.js";
import { KnownValues, type Input } from "./known-values.js";
import type { Redaction } from "./redaction.js";

/** How often an operation is called at most, and how many successes are enough. */
const maxCalls = 8;
const enoughSuccesses = 3;

/** A response, which stays in this process. */
export interface ReceivedBody {
  readonly input: Input;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What is known of an operation after its calls. */
export interface VerifiedOperation {
  readonly service: string;
  readonly operation: Operation;
  readonly calls: readonly CallOutcome[];
  readonly bodies: readonly ReceivedBody[];
  readonly examiner: BodyExaminer;
  /** Why it was not called. */
  readonly notCalled?: string | undefined;
}

type Methods = Readonly<
  Record<string, ((input: Input, options: CallOptions) => Promise<unknown>) | undefined>
>;

/** What the verification of a service works with. */
export interface ServiceToVerify {
  readonly service: string;
  readonly client: object;
  readonly operations: readonly Operation[];
  readonly schemas: ResponseSchemas;
  readonly redaction: Redaction;
  /** The values of the user, by operation and parameter. */
  readonly given: Readonly<Record<string, Input>>;
  readonly onCall: (operationId: string, outcome: CallOutcome) => void;
}

/** Calls the read-only operations of a service, each as soon as a response has the values that it needs. */
export class ServiceVerifier {
  readonly #setup: ServiceToVerify;
  readonly #known: KnownValues;
  readonly #verified = new Map<string, MutableOperation>();
  /** Why no more calls are made. */
  #ended: string | undefined;

  constructor(setup: ServiceToVerify) {
    const { service, operations, schemas, redaction } = setup;
    this.#setup = setup;
    const readOnly = operations.filter(({ method }) => method === "GET");
    this.#known = new KnownValues(readOnly);
    for (const operation of readOnly)
      this.#verified.set(operation.operationId, {
        service,
        operation,
        calls: [],
        bodies: [],
        examiner: new BodyExaminer(schemas, redaction),
        notCalled: secretIn(operation, schemas),
      });
  }

  get operations(): readonly VerifiedOperation[] {
    return [...this.#verified.values()];
  }

  async callAll(): Promise<void> {
    const open = new Set(
      [...this.#verified.values()].filter(({ notCalled }) => notCalled === undefined),
    );
    let isProgress = true;
    while (isProgress) {
      isProgress = false;
      for (const verified of open) {
        const { inputs, isGuess } = this.#inputsOf(verified.operation);
        if (inputs.length === 0 || this.#ended !== undefined) continue;
        open.delete(verified);
        isProgress = true;
        await this.#callEach(verified, inputs, isGuess);
      }
    }
    for (const verified of open) verified.notCalled = this.#ended ?? this.#missing(verified);
  }

  /** Calls an operation once more, and returns the response, whose items earlier responses have had. */
  async callAgain(operationId: string, input: Input): Promise<ReceivedBody["body"] | undefined> {
    const verified = this.#verified.get(operationId);
    if (!verified || this.#ended !== undefined) return undefined;
    return await this.#call(verified, input, false);
  }

  #inputsOf(operation: Operation) {
    return this.#known.inputsOf(operation, this.#setup.given[operation.operationId]);
  }

  #missing({ operation }: VerifiedOperation): string {
    const { missing } = this.#inputsOf(operation);
    const [name = ""] = missing;
    return `No response has a value for ${missing.join(" and ")}; --input ${operation.operationId}.${name}=<value> gives one.`;
  }

  async #callEach(
    verified: MutableOperation,
    inputs: readonly Input[],
    isGuess: boolean,
  ): Promise<void> {
    for (const input of inputs.slice(0, maxCalls)) {
      const body = await this.#call(verified, input, isGuess);
      if (body) {
        verified.bodies.push({ input, body });
        verified.examiner.add(verified.operation.operationId, body);
        this.#known.add(body, input);
      }
      const status = verified.calls.at(-1)?.status;
      if (status === 403 || verified.bodies.length >= enoughSuccesses || this.#ended) return;
    }
  }

  async #call(
    verified: MutableOperation,
    input: Input,
    isGuess: boolean,
  ): Promise<ReceivedBody["body"] | undefined> {
    const { operationId } = verified.operation;
    const { client, onCall } = this.#setup;
    const startedAt = performance.now();
    let status: number | undefined;
    let body: ReceivedBody["body"] | undefined;
    let error: CloudError | undefined;
    try {
      const result = await (client as Methods)[operationId]?.(input, {
        onResponse: (response) => (status = response.status),
      });
      // The client returns nothing else.
      body = result as ReceivedBody["body"];
    } catch (thrown) {
      if (!(thrown instanceof CloudError) || isEnd(thrown)) throw thrown;
      error = thrown;
    }
    const durationMs = performance.now() - startedAt;
    const outcome = {
      ...(status !== undefined && { status }),
      durationMs,
      ...(error && failureOf(error, isGuess)),
    };
    const call = { isFailure: false, isTransient: false, ...outcome };
    verified.calls.push(call);
    onCall(operationId, call);
    if (error) this.#ended ??= endOf(error, operationId);
    return body;
  }
}

interface MutableOperation extends VerifiedOperation {
  readonly calls: CallOutcome[];
  readonly bodies: ReceivedBody[];
  notCalled?: string | undefined;
}

/** The names of properties whose values are secrets, such as links that need no token. */
const secretProperty = /(^|_)(link|password|secret|token)$/;

/** Why an operation is not called, if its response has a secret: the report does not need it, and a log of requests could keep it. */
function secretIn(
  { operationId }: Operation,
  { components, responses }: ResponseSchemas,
): string | undefined {
  const seen = new Set<JsonSchema>();
  const namesIn = (schema: JsonSchema): string[] => {
    if (seen.has(schema)) return [];
    seen.add(schema);
    const { $ref, properties = {}, items } = schema;
    const inner = [components[$ref ?? ""] ?? [], items ?? [], Object.values(properties)].flat();
    return [...Object.keys(properties), ...inner.flatMap(namesIn)];
  };
  const schemas = (responses[operationId] ?? []).filter((schema) => schema !== null);
  const name = schemas.flatMap(namesIn).find((each) => secretProperty.test(each));
  return name === undefined ? undefined : `Its response has a secret: ${name}.`;
}
