import type { OperationPagination } from "../../src/operation.js";
import {
  jsonContent,
  resolve,
  successResponses,
  type Description,
  type Operation,
  type Schema,
} from "../spec/description.js";
import { inputIsOptional, inputName, inputProperties } from "./inputs.js";
import { literal, pascalCase, typeOf } from "./typescript.js";

/** The operations that declare how they page. */
function pagedOperations(operations: readonly Operation[]): Operation[] {
  return operations.filter(({ object }) => object["x-speakeasy-pagination"]);
}

/** The name of the paginate function of an operation. */
function pagerName({ object }: Operation): string {
  return `paginate${pascalCase(object.operationId)}`;
}

/** The names of the paginate functions of a service. */
export function pagerNames(operations: readonly Operation[]): string[] {
  return pagedOperations(operations).map(pagerName);
}

/**
 * The imports of the paginate functions. `paginate` is the one function of src/ that generated code imports: the generated
 * functions only add types to it.
 */
export function pagerImports(operations: readonly Operation[]): string {
  return pagedOperations(operations).length === 0
    ? ""
    : `// The one function of src/ that generated code imports: the paginate functions below only add types to it.
import { paginate, type Pager, type PagerOptions } from "../../src/paging/paginate.js";
import type { CallOptions } from "../../src/options.js";
`;
}

/**
 * One paginate function for each operation that declares how it pages. The data for it is an argument and not in the
 * operation table, so that a program that does not page does not have it in its bundle.
 */
export function renderPagers(description: Description, operations: readonly Operation[]): string {
  return pagedOperations(operations)
    .map((operation) => {
      const { operationId } = operation.object;
      const page = pageOf(description, operation);
      const isOptional = inputIsOptional(inputProperties(description, operation));
      return `/**
 * Iterates over the items of all pages; \`.pages()\` iterates over the pages, \`.toArray({ max })\` collects the items. Each
 * item is returned once. Nothing is sent before the first is requested.
 *
 * @param client - A client of the service.
 * @param input - The input of \`${operationId}\`, for all pages.
 * @param options - The options of each call, and \`concurrency\`.
 * @returns The pager.
 */
export function ${pagerName(operation)}(
  client: Pick<Operations<CallOptions>, "${operationId}">,
  input: ${inputName(operationId)}${isOptional ? " = {}" : ""},
  options?: PagerOptions,
): Pager<${page.item}, ${page.type}> {
  const pagination = ${literal(paginationOf(description, operation), "  ")} as const;
  return paginate(pagination, (page, call) => client.${operationId}(page, call), input, options);
}
`;
    })
    .join("\n");
}

/** The extension names inputs by their role, and the items by a JSONPath of one step; the runtime needs the names. */
function paginationOf(description: Description, operation: Operation): OperationPagination {
  const inputs = operation.object["x-speakeasy-pagination"]?.inputs ?? [];
  const input = (role: string): string | undefined =>
    inputs.find(({ type }) => type === role)?.name;
  const byPage = input("page");
  const limit = input("limit") ?? "";
  const parameter = operation.parameters.find(({ name }) => name === limit);
  const pageSize = parameter && resolve(description, parameter.schema).default;
  const { items, item, total } = pageOf(description, operation);
  return {
    operation: operation.object.operationId,
    offset: byPage ?? input("offset") ?? "",
    unit: byPage ? "page" : "item",
    limit,
    ...(typeof pageSize === "number" && { pageSize }),
    items,
    ...(item === "string" && { texts: true }),
    ...(total !== undefined && { total }),
  };
}

interface PageTypes {
  readonly type: string;
  readonly item: string;
  readonly items: string;
  readonly total: string | undefined;
}

/** The pages of an operation: their type, the type of their items, and the properties with the items and their total number. */
function pageOf(description: Description, operation: Operation): PageTypes {
  const items = (operation.object["x-speakeasy-pagination"]?.outputs.results ?? "").slice(2);
  const content = successResponses(description, operation).flatMap(
    ({ body }) => jsonContent(body) ?? [],
  )[0];
  const schema: Schema | undefined = content && resolve(description, content.schema);
  const list = schema?.properties?.[items];
  const element = list && resolve<Schema>(description, list).items;
  // The extension does not name the total. If a page has one integer property, it is the total.
  const integers = Object.entries(schema?.properties ?? {})
    .filter(([, property]) => resolve<Schema>(description, property).type === "integer")
    .map(([name]) => name);
  return {
    type: content ? typeOf(content.schema) : "unknown",
    item: element ? typeOf(element) : "unknown",
    items,
    total: integers.length === 1 ? integers[0] : undefined,
  };
}
