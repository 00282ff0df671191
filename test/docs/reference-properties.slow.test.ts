import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { serviceNames } from "../../scripts/build/project.js";
import {
  jsonContent,
  operationsOf,
  resolve,
  type Body,
  type Description,
  type Operation,
  type Reference,
  type Schema,
} from "../../scripts/spec/description.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import { publishedDescription } from "../support/recordings.js";
import { openGroup, readUntil, sectionOf, type ReferenceTab } from "../support/reference-page.js";

/** What a reference page must show of a parameter or property: its name, its values, and each line of its description. */
interface ExpectedProperty {
  /** The end of its anchor. */
  readonly anchor: string;
  readonly name: string;
  readonly lines: readonly string[];
}

/** Each operation with the responses to look at: one that several operations share is shown by the first of them. */
const cases = serviceNames().flatMap((service) => {
  const shown = new Set<string>();
  const isNew = (response: object): boolean => {
    const key = "$ref" in response ? String(response.$ref) : undefined;
    const first = key === undefined || !shown.has(key);
    if (key !== undefined) shown.add(key);
    return first;
  };
  return operationsOf(publishedDescription(service)).map((operation) => ({
    service,
    operation,
    operationId: operation.object.operationId,
    responses: Object.entries(operation.object.responses).filter(([, response]) => isNew(response)),
  }));
});

(browser ? describe : describe.skip)(browser ? "a reference page shows" : skipped, () => {
  const context = browserForTests();
  // Opening a page takes longer than looking at an operation.
  const tabs = new Map<string, Promise<ReferenceTab>>();
  const tabOf = async (service: string, { object }: Operation): Promise<Page> => {
    const [group] = object.tags;
    const key = `${service} ${group}`;
    const opened = tabs.get(key) ?? openGroup(context(), service, group);
    tabs.set(key, opened);
    return (await opened).tab;
  };

  test.each(cases)(
    "each parameter, property, value and response of $operationId, with its description",
    async ({ service, operation, responses }) => {
      const description = publishedDescription(service);
      const section = sectionOf(operation);
      const tab = await tabOf(service, operation);

      const parameters = operation.parameters.map((parameter) => ({
        anchor: `in=${parameter.in}&path=${parameter.name.toLowerCase()}`,
        name: parameter.name,
        lines: [
          ...visibleLines(parameter.description ?? ""),
          ...linesOf(resolve(description, parameter.schema)),
        ],
      }));
      const request =
        operation.object.requestBody &&
        jsonContent(resolve<Body>(description, operation.object.requestBody));
      const body = request ? propertiesOf(description, request.schema) : [];
      expect(await unseen(tab, `${section}/t=request&`, [...parameters, ...body])).toEqual([]);

      for (const [status, reference] of responses) {
        const response = resolve<Body>(description, reference);
        await showResponse(tab, section, status);
        const content = jsonContent(response);
        const expected = content ? propertiesOf(description, content.schema) : [];
        expect(expected.length > 0).toBe(content !== undefined);
        expect(await unseen(tab, `${section}/t=response&c=${status}&`, expected)).toEqual([]);
        const text = await visibleText(tab, section);
        expect(
          visibleLines(response.description ?? "").filter((line) => !text.includes(line)),
        ).toEqual([]);
      }
    },
  );

  test.each(serviceNames())(
    "the meaning of each error of %s, one click from the success response",
    async (service) => {
      const description = publishedDescription(service);
      for (const operation of operationsOf(description)) {
        const { object } = operation;
        const section = sectionOf(operation);
        const tab = await tabOf(service, operation);
        const success = Object.keys(object.responses).find((status) => status.startsWith("2"));
        await showResponse(tab, section, success ?? "");
        await tab.locator(`[id="${section}"]`).getByText("What each error means").click();
        const text = await visibleText(tab, section);
        for (const [status, response] of Object.entries(object.responses).filter(
          ([code]) => !code.startsWith("2"),
        )) {
          const [first = "", ...others] = visibleLines(
            resolve<Body>(description, response).description ?? "",
          );
          expect([`${status}: ${first}`, ...others].filter((line) => !text.includes(line))).toEqual(
            [],
          );
        }
      }
    },
  );
});

/** What a page does not show of the properties at their anchors. */
function unseen(
  tab: Page,
  prefix: string,
  properties: readonly ExpectedProperty[],
): Promise<string[]> {
  const read = (): Promise<string[]> =>
    tab.evaluate(
      ([start, expected]) =>
        expected.flatMap(({ anchor, name, lines }) => {
          const place = document.getElementById(start + anchor);
          if (!place?.checkVisibility({ visibilityProperty: true }))
            return [`${start}${anchor} does not exist`];
          const text = place.innerText.replaceAll(/\s+/g, " ");
          return [name, ...lines]
            .filter((line) => !text.includes(line))
            .map((line) => `${start}${anchor} does not show: ${line}`);
        }),
      [prefix, properties] as const,
    );
  return readUntil(read, (missing) => missing.length === 0); // Redoc draws one part after the other.
}

async function showResponse(tab: Page, section: string, status: string): Promise<void> {
  await tab
    .locator(`[id="${section}"]`)
    .getByTestId("middle-panel")
    .getByRole("tab", { name: status, exact: true })
    .click();
}

async function visibleText(tab: Page, section: string): Promise<string> {
  return (await tab.locator(`[id="${section}"]`).innerText()).replaceAll(/\s+/g, " ");
}

/** The properties of a body, with those of its objects and items, under the anchors of Redoc. */
function propertiesOf(
  description: Description,
  schema: Schema | Reference,
  parent = "",
): ExpectedProperty[] {
  const { properties = {} } = resolve(description, schema);
  return Object.entries(properties).flatMap(([name, reference]) => {
    const property = resolve(description, reference);
    const items = property.items && resolve(description, property.items);
    const path = `${parent}${name}`.toLowerCase();
    return [
      { anchor: `path=${path}`, name, lines: linesOf(property) },
      ...propertiesOf(description, items ?? property, `${path}${items ? "[]" : ""}/`),
    ];
  });
}

/**
 * The lines of a description as a page shows them, and the values of its enumeration. The parts of a value that is joined by
 * vertical bars are shown instead of it.
 */
function linesOf(schema: Schema): string[] {
  const values = [...(schema["x-extensible-enum"] ?? []), ...(schema.enum ?? [])].flatMap((value) =>
    String(value).split(" | "),
  );
  return [...visibleLines(schema.description ?? ""), ...values];
}

/** The paragraphs and list items of Markdown without their syntax; tables are left out. */
function visibleLines(markdown: string): string[] {
  return markdown
    .split(/\n\s*\n|\n(?=\s*- )/)
    .map((part) =>
      part
        .replace(/^\s*- /, "")
        .replaceAll(/`|\*\*/g, "")
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1"),
    )
    .map((part) => part.replaceAll(/\s+/g, " ").trim())
    .filter((part) => part !== "" && !part.startsWith("|"));
}
