import {
  componentName,
  isReference,
  jsonContent,
  operationsOf,
  resolve,
  type Body,
  type Description,
  type Operation,
  type Reference,
  type Schema,
} from "../../spec/description.js";
import { referenceAnchor, type PropertyPlace } from "../frame/reference-address.js";
import type { SearchEntry } from "../frame/search-entry.js";

/** What a reader can search for on a reference page: operations, parameters, properties, values and responses. */
export function searchEntries(description: Description, page: string): SearchEntry[] {
  return operationsOf(description).flatMap((operation) => {
    const { object } = operation;
    const within = object.operationId;
    const at = (place?: PropertyPlace): Pick<SearchEntry, "within" | "address"> => ({
      within,
      address: `${page}#${referenceAnchor(operation, place)}`,
    });
    const bodyEntries = (body: Body | Reference, kind: string, status?: string): SearchEntry[] => {
      const content = jsonContent(resolve(description, body));
      if (!content) return [];
      return propertyEntries(description, content.schema, (path) => ({
        kind,
        ...at({ ...(status !== undefined && { status }), path }),
      }));
    };
    return [
      {
        title: within,
        kind: "operation",
        within: `${operation.method} ${operation.path}`,
        address: at().address,
        text: `${object.summary} ${object.description}`,
      },
      ...parameterEntries(description, operation, at),
      ...(object.requestBody ? bodyEntries(object.requestBody, "request property") : []),
      ...Object.entries(object.responses).flatMap(([status, body]) => [
        {
          title: status,
          kind: "response",
          ...at(),
          text: resolve(description, body).description ?? "",
        },
        ...(status.startsWith("2") ? bodyEntries(body, "response property", status) : []),
      ]),
    ];
  });
}

function parameterEntries(
  description: Description,
  { parameters }: Operation,
  at: (place: PropertyPlace) => Pick<SearchEntry, "within" | "address">,
): SearchEntry[] {
  return parameters.flatMap((parameter) => {
    const { name, description: text = "" } = parameter;
    const place = at({ parameterIn: parameter.in, path: [name] });
    return [
      { title: name, kind: `${parameter.in} parameter`, ...place, text },
      ...valueEntries(resolve(description, parameter.schema), name, place),
    ];
  });
}

type Place = Pick<SearchEntry, "kind" | "within" | "address">;

/** The properties of a body, and theirs. */
function propertyEntries(
  description: Description,
  schema: Schema | Reference,
  placeOf: (path: readonly string[]) => Place,
  parents: readonly string[] = [],
): SearchEntry[] {
  const { properties = {} } = resolve(description, schema);
  const component = isReference(schema) ? `, ${componentName(schema)}` : "";
  return Object.entries(properties).flatMap(([name, property]) => {
    const own = resolve(description, property);
    const place = placeOf([...parents, name]);
    return [
      {
        title: name,
        ...place,
        within: place.within + component,
        text: own.description ?? "",
      },
      ...valueEntries(own, name, place),
      ...propertyEntries(description, own.items ?? property, placeOf, [
        ...parents,
        own.items ? `${name}[]` : name,
      ]),
    ];
  });
}

/** The values of an enumeration, each with its line in the description. */
function valueEntries(
  schema: Schema,
  name: string,
  { within, address }: Omit<Place, "kind">,
): SearchEntry[] {
  const values = schema["x-extensible-enum"] ?? schema.enum ?? [];
  const lines = (schema.description ?? "").split("\n");
  return values.map((value) => ({
    title: String(value),
    kind: `value of ${name}`,
    within,
    address,
    text: lines.find((line) => line.includes(`\`${value}\``)) ?? "",
  }));
}
