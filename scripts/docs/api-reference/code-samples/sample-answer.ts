import {
  jsonContent,
  resolve,
  successResponses,
  type Description,
  type Operation,
  type Schema,
} from "../../../spec/description.js";

/** What a sample can show of an answer: items of a list, JSON as it is, or that there was none. */
export type SampleAnswer = SampleList | { readonly kind: "json" } | { readonly kind: "nothing" };

export interface SampleList {
  readonly kind: "list";
  /** The member that holds the items. */
  readonly member: string;
  /** Whether every answer has that member. */
  readonly always: boolean;
  /** The members of an item that are printed. */
  readonly shown: readonly { readonly name: string; readonly type: string | undefined }[];
}

/** What tells one item from another, and how it is. */
const telling = ["id", "name", "status"];

/** Finds out by the schema of the first answer that means success. */
export function sampleAnswer(description: Description, operation: Operation): SampleAnswer {
  const [success] = successResponses(description, operation);
  const content = success && jsonContent(success.body);
  if (!content) return { kind: "nothing" };
  const schema = resolve(description, content.schema);
  const paged = operation.object["x-speakeasy-pagination"]?.outputs.results.slice(2);
  for (const [member, property] of Object.entries(schema.properties ?? {})) {
    const { items } = resolve<Schema>(description, property);
    if (!items || (paged !== undefined && paged !== member)) continue;
    const { properties = {} } = resolve(description, items);
    const shown = telling.flatMap((name) => {
      const described = properties[name];
      return described ? [{ name, type: resolve<Schema>(description, described).type }] : [];
    });
    if (shown.length > 0)
      return { kind: "list", member, always: (schema.required ?? []).includes(member), shown };
  }
  return { kind: "json" };
}
