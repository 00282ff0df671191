import {
  isReference,
  componentName,
  jsonContent,
  operationsOf,
  resolve,
  type Body,
  type Description,
  type Operation,
  type Reference,
  type Schema,
} from "../../spec/description.js";
import { referenceAnchor, type MemberPlace } from "../reference-address.js";
import type { SearchEntry } from "../site/search-entry.js";

/** Everything of a reference page that a reader may look for: operations, parameters, members, values and answers. */
export function searchEntries(description: Description, page: string): SearchEntry[] {
  return operationsOf(description).flatMap((operation) =>
    operationEntries(description, operation, page),
  );
}

function operationEntries(
  description: Description,
  operation: Operation,
  page: string,
): SearchEntry[] {
  const { object, method, path } = operation;
  const within = object.operationId;
  const address = `${page}#${referenceAnchor(operation)}`;
  const walk = (body: Body | Reference | undefined, status?: string): SearchEntry[] => {
    const content = body && jsonContent(resolve(description, body));
    if (!content) return [];
    const kind = status === undefined ? "member of the request" : `member of the answer`;
    return memberEntries(description, content.schema, (steps) => ({
      kind,
      within,
      address: `${page}#${referenceAnchor(operation, { ...(status !== undefined && { status }), path: steps })}`,
    }));
  };
  return [
    {
      title: within,
      kind: "operation",
      within: `${method} ${path}`,
      address,
      text: `${object.summary} ${object.description}`,
    },
    ...operation.parameters.flatMap((parameter) => {
      const place: MemberPlace = { parameterIn: parameter.in, path: [parameter.name] };
      const at = { within, address: `${page}#${referenceAnchor(operation, place)}` };
      return [
        {
          title: parameter.name,
          kind: `parameter of the ${parameter.in}`,
          ...at,
          text: parameter.description ?? "",
        },
        ...valueEntries(resolve(description, parameter.schema), parameter.name, at.address, within),
      ];
    }),
    ...walk(object.requestBody),
    ...Object.entries(object.responses).flatMap(([status, body]) => [
      {
        title: status,
        kind: "answer",
        within,
        address,
        text: resolve(description, body).description ?? "",
      },
      ...(status.startsWith("2") ? walk(body, status) : []),
    ]),
  ];
}

type Place = (path: readonly string[]) => Pick<SearchEntry, "kind" | "within" | "address">;

/** Each member of a body, and of what is in it. */
function memberEntries(
  description: Description,
  schema: Schema | Reference,
  place: Place,
  way: readonly string[] = [],
): SearchEntry[] {
  const whole = resolve(description, schema);
  const owner = isReference(schema) ? componentName(schema) : undefined;
  return Object.entries(whole.properties ?? {}).flatMap(([name, member]) => {
    const own = resolve(description, member);
    const inner = own.items ?? member;
    const steps = [...way, name];
    const at = place(steps);
    return [
      {
        title: name,
        ...at,
        within: owner === undefined ? at.within : `${at.within}, ${owner}`,
        text: own.description ?? "",
      },
      ...valueEntries(own, name, at.address, at.within),
      ...memberEntries(description, inner, place, own.items ? [...way, `${name}[]`] : steps),
    ];
  });
}

/** Each value of a list, with what it means: the line of the description that begins with it. */
function valueEntries(schema: Schema, of: string, address: string, within: string): SearchEntry[] {
  const values = schema["x-extensible-enum"] ?? schema.enum ?? [];
  const lines = (schema.description ?? "").split("\n");
  return values.map((value) => ({
    title: String(value),
    kind: `value of ${of}`,
    within,
    address,
    text: lines.find((line) => line.includes(`\`${value}\``)) ?? "",
  }));
}
