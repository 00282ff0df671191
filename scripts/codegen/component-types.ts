import { isReference, type Description, type Schema } from "../spec/description.js";
import { camelCase, tsdoc } from "./typescript.js";

/** The schemas that have a name: components, and the lists of values of parameters, which have the name of the parameter. */
export function namedSchemas({ components }: Description): Readonly<Record<string, Schema>> {
  const lists = Object.entries(components.parameters ?? {}).flatMap(([name, { schema }]) =>
    isReference(schema) || !documentedValues(schema) ? [] : [[name, schema] as const],
  );
  return { ...components.schemas, ...Object.fromEntries(lists) };
}

/** The types of the named schemas by their own names. */
export function renderComponentTypes(description: Description): string {
  return Object.entries(namedSchemas(description))
    .map(([name, schema]) => {
      const kind = name in description.components.schemas ? "schemas" : "parameters";
      return `${tsdoc(schema.description)}export type ${name} = components["${kind}"]["${name}"];\n`;
    })
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

/** The lists of values of a description, by their names. */
export function valueLists(
  description: Description,
): [name: string, values: readonly (string | number)[]][] {
  return Object.entries(namedSchemas(description)).flatMap(([name, schema]) => {
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
