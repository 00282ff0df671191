import type { JsonSchema, Operation } from "../../operation.js";
import { isObject } from "../../values.js";

/** The input of a call of a read-only operation: parameters of its URL. */
export type Input = Readonly<Record<string, string | number>>;

/** What an operation can be called with. */
export interface Inputs {
  readonly inputs: readonly Input[];
  /** Whether a value in them is none of a response, so that the service may have nothing for it. */
  readonly isGuess: boolean;
  /** The parameters that have no value. */
  readonly missing: readonly string[];
}

/** In which list of a response the values of a parameter are, and in which property of its items. */
interface Source {
  readonly list: string;
  readonly property?: string;
}

/** The parameters whose source their name does not say. */
const sources: Readonly<Record<string, Source>> = {
  restore_time: { list: "restore_time", property: "end_time" },
  db_name: { list: "databases" },
};

/** The values of parameters that no response has, and that have no list of values. */
const ownValues: Readonly<Record<string, () => readonly string[]>> = {
  date: () =>
    [0, 1].map((days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)),
};

/** The properties by which items differ in kind: the first ones of each kind are called first. */
const kindProperties = ["type", "status", "mode", "task_status"];

/** Values that belong together, from one item of a list. */
interface Fact {
  readonly values: Input;
  readonly kind: string;
}

/** The values of parameters that responses have had. They only go into requests. */
export class KnownValues {
  readonly #facts: Fact[] = [];
  readonly #names: readonly string[];

  constructor(operations: readonly Operation[]) {
    this.#names = [...new Set(operations.flatMap(({ input }) => input.required ?? []))];
  }

  /** Adds the items of a response, with the input of its call. */
  add(body: Readonly<Record<string, unknown>>, input: Input): void {
    for (const [list, items] of Object.entries(body))
      for (const item of Array.isArray(items) ? (items as readonly unknown[]) : []) {
        const found = this.#names.flatMap((name): [string, string | number][] => {
          const value = valueIn(item, list, sourceOf(name));
          return value === undefined ? [] : [[name, value]];
        });
        const kind = isObject(item) ? kindProperties.map((name) => item[name]) : [];
        if (found.length > 0)
          this.#facts.push({
            values: { ...input, ...Object.fromEntries(found) },
            kind: kind.filter((value) => typeof value === "string").join(" "),
          });
      }
  }

  /** The inputs of an operation, of different kinds first. `given` are values of the user. */
  inputsOf({ input: { required = [], properties = {} } }: Operation, given: Input = {}): Inputs {
    const open = required.filter((name) => !Object.hasOwn(given, name));
    const own = open.flatMap((name): [string, readonly string[]][] => {
      const values = ownValuesOf(name, properties[name]);
      return values ? [[name, values]] : [];
    });
    const needed = open.filter((name) => own.every(([other]) => other !== name));
    const usable = this.#facts.filter(({ values }) =>
      needed.every((name) => Object.hasOwn(values, name)),
    );
    const bases =
      needed.length === 0 ? [{}] : kindsInTurn(usable).map((fact) => pick(fact, needed));
    const inputs = own.reduce<Input[]>(
      (before, [name, values]) =>
        before.flatMap((input) => values.map((value) => ({ ...input, [name]: value }))),
      bases.map((base) => ({ ...given, ...base })),
    );
    const unknown = needed.filter((name) =>
      this.#facts.every(({ values }) => !Object.hasOwn(values, name)),
    );
    return {
      inputs: distinct(inputs),
      isGuess: own.length > 0,
      missing: inputs.length > 0 ? [] : unknown.length > 0 ? unknown : needed,
    };
  }
}

/** `cluster_id` is the `id` in `clusters`. */
function sourceOf(name: string): Source | undefined {
  const [, noun] = /^(.+)_id$/.exec(name) ?? [];
  return sources[name] ?? (noun === undefined ? undefined : { list: `${noun}s`, property: "id" });
}

function ownValuesOf(name: string, schema: JsonSchema = {}): readonly string[] | undefined {
  return schema.enum?.map(String) ?? ownValues[name]?.();
}

function valueIn(item: unknown, list: string, source?: Source): string | number | undefined {
  if (source?.list !== list) return undefined;
  const { property } = source;
  const value = property === undefined ? item : isObject(item) ? item[property] : undefined;
  return (typeof value === "string" && value !== "") || typeof value === "number"
    ? value
    : undefined;
}

/** The first fact of each kind, then the second ones, and so on. */
function kindsInTurn(facts: readonly Fact[]): Fact[] {
  const turns = new Map<string, number>();
  return facts
    .map((fact) => {
      const turn = turns.get(fact.kind) ?? 0;
      turns.set(fact.kind, turn + 1);
      return { fact, turn };
    })
    .sort((left, right) => left.turn - right.turn)
    .map(({ fact }) => fact);
}

function pick({ values }: Fact, names: readonly string[]): Input {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

function distinct(inputs: readonly Input[]): Input[] {
  return [...new Map(inputs.map((input) => [JSON.stringify(input), input])).values()];
}
