import {
  jsonContent,
  operationsOf,
  responseBody,
  successResponses,
  type Description,
  type Operation,
} from "../spec/description.js";
import { renderComponentTypes, renderValueLists } from "./component-types.js";
import { inputIsOptional, inputName, inputProperties, renderInput } from "./inputs.js";
import { renderOperationTable } from "./operation-table.js";
import { pagerImports, renderPagers } from "./pagers.js";
import { propertyName, tsdoc, typeOf } from "./typescript.js";

/** The text of generated/<service>/client.ts. */
export function renderClient(service: string, description: Description): string {
  const operations = operationsOf(description);
  return [
    `// Written by "npm run build" from spec/${service}, where changes belong.\n${pagerImports(operations)}import type { Operation, OperationRetry } from "../../src/operation.js";\nimport type { components } from "./schema.js";\n`,
    renderComponentTypes(description),
    renderValueLists(description),
    ...operations.map((operation) => renderInput(description, operation)),
    renderInterface(description, operations),
    renderServers(description),
    renderOperationTable(description),
    renderPagers(description, operations),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** One method for each operation. The type parameter stands for the options of a call, which the runtime declares. */
function renderInterface(description: Description, operations: readonly Operation[]): string {
  const methods = operations.map((operation) => {
    const { operationId } = operation.object;
    const optional = inputIsOptional(inputProperties(description, operation)) ? "?" : "";
    return `${tsdoc(methodComment(description, operation), "  ", seeTag(operation))}  ${operationId}(input${optional}: ${inputName(operationId)}, options?: CallOptions): Promise<${responseType(description, operation)}>;\n`;
  });
  return `/** The operations of the service as methods: one documented call each, with the names that the service uses. */\nexport interface Operations<CallOptions> {\n${methods.join("\n")}}\n`;
}

function methodComment(description: Description, operation: Operation): string {
  const { method, path, object } = operation;
  const bodies = {
    always: "",
    never: ", whose response has no body",
    maybe: ", whose response may have no body",
  };
  const body = bodies[responseBody(description, operation)];
  return `${object.summary}.\n\n${object.description.trim()}\n\nSends \`${method} ${path}\`${body}.`;
}

function seeTag({ object }: Operation): string[] {
  return object.externalDocs ? [`@see ${object.externalDocs.url}`] : [];
}

function responseType(description: Description, operation: Operation): string {
  if (responseBody(description, operation) === "never") return "void";
  const types = successResponses(description, operation).map(({ body }) => {
    const content = jsonContent(body);
    return content ? typeOf(content.schema) : "undefined";
  });
  return [...new Set(types)].join(" | ");
}

function renderServers(description: Description): string {
  const servers = description.servers.map(
    (server) =>
      `  ${propertyName(server["x-speakeasy-server-id"])}: ${JSON.stringify(server.url)},\n`,
  );
  return `/** The hosts of the service: one for each cloud, and one for each region of a cloud (\`cloud-region\`) that has its own. */\nexport const servers = {\n${servers.join("")}} as const;\n`;
}
