import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { jsonContent, operationsOf, resolve, type Body } from "../../scripts/spec/description.js";
import { serviceNames } from "../../scripts/build/project.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import {
  linesOf,
  membersOf,
  visibleLines,
  type ExpectedMember,
} from "../support/expected-members.js";
import { publishedDescription } from "../support/recordings.js";
import { openAll } from "../support/reference-page.js";
import { settled } from "../support/settled.js";

const cases = serviceNames().flatMap((service) =>
  operationsOf(publishedDescription(service)).map(({ object }) => ({
    service,
    operationId: object.operationId,
  })),
);

(browser ? describe : describe.skip)(browser ? "a reader of the reference sees" : skipped, () => {
  const context = browserForTests();

  test.each(cases)(
    "$operationId: each parameter and member, each value with its meaning, each answer",
    async ({ service, operationId }) => {
      const description = publishedDescription(service);
      const operation = operationsOf(description).find(
        ({ object }) => object.operationId === operationId,
      );
      if (!operation) throw new Error(`There is no operation ${operationId}.`);
      const section = `${operation.object.tags[0]}/${operationId}`.toLowerCase();
      const { tab } = await openAll(context(), service);

      const parameters = operation.parameters.map((parameter) => ({
        way: `in=${parameter.in}&path=${parameter.name.toLowerCase()}`,
        name: parameter.name,
        lines: [
          ...visibleLines(parameter.description ?? ""),
          ...linesOf(resolve(description, parameter.schema)),
        ],
      }));
      const request =
        operation.object.requestBody &&
        jsonContent(resolve<Body>(description, operation.object.requestBody));
      const body = request
        ? membersOf(description, request.schema).map((member) => ({
            ...member,
            way: `path=${member.way}`,
          }))
        : [];
      expect(await unseen(tab, `${section}/t=request&`, [...parameters, ...body])).toEqual([]);

      const answers = Object.entries(operation.object.responses).map(([status, answer]) => ({
        status,
        answer: resolve<Body>(description, answer),
      }));
      for (const { status, answer } of answers) {
        await tab
          .locator(`[id="${section}"]`)
          .getByTestId("middle-panel")
          .getByRole("tab", { name: status, exact: true })
          .click();
        const content = jsonContent(answer);
        const members = content ? membersOf(description, content.schema) : [];
        const expected = members.map((member) => ({ ...member, way: `path=${member.way}` }));
        expect(members.length).toBeGreaterThan(0);
        expect(await unseen(tab, `${section}/t=response&c=${status}&`, expected)).toEqual([]);
        const text = await visibleText(tab, section);
        expect(
          visibleLines(answer.description ?? "").filter((line) => !text.includes(line)),
        ).toEqual([]);
      }
      await tab.close();
    },
  );

  test.each(serviceNames())(
    "%s: what each error means, at one click from the success",
    async (service) => {
      const description = publishedDescription(service);
      const { tab } = await openAll(context(), service);
      for (const { object } of operationsOf(description)) {
        const section = `${object.tags[0]}/${object.operationId}`.toLowerCase();
        await tab.locator(`[id="${section}"]`).getByText("What each error means").click();
        const text = await visibleText(tab, section);
        for (const [status, answer] of Object.entries(object.responses).filter(
          ([code]) => !code.startsWith("2"),
        )) {
          const [first = "", ...others] = visibleLines(
            resolve<Body>(description, answer).description ?? "",
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

/** What of the members a page does not show, each at its own anchor. */
function unseen(tab: Page, prefix: string, members: readonly ExpectedMember[]): Promise<string[]> {
  const look = (): Promise<string[]> =>
    tab.evaluate(
      ([start, expected]) =>
        expected.flatMap(({ way, name, lines }) => {
          const place = document.getElementById(start + way);
          if (!place?.checkVisibility({ visibilityProperty: true }))
            return [`${start}${way} is not there`];
          const text = place.innerText.replaceAll(/\s+/g, " ");
          return [name, ...lines]
            .filter((line) => !text.includes(line))
            .map((line) => `${start}${way} does not say: ${line}`);
        }),
      [prefix, members] as const,
    );
  return settled(look, (missing) => missing.length === 0); // Redoc draws part after part.
}

async function visibleText(tab: Page, section: string): Promise<string> {
  return (await tab.locator(`[id="${section}"]`).innerText()).replaceAll(/\s+/g, " ");
}
