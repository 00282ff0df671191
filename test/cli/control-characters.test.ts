import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { shellWord } from "../../src/cli/printable.js";
import { command } from "../support/command.js";
import { jsonResponse } from "../support/stub-fetch.js";

/** What a terminal would obey: ESC and CSI sequences, other control characters, and a change of the direction. */
const raw = "\u001B[2J\u0007\u009B2J\u202E";
const controls = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "controls-"))));
afterAll(() => rmSync(folder, { recursive: true }));

function seedFile(content: unknown): string {
  const file = join(folder, "seed.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test.each<readonly [string, () => readonly string[]]>([
  ["an unknown command", () => [raw]],
  ["an unknown option", () => ["sandbox", `--${raw}`]],
  ["the value of an option", () => ["sandbox", "--port", raw]],
  ["a host", () => ["sandbox", "--port", "0", "--host", raw]],
  ["the name of a file", () => ["sandbox", "--seed", `/none/${raw}\n`]],
  ["the name of a property", () => ["sandbox", "--seed", seedFile({ [`${raw}\n`]: [] })]],
])("the message about %s has escapes for control characters", async (_, args) => {
  const { exitCode, stderr } = await command(args());
  expect(exitCode).toBeGreaterThan(0);
  expect(stderr).not.toMatch(controls);
  expect(stderr).toContain("\\u001b[2J");
  expect(stderr.match(/\n/g)).toHaveLength(1);
});

test.each([
  ["table", undefined],
  ["table", 400],
  ["table", 10],
  ["json", undefined],
  ["csv", 400],
  ["yaml", 400],
])(
  "the names and values of a response have escapes for control characters as %s in a terminal of %s columns",
  async (format, columns) => {
    const clusters = [{ status: "", [`a${raw}`]: raw, name: raw, id: raw }];
    const { exitCode, stdout, stderr } = await command(
      [
        ...["call", "listClusters", "--output", format],
        ...["--endpoint", "https://a.example", "--project-id", "p"],
      ],
      {
        ...(columns !== undefined && { columns }),
        environment: { HUAWEICLOUD_SDK_AK: "a", HUAWEICLOUD_SDK_SK: "s" },
        fetch: () => Promise.resolve(jsonResponse({ clusters })),
      },
    );
    expect({ exitCode, isEscaped: !controls.test(stdout + stderr) }).toEqual({
      ...{ exitCode: 0, isEscaped: true },
    });
    expect(stdout + stderr).toMatch(/\\(u001b|e)\[2J/i);
  },
);

test.each([
  ["3d39c18b-8f8a.x:/y_1", "3d39c18b-8f8a.x:/y_1"],
  ["$(reboot) `id`", "'$(reboot) `id`'"],
  ["it's", String.raw`'it'\''s'`],
  ["", "''"],
])("%j is one word of a line to paste into a shell: %s", (text, word) => {
  expect(shellWord(text)).toBe(word);
});
