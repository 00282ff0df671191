import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { serviceNames } from "../../scripts/build/project.js";
import {
  jsonContent,
  operationsOf,
  resolve,
  type Body,
  type Description,
  type Reference,
  type Schema,
} from "../../scripts/spec/description.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import { publishedDescription } from "../support/recordings.js";
import { openAll, readUntil } from "../support/reference-page.js";

/** What a reference page must show of a parameter or property: its name, its values, and each line of its description. */
interface ExpectedProperty {
  /** The end of its anchor. */
  readonly anchor: string;
  readonly name: string;
  readonly lines: readonly string[];
}

const cases = serviceNames().flatMap((service) =>
  operationsOf(publishedDescription(service)).map(({ object }) => ({
    service,
    operationId: object.operationId,
  })),
);

(browser ? describe : describe.skip)(browser ? "a reference page shows" : skipped, () => {
  const context = browserForTests();

  test.each(cases)(
    "each parameter, property, value and response of $operationId, with its description",
    async ({ service, operationId }) => {
      const description = publishedDescription(service);
      const operation = operationsOf(description).find(
        ({ object }) => object.operationId === operationId,
      );
      if (!operation) throw new Error(`There is no operation ${operationId}.`);
      const section = `${operation.object.tags[0]}/${operationId}`.toLowerCase();
      const { tab } = await openAll(context(), service);

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

      for (const [status, reference] of Object.entries(operation.object.responses)) {
        const response = resolve<Body>(description, reference);
        await tab
          .locator(`[id="${section}"]`)
          .getByTestId("middle-panel")
          .getByRole("tab", { name: status, exact: true })
          .click();
        const content = jsonContent(response);
        const expected = content ? propertiesOf(description, content.schema) : [];
        expect(expected.length).toBeGreaterThan(0);
        expect(await unseen(tab, `${section}/t=response&c=${status}&`, expected)).toEqual([]);
        const text = await visibleText(tab, section);
        expect(
          visibleLines(response.description ?? "").filter((line) => !text.includes(line)),
        ).toEqual([]);
      }
      await tab.close();
    },
  );

  test.each(serviceNames())(
    "the meaning of each error of %s, one click from the success response",
    async (service) => {
      const description = publishedDescription(service);
      const { tab } = await openAll(context(), service);
      for (const { object } of operationsOf(description)) {
        const section = `${object.tags[0]}/${object.operationId}`.toLowerCase();
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
      await tab.close();
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

/** The lines of a description as a page shows them, and the values of its enumeration. */
function linesOf(schema: Schema): string[] {
  const values = [...(schema["x-extensible-enum"] ?? []), ...(schema.enum ?? [])].map(String);
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
