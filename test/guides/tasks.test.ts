// guides/reference/tasks.md names what the package and the command can do.
import { describe, expect, test } from "@jest/globals";
import { serviceNames } from "../../scripts/build/project.js";
import { operationsOf } from "../../scripts/spec/description.js";
import * as api from "../../src/index.js";
import { helpTexts } from "../support/command-help.js";
import { codesIn, readGuides, tableRows } from "../support/guides.js";
import { publishedDescription } from "../support/recordings.js";

const rows = tableRows(readGuides().find(({ file }) => file === "tasks")?.text ?? "");
const codesOf = (column: string): string[] => rows.flatMap((row) => codesIn(row[column] ?? ""));
const operationIds = serviceNames().flatMap((service) =>
  operationsOf(publishedDescription(service)).map(({ object }) => object.operationId),
);

describe("tasks.md", () => {
  test("names every task function", () => {
    const tasks = Object.entries(api)
      .filter(
        ([name, value]) =>
          typeof value === "function" &&
          /^(ensure|waitUntil|plan|apply|restore|keep|runFor|backupStatus)/.test(name),
      )
      .map(([name]) => name);
    expect(tasks.length).toBeGreaterThan(10);
    expect(tasks.filter((name) => !codesOf("In a program").includes(name))).toEqual([]);
  });

  test("names every command, and no other", async () => {
    const lines = (await helpTexts()).map(({ line }) => line);
    const commands = lines.filter(
      (line) => line !== "" && !lines.some((other) => other.startsWith(`${line} `)),
    );
    const named = codesOf("On the command line").map((code) => code.replace(/^hwbackup /, ""));
    const called = named.flatMap((line) => /^call (\w+)/.exec(line)?.[1] ?? []);
    expect(called.length).toBeGreaterThan(5);
    expect(called.filter((id) => !operationIds.includes(id))).toEqual([]);
    const others = [...new Set(named)].filter((line) => !line.startsWith("call"));
    expect(others.sort()).toEqual(commands.filter((line) => !line.startsWith("call")).sort());
  });

  test("names existing methods", () => {
    const methods = codesOf("In a program").flatMap(
      (code) => /^d[wd]s\.(\w+)\(/.exec(code)?.[1] ?? [],
    );
    expect(methods.length).toBeGreaterThan(5);
    expect(methods.filter((method) => !operationIds.includes(method))).toEqual([]);
  });
});
