import { pascalCase, propertyName } from "../../codegen/typescript.js";
import type { SampleCall } from "./sample-call.js";
import { literal, openingComment, type LiteralSyntax } from "./source-text.js";

const syntax: LiteralSyntax = {
  words: { true: "true", false: "false", null: "null" },
  propertyName,
  padding: " ",
  indent: "  ",
};

/** A program with this package. */
export function typescriptSample(call: SampleCall): string {
  const { service, server, operationId, paged } = call;
  const create = `create${pascalCase(service)}Client`;
  const imports = [create, "credentialsFromEnvironment", "isApiError"];
  if (paged) imports.push(paginateFunction(operationId));
  const place =
    server.region === undefined
      ? `endpoint: ${JSON.stringify(server.baseUrl)}`
      : `region: ${JSON.stringify(server.region)}`;
  const command = "npx tsx sample.mts, where the package huaweicloud-dws-dds is installed";
  return `${openingComment(call, "//", command)}import {
${imports.map((name) => `  ${name},\n`).join("")}} from "huaweicloud-dws-dds";

const ${service} = ${create}({
  ${place},
  credentials: credentialsFromEnvironment(),
});

try {
${paged ? iterate(call) : callMethod(call)}
} catch (error) {
  if (!isApiError(error)) throw error;
  console.error(error.status, error.code, error.reason);
  process.exitCode = 1;
}
`;
}

function paginateFunction(operationId: string): string {
  return `paginate${pascalCase(operationId)}`;
}

function iterate(call: SampleCall): string {
  const { service, operationId, input } = call;
  const start = `  const items = ${paginateFunction(operationId)}(${service}, `;
  return `${start}${literal(input, syntax, start.length, "  ")});
  for await (const item of items) {
    console.log(${printed(call)});
  }`;
}

function callMethod(call: SampleCall): string {
  const { service, operationId, input, response } = call;
  const start =
    response.kind === "empty"
      ? `  await ${service}.${operationId}(`
      : `  const response = await ${service}.${operationId}(`;
  const values = Object.keys(input).length === 0 ? "" : literal(input, syntax, start.length, "  ");
  const statement = `${start}${values});\n`;
  switch (response.kind) {
    case "list": {
      const items = `response.${response.property}${response.required ? "" : " ?? []"}`;
      return `${statement}  for (const item of ${items}) {\n    console.log(${printed(call)});\n  }`;
    }
    case "json":
      return `${statement}  console.log(JSON.stringify(response, null, 2));`;
    case "empty":
      return `${statement}  console.log("done");`;
  }
}

/** The arguments that print an item. */
function printed({ response }: SampleCall): string {
  if (response.kind !== "list") return "item";
  return response.shown.map(({ name }) => `item.${name}`).join(", ");
}
