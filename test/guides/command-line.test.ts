// guides/reference/command-line.md names what the command has.
import { beforeAll, expect, test } from "@jest/globals";
import { exitCodes } from "../../src/cli/exit-codes.js";
import { helpTexts, type CommandHelp } from "../support/command-help.js";
import { codesIn, readGuides, tableRows } from "../support/guides.js";

const text = readGuides().find(({ file }) => file === "command-line")?.text ?? "";
let helps: readonly CommandHelp[];
beforeAll(async () => {
  helps = await helpTexts();
});

test("it lists every command", () => {
  const named = tableRows(text, "Commands").flatMap((row) => {
    const [first = "", ...others] = codesIn(row["Command"] ?? "");
    const [group, command] = first.split(" ");
    return command === undefined
      ? [first, ...others]
      : [first, ...others.map((name) => `${group} ${name}`)];
  });
  const commands = helps
    .map(({ line }) => line)
    .filter((line) => line !== "" && !line.startsWith("call "));
  const groups = commands.filter((line) => commands.some((other) => other.startsWith(`${line} `)));
  expect([...named].sort()).toEqual(commands.filter((line) => !groups.includes(line)).sort());
});

test("it names every option of all commands", () => {
  const [root] = helps;
  const [, options = ""] = /^Options of all commands:\n(.*?)\n\n/ms.exec(root?.text ?? "") ?? [];
  const names = [...options.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(7);
  const named = codesIn(text).map((code) => code.split(" ")[0]);
  expect(names.filter((name) => !named.includes(name))).toEqual([]);
});

test("it lists every exit code", () => {
  const codes = tableRows(text, "Exit codes").map((row) => Number(row["Code"]));
  expect(codes).toEqual(Object.values(exitCodes));
});
