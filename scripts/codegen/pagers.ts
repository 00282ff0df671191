import {
  jsonContent,
  resolve,
  successAnswers,
  type Description,
  type Operation,
  type Schema,
} from "../spec/description.js";
import { inputIsOptional, inputName, inputProperties } from "./inputs.js";
import { pascalCase, typeOf } from "./typescript.js";

/** The text of generated/pager.ts: the form of every pager. */
export const pagerTypes = `// Written by "npm run build", from scripts/codegen/pagers.ts.

/**
 * Goes through a list page by page, and asks for a page when it is needed. Each use of it begins anew.
 *
 * @example
 * \`\`\`ts
 * import { createDdsClient, credentialsFromEnvironment } from "huaweicloud-dws-dds";
 *
 * const dds = createDdsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const pager = dds.paginateListBackups({ instance_id: "9136fd3a9fcd405ea4674276ce36dae8in02" }, { prefetch: true });
 * for await (const backup of pager) console.log(backup.name);
 * for await (const page of pager.pages()) console.log(page.backups.length);
 * const latest = await pager.toArray({ max: 10 });
 * console.log(latest.length);
 * \`\`\`
 */
export interface Pager<Item, Page> extends AsyncIterable<Item> {
  /** Goes through the pages, each without the items that the one before has shown already. */
  pages(): AsyncGenerator<Page, void, undefined>;
  /**
   * Collects the items.
   *
   * @param options - \`max\`: how many at most, from 0. Default: all there are, which then have to fit into memory.
   */
  toArray(options?: { readonly max?: number | undefined }): Promise<Item[]>;
}
`;

/** One pager for each operation that declares how it pages. */
export function renderPagers(description: Description, operations: readonly Operation[]): string {
  const pagers = operations
    .filter((operation) => operation.object["x-speakeasy-pagination"])
    .map((operation) => {
      const { operationId } = operation.object;
      const page = pageOf(description, operation);
      const optional = inputIsOptional(inputProperties(description, operation)) ? "?" : "";
      return `  /**
   * Goes through everything that \`${operationId}\` lists, over all pages; \`.pages()\` goes through the pages, and
   * \`.toArray({ max })\` collects. Each item comes once. Nothing is sent before the first is asked for.
   */
  paginate${pascalCase(operationId)}(input${optional}: ${inputName(operationId)}, options?: PagerOptions): Pager<${page.item}, ${page.type}>;
`;
    });
  return `/** The operations that page as pagers. */\nexport interface Pagers<${pagers.length > 0 ? "PagerOptions" : "_PagerOptions"}> {\n${pagers.join("\n")}}\n`;
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
  const content = successAnswers(description, operation).flatMap(
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
