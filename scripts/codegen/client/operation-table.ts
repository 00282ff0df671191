import {
  resolve,
  retriesOf,
  type Description,
  type Operation,
  type Parameter,
} from "../../spec/description.js";
import { memberName } from "./names.js";
import { dependenciesOf, inputMembers } from "./input.js";
import { pageOf } from "./render-pagers.js";

/** The data that one runtime needs to send any operation, and to check what it sends. */
export function renderOperationTable(
  description: Description,
  operations: readonly Operation[],
): string {
  const entries = operations.map(
    (operation) =>
      `  ${memberName(operation.object.operationId)}: ${literal(tableEntry(description, operation), "  ")},\n`,
  );
  return `/** Every operation as data, by its operationId. */\nexport const operations = {\n${entries.join("")}} as const;\n`;
}

function tableEntry(description: Description, operation: Operation): Record<string, unknown> {
  const { object } = operation;
  const members = inputMembers(description, operation).filter((member) => member.in === "body");
  // "default" and "5XX" name no single status.
  const statuses = Object.keys(object.responses).map(Number).filter(Number.isInteger);
  const retries = retriesOf(description, operation);
  return {
    operationId: object.operationId,
    method: operation.method,
    path: operation.path,
    tag: object.tags[0],
    summary: object.summary,
    parameters: operation.parameters.map((parameter) => parameterEntry(description, parameter)),
    dependencies: dependenciesOf(operation).map((dependency) => ({ kind: "if", ...dependency })),
    ...(object.requestBody && {
      body: {
        required: resolve(description, object.requestBody).required ?? false,
        members: members.map((member) => member.name),
      },
    }),
    ...(object["x-speakeasy-pagination"] && {
      pagination: paginationEntry(description, operation),
    }),
    ...(retries && {
      retry: {
        statuses: retries.statusCodes.map(Number),
        connectionErrors: retries.retryConnectionErrors,
        ...retries.backoff,
      },
    }),
    success: statuses.filter((status) => status < 300),
    errors: statuses.filter((status) => status >= 400),
  };
}

function parameterEntry(description: Description, parameter: Parameter): Record<string, unknown> {
  const {
    type,
    format,
    enum: values,
    minimum,
    maximum,
    minLength,
    maxLength,
    pattern,
    default: fallback,
  } = resolve(description, parameter.schema);
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.required ?? false,
    type,
    format,
    values,
    minimum,
    maximum,
    minLength,
    maxLength,
    pattern,
    default: fallback,
  };
}

/** Speakeasy speaks of inputs by their role and of the items by a JSONPath of one step; the runtime wants the names. */
function paginationEntry(description: Description, operation: Operation): Record<string, unknown> {
  const inputs = operation.object["x-speakeasy-pagination"]?.inputs ?? [];
  const input = (role: string): string | undefined =>
    inputs.find(({ type }) => type === role)?.name;
  const byPage = input("page");
  const { items, total } = pageOf(description, operation);
  return {
    offset: byPage ?? input("offset"),
    unit: byPage ? "page" : "item",
    limit: input("limit"),
    items,
    total,
  };
}

/** JSON with unquoted names, flat where it fits a line; members that are undefined are left out. */
function literal(value: unknown, indent: string): string {
  const flat = flatLiteral(value);
  if (flat.length + indent.length <= 140 || typeof value !== "object" || value === null)
    return flat;
  const deeper = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((item) => `${deeper}${literal(item, deeper)},\n`).join("")}${indent}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{\n${members.map(([key, member]) => `${deeper}${memberName(key)}: ${literal(member, deeper)},\n`).join("")}${indent}}`;
}

function flatLiteral(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(flatLiteral).join(", ")}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{ ${members.map(([key, member]) => `${memberName(key)}: ${flatLiteral(member)}`).join(", ")} }`;
}
