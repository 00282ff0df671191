import { isObject, ownValue } from "../../values.js";
import { formOf, tally, type Tally } from "./forms.js";
import type { Observation } from "./question.js";
import type { Traffic } from "./read-only-fetch.js";
import type { Redaction } from "./redaction.js";
import type { ReceivedBody, ServiceVerifier, VerifiedOperation } from "./verify-service.js";

/** What responses show of an open question. */
export interface Observed {
  /** The operation and the place in its response; of all operations if it is missing. */
  readonly at?: string;
  /** What was seen, and how often. */
  readonly seen: Tally;
}

/** A service whose operations have been called. */
export interface CalledService {
  readonly service: string;
  readonly verifier: ServiceVerifier;
  readonly traffic: Traffic;
}

/** Finds in responses what clarifies open questions. Some of them need further calls. */
export class Clarifier {
  readonly #services: readonly CalledService[];
  readonly #redaction: Redaction;
  readonly #cloud: string;

  constructor(services: readonly CalledService[], redaction: Redaction, cloud: string) {
    this.#services = services;
    this.#redaction = redaction;
    this.#cloud = cloud;
  }

  /** What the responses show; undefined if they show nothing. */
  async observe(observation: Observation): Promise<Observed | undefined> {
    const { operation, object = "", property, cloud } = observation;
    if (cloud !== undefined && cloud !== this.#cloud) return undefined;
    const seen = tally(await this.#seen(observation));
    if (Object.keys(seen).length === 0) return undefined;
    if (operation === undefined) return { seen };
    return { at: `${operation} ${object}${property === undefined ? "" : `/${property}`}`, seen };
  }

  async #seen(observation: Observation): Promise<string[]> {
    switch (observation.look) {
      case "form":
        return this.#objects(observation).map((object) =>
          formOf(ownValue(object, observation.property ?? "")),
        );
      case "value":
        return this.#objects(observation).map((object) => {
          const value = ownValue(object, observation.property ?? "");
          return typeof value === "string" ? this.#redaction.value(value) : formOf(value);
        });
      case "properties":
        return this.#objects(observation)
          .flatMap(Object.keys)
          .map((name) => this.#redaction.name(name));
      case "total":
      case "offset":
        return await this.#pages(observation);
      case "nulls":
        return this.#operations.flatMap(nullsIn);
      case "errors":
        return this.#services.flatMap(({ service, traffic }) =>
          traffic.errorForms.map((form) => `${service}: ${form}`),
        );
      case "signature":
        return this.#services.flatMap(({ service, verifier, traffic }) => {
          const calls = verifier.operations.flatMap(({ calls }) => calls);
          const isAccepted = traffic.isSigned && calls.some(({ status }) => status === 200);
          return isAccepted ? [`${service}: accepted`] : [];
        });
    }
  }

  get #operations(): VerifiedOperation[] {
    return this.#services.flatMap(({ verifier }) => verifier.operations);
  }

  #bodies({ operation }: Observation): readonly ReceivedBody[] {
    return this.#operations.find((each) => each.operation.operationId === operation)?.bodies ?? [];
  }

  #objects(observation: Observation): Readonly<Record<string, unknown>>[] {
    const { object = "", when = {} } = observation;
    return this.#bodies(observation)
      .flatMap(({ body }) => valuesAt(body, object.split("/").slice(1)))
      .filter(isObject)
      .filter((found) =>
        Object.entries(when).every(([name, value]) => ownValue(found, name) === value),
      );
  }

  /** Compares a page with the whole list. A list of fewer items does not tell the meanings apart. */
  async #pages(observation: Observation): Promise<string[]> {
    const { operation = "", look, property = "" } = observation;
    for (const { input, body } of this.#bodies(observation)) {
      const list = listIn(body, look === "offset" ? property : undefined);
      const verifier = this.#services.find(({ verifier }) =>
        verifier.operations.some((each) => each.operation.operationId === operation),
      )?.verifier;
      if (!verifier || !list || list.items.length < (look === "total" ? 2 : 3)) continue;
      const { items, name } = list;
      const page = look === "total" ? { limit: 1 } : { limit: 2, offset: 1 };
      const part = await verifier.callAgain(operation, { ...input, ...page });
      if (!part) continue;
      return look === "total"
        ? [totalMeaning(ownValue(part, property), items.length)]
        : [offsetMeaning(listIn(part, name)?.items ?? [], items)];
    }
    return [];
  }
}

/** Where null is, and the description does not allow it. */
function nullsIn({ operation, examiner }: VerifiedOperation): string[] {
  return examiner.differences
    .filter(({ rule, seen }) => rule === "type" && seen === "null")
    .flatMap(({ place, count }) =>
      Array.from({ length: count }, () => `${operation.operationId} ${place}`),
    );
}

/** The values at a pointer with `*` for each item. */
function valuesAt(value: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (name === undefined) return [value];
  if (name === "*")
    return Array.isArray(value)
      ? (value as readonly unknown[]).flatMap((item) => valuesAt(item, rest))
      : [];
  return isObject(value) ? valuesAt(ownValue(value, name), rest) : [];
}

/** The list of a response: of this name, or the only one. */
function listIn(
  body: Readonly<Record<string, unknown>>,
  wanted?: string,
): { readonly name: string; readonly items: readonly unknown[] } | undefined {
  const [name, items] =
    Object.entries(body).find(
      ([each, value]) => Array.isArray(value) && (wanted ?? each) === each,
    ) ?? [];
  return name === undefined ? undefined : { name, items: items as readonly unknown[] };
}

/** What the total of a page of one item counts. `length` is that of the whole list, or of its first page. */
function totalMeaning(total: unknown, length: number): string {
  const number = Number(total);
  if (number === 1) return "the items of the page";
  return number >= length ? "the items of all pages" : "something else";
}

/** What an offset of one counts, by the first item of a page of two. */
function offsetMeaning([first]: readonly unknown[], items: readonly unknown[]): string {
  const key = (item: unknown): unknown => (isObject(item) ? item["id"] : item);
  const at = items.findIndex((item) => key(item) === key(first));
  return at === 1 ? "items" : at === 2 ? "pages" : "something else";
}
