// Compares the guides with the sources and the descriptions.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { allSources } from "../../src/auth/environment.js";
import { variableFamilies } from "../../src/auth/variables.js";
import { readDeviations } from "../../scripts/spec/deviations.js";
import { inProject, serviceNames } from "../../scripts/build/project.js";
import { guideList } from "../../scripts/docs/frame/guide-list.js";
import { backupStatusValues } from "../../src/dds.js";
import { snapshotStatusValues } from "../../src/dws.js";
import { parseTimestamp } from "../../src/index.js";
import { readSeed } from "../../src/sandbox/read-seed.js";
import { canonicalRequest } from "../../src/auth/signing.js";
import { hmacSha256, sha256 } from "../../src/auth/node-crypto.js";
import { command } from "../support/command.js";
import {
  blocksOf,
  codesIn,
  propertiesOf,
  readGuides,
  tableRows,
  wordsOf,
} from "../support/guides.js";
import { publishedDescription } from "../support/recordings.js";

const guides = readGuides();
const textOf = (file: string): string => guides.find((guide) => guide.file === file)?.text ?? "";
const source = (file: string): string => readFileSync(inProject(file), "utf8");
const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();

const descriptions = serviceNames().map(publishedDescription);

/** Every object of the descriptions, with its key. */
function* objectsIn(
  value: unknown,
  key = "",
): Generator<{ readonly key: string; readonly node: Readonly<Record<string, unknown>> }> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield { key, node: value as Readonly<Record<string, unknown>> };
  for (const [name, child] of Object.entries(value)) yield* objectsIn(child, name);
}

describe("the guides", () => {
  test("are listed in their index, with their titles", () => {
    expect(guides.length).toBeGreaterThan(0);
    const listed = guideList().map(({ kind, file, name }) => [`guides/${kind}/${file}.md`, name]);
    expect(guides.map(({ path, title }) => [path, title])).toEqual([...listed].sort());
  });

  test("have fewer than 800 words each, besides code and tables", () => {
    const counts = guides.map(({ path, text }) => ({ path, words: wordsOf(text).length }));
    expect(counts.filter(({ words }) => words < 30 || words >= 800)).toEqual([]);
  });

  const links = guides.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\((\.[^)]+)\)/g)].map(([, target = ""]): [string, string] => [
      path,
      target,
    ]),
  );

  test("link to existing guides", () => {
    const toGuides = links.filter(([, target]) => target.includes(".md"));
    expect(toGuides.length).toBeGreaterThan(10);
    expect(
      toGuides.filter(
        ([path, target]) => !existsSync(inProject(path, "..", target.replace(/#.*/, ""))),
      ),
    ).toEqual([]);
  });

  test("link to the deviations that they mean, whose numbers change when one is inserted before", () => {
    const reasons = new Map(
      readDeviations().flatMap(({ service, deviations }) =>
        deviations.map(({ reason }, index) => [`${service}-${index + 1}`, reason]),
      ),
    );
    const meant: Readonly<Record<string, RegExp>> = {
      "dds-7": /count instances/,
      "dws-12": /Times are documented with a time zone/,
      "dws-14": /counts pages; its edition of 2024 counted records/,
      "shared-1": /signed with an access key/,
    };
    const ids = links.flatMap(
      ([, target]) => /deviations\/index\.html#(.+)$/.exec(target)?.[1] ?? [],
    );
    expect(unique(ids)).toEqual(unique(Object.keys(meant)));
    for (const [id, words] of Object.entries(meant))
      expect([id, reasons.get(id)]).toEqual([id, expect.stringMatching(words)]);
  });
});

describe("options", () => {
  const everything = [source("README.md"), ...guides.map(({ text }) => text)].join("\n");
  const interfaces: [string, string][] = [
    ["src/client/client-options.ts", "ClientOptions"],
    ["src/http/endpoint.ts", "EndpointOptions"],
    ["src/options.ts", "CallOptions"],
    ["src/options.ts", "RetryOptions"],
    ["src/retention/plan.ts", "RetentionKeep"],
    ["src/retention/plan.ts", "RetentionRules"],
    ["src/retention/apply-retention.ts", "ApplyRetentionOptions"],
    ["src/run-for-each.ts", "RunForEachOptions"],
    ["src/paging/paginate.ts", "PagerOptions"],
    ["src/waiting/waiter-options.ts", "WaiterOptions"],
    ["src/ensuring/ensure-settings.ts", "EnsureOptions"],
    ["src/download/download-backup.ts", "DownloadOptions"],
    ["src/status/backup-status.ts", "BackupStatusOptions"],
    ["src/auth/access-key.ts", "AccessKey"],
    ["src/auth/password.ts", "PasswordOptions"],
    ["src/sandbox.ts", "SandboxOptions"],
    ["src/sandbox/injected-faults.ts", "InjectedFault"],
  ];

  test.each(interfaces)("of %s, %s, are named in README or a guide", (file, name) => {
    const properties = propertiesOf(file, name);
    expect(properties.length).toBeGreaterThan(0);
    expect(
      properties
        .filter((property) => !new RegExp(`\\b${property.name}\\b`).test(everything))
        .map((property) => property.name),
    ).toEqual([]);
  });

  test("in a table of a guide exist", () => {
    const known = interfaces.flatMap(([file, name]) =>
      propertiesOf(file, name).map((property) => property.name),
    );
    const named = guides.flatMap(({ text }) =>
      tableRows(text).flatMap((row) => codesIn(row["Option"] ?? row["Property of a fault"] ?? "")),
    );
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((code) => !known.includes(code.replace(/^retry\.|:.*$/g, "")))).toEqual([]);
  });

  test("have the defaults of the tables in the guides", () => {
    const defaults = new Map(
      interfaces.flatMap(([file, name]) =>
        propertiesOf(file, name).map(
          (property) =>
            [
              `${name === "RetryOptions" ? "retry." : ""}${property.name}`,
              property.default,
            ] as const,
        ),
      ),
    );
    const given = guides.flatMap(({ file, text }) =>
      tableRows(text).flatMap((row) => {
        const figures = (row["Default"] ?? "").match(/\b\d[\d,]*\b/g) ?? [];
        return codesIn(row["Option"] ?? row["Property of a fault"] ?? "").map((code, index) => ({
          file,
          name: code,
          figure: figures[index],
        }));
      }),
    );
    const comparable = given.filter(
      ({ figure, name }) => figure !== undefined && /\d/.test(defaults.get(name) ?? ""),
    );
    expect(comparable.length).toBeGreaterThanOrEqual(10);
    expect(comparable.filter(({ name, figure }) => defaults.get(name) !== figure)).toEqual([]);
  });

  test("of the command line are named in sandbox.md", async () => {
    const { stdout } = await command(["sandbox", "--help"]);
    const options = stdout.match(/--[a-z-]+/g) ?? [];
    expect(options.length).toBeGreaterThan(7);
    expect(
      unique(options).filter(
        (option) => !codesIn(textOf("sandbox")).some((code) => code.startsWith(option)),
      ),
    ).toEqual([]);
  });
});

describe("environment.md", () => {
  const rows = tableRows(textOf("environment"), "Which variables are used");

  test("names each variable that is read", () => {
    const read = variableFamilies.flatMap((family) => Object.values(family).flat());
    expect(read.length).toBeGreaterThan(10);
    const named = codesIn(textOf("environment"));
    expect(read.filter((name) => !named.includes(name))).toEqual([]);
  });

  test("lists the sets of variables in the order of precedence", () => {
    const needs = allSources().map(({ kind, family }) =>
      kind.needs.flatMap((setting) => family[setting] ?? []),
    );
    expect(rows.map((row) => codesIn(row["Needed"] ?? ""))).toEqual(needs);
    const tokens = allSources().map(({ kind, family }) =>
      kind.own
        .filter((setting) => !kind.needs.includes(setting))
        .flatMap((setting) => family[setting] ?? []),
    );
    expect(rows.map((row) => codesIn(row["Used if set"] ?? ""))).toEqual(tokens);
  });
});

describe("times.md", () => {
  const properties = descriptions.flatMap((description) =>
    [...objectsIn(description)].flatMap(({ key, node }) => {
      const {
        description: words,
        name = key,
        example,
        "x-measure": measure,
      } = node as {
        description?: unknown;
        name?: unknown;
        example?: unknown;
        "x-measure"?: object;
      };
      return typeof words === "string" && typeof name === "string"
        ? [
            {
              name,
              words,
              example,
              isInZone:
                measure !== undefined && "zone" in measure && /^\d{4}/.test(String(example)),
            },
          ]
        : [];
    }),
  );
  const rows = tableRows(textOf("times"), "Properties with a timestamp");
  const named = rows.flatMap((row) => codesIn(row["Property"] ?? ""));

  test("lists each property of the descriptions that is a timestamp", () => {
    const isDay = (example: unknown): boolean => /^\d{4}-\d\d-\d\d$/.test(String(example));
    const times = properties.filter(
      ({ name, words, example, isInZone }) =>
        (isInZone && !isDay(example)) || (/^[a-z_]+$/.test(name) && /^When /.test(words)),
    );
    expect(unique(named)).toEqual(unique(times.map(({ name }) => name)));
  });

  test("shows the examples of the descriptions, which parseTimestamp parses", () => {
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const [example = ""] = codesIn(row["Example"] ?? "");
      const names = codesIn(row["Property"] ?? "");
      expect([
        names,
        properties.some(
          ({ name, example: shown }) => names.includes(name) && String(shown) === example,
        ),
      ]).toEqual([names, true]);
      expect(parseTimestamp(example).getTime()).toBeGreaterThan(0);
    }
  });

  test("lists existing properties that only look like a timestamp", () => {
    const others = tableRows(textOf("times"), "What looks like a timestamp").flatMap((row) =>
      codesIn(row["Property"] ?? ""),
    );
    expect(others.length).toBeGreaterThan(3);
    expect(others.filter((other) => !properties.some(({ name }) => name === other))).toEqual([]);
  });

  test("shows the result of parseTimestamp for each form", () => {
    const shown = [
      ...textOf("times").matchAll(/parseTimestamp\("([^"]+)"\)\.toISOString\(\)\); \/\/ +(\S+)/g),
    ];
    expect(shown).toHaveLength(4);
    for (const [, form = "", time] of shown) expect(parseTimestamp(form).toISOString()).toBe(time);
  });
});

test("waiters.md lists each documented state", () => {
  const states = codesIn(textOf("waiters"));
  expect(
    [...snapshotStatusValues, ...backupStatusValues].filter((state) => !states.includes(state)),
  ).toEqual([]);
});

test("sandbox.md shows a seed that the sandbox accepts", () => {
  const seeds = blocksOf(textOf("sandbox"), "json").map((block) => readSeed(JSON.parse(block)));
  expect(seeds).toEqual([{ seed: expect.anything(), errors: [], warnings: [] }]);
});

test("signing.md shows the signature that the client computes", () => {
  const [canonical = ""] = blocksOf(textOf("signing"), "text");
  const [method = "", path = "", query = "", host = "", project = "", date = ""] =
    canonical.split("\n");
  const valueOf = (header: string): string => header.slice(header.indexOf(":") + 1);
  const headers = {
    host: valueOf(host),
    "x-project-id": valueOf(project),
    "x-sdk-date": valueOf(date),
  };
  const { text } = canonicalRequest(
    { method, url: `https://${headers.host}${path.slice(0, -1)}?${query}`, headers },
    sha256(""),
  );
  expect(canonical).toBe(`${text}\n`);
  const hash = sha256(text);
  const signature = hmacSha256(
    "sandbox-secret-access-key",
    `SDK-HMAC-SHA256\n${headers["x-sdk-date"]}\n${hash}`,
  );
  expect(
    tableRows(textOf("signing"), "A request to test with").map(
      (row) => codesIn(row["Value"] ?? "")[0],
    ),
  ).toEqual([hash, signature]);
});
