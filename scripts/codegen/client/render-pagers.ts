import {
  jsonContent,
  resolve,
  successResponses,
  type Description,
  type Operation,
  type Schema,
} from "../../spec/description.js";
import { inputIsOptional, inputMembers, inputName } from "./input.js";
import { pascalCase } from "./names.js";
import { typeOf } from "./type-of.js";

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

/** One paginate function for each operation that declares how it pages. */
export function renderPagers(description: Description, operations: readonly Operation[]): string {
  return pagedOperations(operations)
    .map((operation) => {
      const { operationId } = operation.object;
      const page = pageOf(description, operation);
      const isOptional = inputIsOptional(inputMembers(description, operation));
      return `/**
 * Iterates over all items that \`${operationId}\` lists, over all pages; \`.pages()\` iterates over the pages, and
 * \`.toArray({ max })\` collects the items. Each item is returned once. Nothing is sent before the first is requested.
 *
 * @param client - A client of the service.
 * @param input - The input of \`${operationId}\`, which is the same for all pages.
 * @param options - The options of each call, and \`prefetch\`.
 * @returns The pager.
 */
export function ${pagerName(operation)}(
  client: Pick<Operations<CallOptions>, "${operationId}">,
  input: ${inputName(operationId)}${isOptional ? " = {}" : ""},
  options?: PagerOptions,
): Pager<${page.item}, ${page.type}> {
  return paginate(operations.${operationId}, (page, call) => client.${operationId}(page, call), input, options);
}
`;
    })
    .join("\n");
}

/** What an operation's pages are: the type of the page, that of its items, and the member that counts them over all pages. */
export function pageOf(
  description: Description,
  operation: Operation,
): {
  readonly type: string;
  readonly item: string;
  readonly items: string;
  readonly total: string | undefined;
} {
  const items = (operation.object["x-speakeasy-pagination"]?.outputs.results ?? "").slice(2);
  const content = successResponses(description, operation).flatMap(
    ({ body }) => jsonContent(body) ?? [],
  )[0];
  const schema: Schema | undefined = content && resolve(description, content.schema);
  const properties = Object.entries(schema?.properties ?? {});
  const list = schema?.properties?.[items];
  const element = list && resolve<Schema>(description, list).items;
  // Speakeasy's extension has no word for the total. A page that has one integer beside its items counts with it.
  const integers = properties
    .filter(([, property]) => resolve<Schema>(description, property).type === "integer")
    .map(([name]) => name);
  return {
    type: content ? typeOf(content.schema) : "unknown",
    item: element ? typeOf(element) : "unknown",
    items,
    total: integers.length === 1 ? integers[0] : undefined,
  };
}
