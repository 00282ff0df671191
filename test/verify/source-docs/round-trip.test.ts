import { describe, expect, test } from "@jest/globals";
import { readPage } from "../../../scripts/verify/source-docs/read-page.js";
import { printedRecordings, printedValue } from "../../../scripts/spec/recorded-calls.js";
import { readSourceDocuments } from "../../../scripts/spec/tables.js";
import { brokenPages, expectReadOrLocated } from "../../support/broken-pages.js";
import {
  carries,
  exampleValue,
  forms,
  withoutReadByHand,
  writePage,
} from "../../support/written-pages.js";

const records = readSourceDocuments();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each(forms)("reads a document in the form %s", (form) => {
  const carried = records
    .filter((record) => carries(record, form))
    .map((record) => [record.file, record] as const);

  test.each(carried)("that states the facts of %s, and no other fact", (_, record) => {
    const page = readPage("page.txt", bytes(writePage(record, form)));
    expect({ title: page.title.text, edition: page.edition, request: page.request.text }).toEqual({
      title: record.title,
      edition: record.edition,
      request: record.request,
    });
    expect(
      page.tables.map(({ number, title, rows }) => ({
        number,
        title,
        rows: rows.map(({ name, type, mandatory, facts, unclear }) => ({
          name,
          type,
          mandatory,
          ...facts,
          ...(unclear.length > 0 && { byHand: unclear.map(({ aspect }) => aspect).sort() }),
        })),
      })),
    ).toEqual(
      record.tables.map(({ number, title, rows }) => ({
        number,
        title,
        rows: rows.map((row) => ({
          ...withoutReadByHand(row),
          hash: undefined,
          meanings: undefined,
          ...(row.byHand && { byHand: [...row.byHand].sort() }),
        })),
      })),
    );
    expect(page.statusCodes.map(({ status }) => status)).toEqual(
      record.statusCodes.map(({ status }) => status),
    );
    expect(page.requestLines.map(({ text }) => text)).toEqual([
      ...new Set(record.exchanges.map(({ request }) => request)),
    ]);
    const values = (role: "body" | "response"): unknown[] =>
      printedRecordings(record.exchanges, role).map(({ recording }) =>
        printedValue(exampleValue(record.service, recording.example), recording),
      );
    expect(page.responses.map(({ value }) => value)).toEqual(values("response"));
    expect(page.bodies.map(({ value }) => value)).toEqual(values("body"));
    expect(page.emptyResponse !== undefined).toBe(
      record.exchanges.some(({ emptyResponse }) => emptyResponse),
    );
    expect(page.unlisted).toEqual(record.unlisted ?? []);
  });

  // Some places of each page, other ones in each; broken-pages.slow.test.ts reads all ("npm run test:build").
  test.each(carried)("that lacks parts of %s, or reports the place of the error", (_, record) => {
    const broken = brokenPages(record, form);
    const every = Math.ceil(broken.length / 2);
    const first = (records.indexOf(record) + forms.indexOf(form)) % every;
    const some = broken.filter((_page, index) => index % every === first);
    for (const text of some) expectReadOrLocated(text);
  });
});
