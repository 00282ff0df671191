import { describe, expect, test } from "@jest/globals";
import { completionScripts, shells } from "../../src/cli/completion-scripts.js";
import { operations as dds } from "../../src/dds.js";
import { operations as dws } from "../../src/dws.js";
import { command } from "../support/command.js";

/** What is completed at the end of a line, without descriptions. A line has no quotes: its words are separated by spaces. */
async function completionsOf(line: string): Promise<readonly string[]> {
  const { exitCode, stdout, stderr } = await command(["complete", "--", ...line.split(" ")], {
    fetch: () => Promise.reject(new Error("A completion has sent a request.")),
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return stdout.split("\n").flatMap((text) => text.split("\t")[0] || []);
}

describe("a line is completed with", () => {
  test.each([
    ["commands", "sna", ["snapshot"]],
    ["commands after options", "--output json --quiet sna", ["snapshot"]],
    ["subcommands", "snapshot ", ["ensure", "wait", "keep", "restore"]],
    ["subcommands that begin with a word", "snapshot e", ["ensure"]],
    ["options", "snapshot ensure --n", ["--name", "--no-wait"]],
    ["options that the line does not have", "snapshot ensure --name x --n", ["--no-wait"]],
    ["options of all commands", "snapshot ensure --prof", ["--profile"]],
    ["choices", "clusters --output ", ["table", "json", "yaml", "csv"]],
    ["choices that begin with a word", "clusters -o y", ["yaml"]],
    ["choices after a sign in one word", "clusters --output=j", ["--output=json"]],
    ["choices after a sign in a word of its own", "clusters --output = j", ["json"]],
    ["choices after a sign alone", "--cloud =", ["huaweicloud", "opentelekomcloud"]],
    ["choices of an argument", "completion f", ["fish"]],
    ["operations", "call listClusterS", ["listClusterSnapshots"]],
    ["flags of an operation", "call listClusterSnapshots --cl", ["--cluster-id", "--cloud"]],
    ["values of a flag", "call listBackups --backup-type A", ["Auto"]],
    ["values of a flag that is true or false", "call resetPassword --help --t", []],
    ["an option that all commands have, once", "snapshot ensure --he", ["--help"]],
    ["no option of its short name", "clusters -x", []],
    ["no option that has a short name in the line", "clusters -o json --out", []],
    ["no option that has a sign in the line", "clusters --output=json --out", []],
    ["the options after an unknown one", "clusters --unknown --out", ["--output"]],
    ["values of a flag of two", "call checkTableRestore --case-sensitive ", ["true", "false"]],
    ["values of a flag of two by a letter", "call checkTableRestore --case-sensitive t", ["true"]],
    ["values of a flag after a sign", "call listBackups --backup-type=M", ["--backup-type=Manual"]],
    ["folders", "backup download --to ", [":folders"]],
    [
      "files after an option with a sign",
      "call createSnapshot --cloud=huaweicloud --body ",
      [":files"],
    ],
    ["files", "call createSnapshot --body ", [":files"]],
    ["files after a sign", "call createSnapshot --body=x", [":files"]],
    ["nothing for other values", "snapshot ensure --name ", []],
    ["nothing for an unknown command", "unknown e", []],
    ["nothing more after the argument", "completion bash f", []],
  ])("%s: %s", async (_, line, expected) => {
    expect(await completionsOf(line)).toEqual(expected);
  });

  test("the names of all commands but the hidden one", async () => {
    const names = await completionsOf("");
    expect(names).toEqual(expect.arrayContaining(["clusters", "call", "sandbox", "completion"]));
    expect(names).not.toContain("complete");
  });

  test("all options where a command takes no argument", async () => {
    const options = await completionsOf("clusters ");
    expect(options).toEqual(expect.arrayContaining(["--help", "--output", "--quiet"]));
    expect(new Set(options).size).toBe(options.length);
  });

  test("all operations of both services", async () => {
    expect(await completionsOf("call ")).toEqual([...Object.keys(dws), ...Object.keys(dds)]);
  });

  test("what it means", async () => {
    const { stdout } = await command(["complete", "--", "snapshot", "ens"]);
    expect(stdout).toBe("ensure\tmake a snapshot unless one of its name exists\n");
    const option = await command(["complete", "--", "snapshot", "ensure", "--no-w"]);
    expect(option.stdout).toBe("--no-wait\tdo not wait until it is complete\n");
  });
});

test.each(shells)("completion %s prints its script", async (shell) => {
  const script = completionScripts[shell];
  expect(await command(["completion", shell])).toEqual({ exitCode: 0, stdout: script, stderr: "" });
});
