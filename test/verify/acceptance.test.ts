// Fingerprints show that tables were compared with their page: invented ones must not pass.
import { expect, test } from "@jest/globals";
import { noHash } from "../../scripts/build/hash.js";
import { readSourceDocuments, type SourceDocument } from "../../scripts/spec/tables.js";
import { unacceptedTables } from "../../scripts/verify/acceptance.js";

const documents = readSourceDocuments();
const [document] = documents.filter(
  ({ statusCodes, exchanges }) => statusCodes.length > 0 && exchanges.length > 0,
);
if (!document) throw new Error("No document has status codes and a recorded call.");
const { file, operation, accepted, placeOf } = document;

/** The findings after an edit of the tables as JSON. */
function findings(edit: (json: string) => string): string[] {
  const edited = JSON.parse(edit(JSON.stringify(document))) as SourceDocument;
  return unacceptedTables([{ ...edited, placeOf }]).map(
    ({ file: at, line, message }) => `${at}:${line} ${message}`,
  );
}

const command = `npm run tables:verify -- --documents DIR --operation ${operation} --accept`;
const inLine = `^${file.replaceAll(".", "\\.")}:[1-9]\\d* `;

test("the tables of the project have been accepted", () => {
  expect(unacceptedTables(documents)).toEqual([]);
});

test.each([
  ["the document", /"hash":"[0-9a-f]{16}","accepted"/, `"hash":"${noHash}","accepted"`],
  ["a row", /("type":"\w+".*?"hash":")[0-9a-f]{16}/, `$1${noHash}`],
  ["a status code", /("status":"\d+","hash":")[0-9a-f]{16}/, `$1${noHash}`],
  ["a recording", /("example":"\w+","hash":")[0-9a-f]{16}/, `$1${noHash}`],
])("reports the missing fingerprint of %s with its place and the command", (_, pattern, by) => {
  const found = findings((json) => json.replace(pattern, by));
  expect(found).toEqual([
    expect.stringMatching(new RegExp(`${inLine}1 fingerprint is missing: run ${command},`)),
  ]);
});

test("reports all missing fingerprints of a file at once", () => {
  const count = JSON.stringify(document).match(/"hash":/g)?.length;
  const [found = "", ...others] = findings((json) =>
    json.replaceAll(/"hash":"[0-9a-f]{16}"/g, `"hash":"${noHash}"`),
  );
  expect(found).toMatch(new RegExp(`${inLine}${String(count)} fingerprints are missing: run `));
  expect(others).toEqual([]);
});

test.each([
  ["an invented fingerprint", /("name":"\w+".*?"hash":")[0-9a-f]{16}/, "$1deadbeefdeadbeef"],
  ["an edited fact", /"mandatory":true/, '"mandatory":false'],
  ["an invented acceptance", `"accepted":"${accepted}"`, '"accepted":"1111111111111111"'],
  ["no acceptance", `"accepted":"${accepted}",`, ""],
])("reports tables with %s, which are not those that were accepted", (_, text, by) => {
  expect(accepted).toMatch(/^[0-9a-f]{16}$/);
  expect(findings((json) => json.replace(text, by))).toEqual([
    expect.stringMatching(
      new RegExp(`${inLine}.* not been compared with the document: run ${command},`),
    ),
  ]);
});
