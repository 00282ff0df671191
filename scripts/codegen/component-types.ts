import type { Description, Schema } from "../spec/description.js";
import { camelCase, tsdoc } from "./typescript.js";

/** The component types by their own names. */
export function renderComponentTypes(description: Description): string {
  return Object.entries(description.components.schemas)
    .map(
      ([name, schema]) =>
        `${tsdoc(schema.description)}export type ${name} = components["schemas"]["${name}"];\n`,
    )
    .join("\n");
}

/** The documented values of each list, open or closed, as a constant. */
export function renderValueLists(description: Description): string {
  return valueLists(description)
    .map(
      ([name, values]) =>
        `/** The documented values of {@link ${name}}. */\nexport const ${valueListName(name)} = [${values.map((value) => JSON.stringify(value)).join(", ")}] as const;\n`,
    )
    .join("\n");
}

/** The lists of values of a description, by the name of their component. */
export function valueLists(
  description: Description,
): [name: string, values: readonly (string | number)[]][] {
  return Object.entries(description.components.schemas).flatMap(([name, schema]) => {
    const values = documentedValues(schema);
    return values ? [[name, values] as [string, readonly (string | number)[]]] : [];
  });
}

export function valueListName(component: string): string {
  return `${camelCase(component)}Values`;
}

function documentedValues(schema: Schema): readonly (string | number)[] | undefined {
  return schema.enum ?? schema["x-extensible-enum"];
}
