import { isDeepStrictEqual } from "node:util";
import { operationsOf, type Description } from "../spec/description.js";
import { namedSchemas, valueListName, valueLists } from "./component-types.js";
import { inputName } from "./inputs.js";
import { pagerNames } from "./pagers.js";
import { pascalCase } from "./typescript.js";

/**
 * The text of generated/public.ts: component types, inputs and value lists of all services under one roof. What two
 * services both have, and mean differently, carries the service's name there: Datastore becomes DwsDatastore and DdsDatastore.
 */
export function renderPublic(descriptions: ReadonlyMap<string, Description>): string {
  const lines: string[] = [];
  for (const [service, description] of descriptions) {
    const others = [...descriptions].filter(([name]) => name !== service);
    const types: string[] = [];
    const values: string[] = [];
    const lists = new Set(valueLists(description).map(([list]) => list));
    for (const [name, schema] of Object.entries(namedSchemas(description))) {
      const twins = others.filter(([, other]) => namedSchemas(other)[name] !== undefined);
      const same = twins.filter(([, other]) =>
        isDeepStrictEqual(namedSchemas(other)[name], schema),
      );
      // One that is the same everywhere is exported once, from the first service that has it.
      if (
        same.length > 0 &&
        same.length === twins.length &&
        same.some(([other]) => other < service)
      )
        continue;
      const rename =
        same.length === twins.length
          ? (plain: string): string => plain
          : (plain: string): string => `${plain} as ${prefixed(service, plain)}`;
      types.push(rename(name));
      if (lists.has(name)) values.push(rename(valueListName(name)));
    }
    values.push(...pagerNames(operationsOf(description)));
    types.push(...operationsOf(description).map(({ object }) => inputName(object.operationId)));
    lines.push(
      `export type {\n${types.map((type) => `  ${type},\n`).join("")}} from "./${service}/client.js";\n`,
    );
    if (values.length > 0)
      lines.push(
        `export {\n${values.map((value) => `  ${value},\n`).join("")}} from "./${service}/client.js";\n`,
      );
  }
  return `// Written by "npm run build" from spec/, where changes belong.\n${lines.join("")}`;
}

function prefixed(service: string, name: string): string {
  return /^[a-z]/.test(name) ? service + pascalCase(name) : pascalCase(service) + name;
}
