// SECURITY.md: nothing is sent to anyone but who is called. What goes out goes through two lines, and takes the address of the
// caller, or of the link that the service has given.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";

/** The sources without comments; the sandbox responses and the command line starts it: neither calls anyone. */
const sources = readdirSync(inProject("src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => ({
    name,
    text: readFileSync(inProject(join("src", name)), "utf8").replaceAll(
      /\/\*.*?\*\/|\/\/ [^\n]*/gs,
      "",
    ),
  }));

test("all requests to the services are sent by one line, and those for the files of a backup by another", () => {
  expect(
    sources
      .filter(({ text }) => /\b(?:await |context\.)fetch\(/.test(text))
      .map(({ name }) => name)
      .sort(),
  ).toEqual(["download/file-download.ts", "http/send.ts"]);
  expect(
    sources
      .filter(({ text }) => /\bglobalThis\.fetch\b/.test(text))
      .map(({ name }) => name)
      .sort(),
  ).toEqual(["auth/agency.ts", "client/create-client.ts", "download/download-backup.ts"]);
});

test("the package opens no other connection", () => {
  const ways =
    /\b(?:XMLHttpRequest|WebSocket|EventSource|sendBeacon|createConnection)\b|from "node:(?:https|http2|dgram|tls|dns)"|\bimport\(["'`]https?:/;
  // What the command has in place of the platform's fetch; and doctor reads the certificates of the hosts that it calls.
  const fetchOfCommand = "cli/http-fetch.ts";
  const doctor = "cli/doctor/inspect-tls.ts";
  const opening = sources.filter(({ text }) => ways.test(text)).map(({ name }) => name);
  expect(opening.sort()).toEqual([doctor, fetchOfCommand]);
  const http = sources
    .filter(({ text }) => /from "node:(?:http|net)"/.test(text))
    .map(({ name }) => name);
  expect(
    http.filter((name) => !name.startsWith("sandbox/") && ![doctor, fetchOfCommand].includes(name)),
  ).toEqual([]);
});
