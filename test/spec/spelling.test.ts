import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";

/** The words that cspell reports in a text, as if it were the content of a file of the project. */
function reportedWords(file: string, text: string): string[] {
  const { stdout } = spawnSync(
    process.execPath,
    [
      inProject("node_modules/cspell/bin.mjs"),
      "--no-progress",
      "--no-summary",
      "--no-cache",
      "--words-only",
      `stdin://${inProject(file)}`,
    ],
    { cwd: inProject(), encoding: "utf8", input: text },
  );
  return stdout.split("\n").filter((line) => line !== "");
}

describe("cspell", () => {
  test("reports American spelling, misspelt and flagged words, also in parts of identifiers, and nothing else", () => {
    const description = `
# A comment of a member, with the identifiers sampleAnswer and colorOfLedger.
description: |
  The color and labor of a snapshto, whose behavior an answer of a room proves.
  The colour of a snapshot in Huawei Cloud DWS, whose behaviour is analysed by IAM.
`;
    expect(reportedWords("spec/dws/schemas/Snapshot.yaml", description)).toEqual([
      "member",
      "Answer",
      "color",
      "Ledger",
      "color",
      "labor",
      "snapshto",
      "behavior",
      "answer",
      "room",
      "proves",
    ]);
  }, 60_000);

  test("has a sorted list of lower-case project words without duplicates", () => {
    const words = readFileSync(inProject("cspell-words.txt"), "utf8").trim().split("\n");
    expect(words).toEqual([...new Set(words.map((word) => word.toLowerCase()))].sort());
  });
});
