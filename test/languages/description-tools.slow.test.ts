// Tools that read the descriptions and generate no client that the matrix tests.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { inProject, serviceNames } from "../../scripts/build/project.js";
import { describedCalls } from "../../scripts/verify/coverage/described-calls.js";
import { startSandbox } from "../../src/sandbox.js";
import { publishedDescription } from "../support/recordings.js";
import { install, toolbox } from "./matrix/row.js";
import { runForOutput } from "./run-command.js";

const packages = {
  "@apidevtools/swagger-parser": "13.0.0",
  "openapi-to-postmanv2": "6.3.3",
  orval: "7.13.2", // The last one for Node 20.
};
const installed = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
const name = `description-tools-${Object.values(packages).join("-")}`;
const quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"];
const box = toolbox(name, (folder) => [
  { program: "npm", args: ["install", ...quiet, "--prefix", folder, ...installed] },
]);

/** An item of a Postman collection: a folder or a request. */
interface Item {
  readonly name: string;
  readonly item?: readonly Item[];
  readonly request?: {
    readonly method: string;
    readonly url: {
      readonly path: readonly string[];
      readonly variable?: readonly Named[];
      readonly query: readonly (Named & { readonly disabled: boolean })[];
    };
    readonly body?: { readonly raw: string };
  };
}
interface Named {
  readonly key: string;
  readonly value: string;
}

interface Converter {
  readonly convertV2: (
    input: { readonly type: "string"; readonly data: string },
    options: Readonly<Record<string, unknown>>,
    done: (error: unknown, result: Conversion) => void,
  ) => void;
}
interface Conversion {
  readonly output: readonly { readonly data: Item }[];
}

const descriptions = serviceNames().flatMap((service) =>
  ["json", "yaml"].flatMap((format) => [`${service}.${format}`, `${service}-3.1.${format}`]),
);
const pathOf = (description: string): string => inProject("generated/openapi", description);

/** The requests of a description as the converter of Postman writes them, with a choice of its settings. */
async function postmanRequests(service: string, settings: object): Promise<Item[]> {
  const require = createRequire(import.meta.url);
  const folder = join(box.folder, "node_modules/openapi-to-postmanv2");
  const { convertV2 } = require(folder) as Converter;
  const data = readFileSync(pathOf(`${service}.json`), "utf8");
  const conversion = await new Promise<Conversion>((resolve) =>
    convertV2({ type: "string", data }, { ...settings }, (_, result) => resolve(result)),
  );
  const requestsIn = (item: Item): Item[] => item.item?.flatMap(requestsIn) ?? [item];
  return conversion.output.flatMap(({ data: collection }) => requestsIn(collection));
}

/** Sends a converted request with a token. */
async function send({ request }: Item, server: string, token: string): Promise<number> {
  if (!request) throw new Error("The converter wrote an item without a request.");
  const { method, url, body } = request;
  const values = new Map(url.variable?.map(({ key, value }) => [`:${key}`, value]));
  const target = new URL(url.path.map((part) => values.get(part) ?? part).join("/"), server);
  const enabled = url.query.filter(({ disabled }) => !disabled);
  for (const { key, value } of enabled) target.searchParams.set(key, value);
  const headers = { "X-Auth-Token": token, "Content-Type": "application/json" };
  return (await fetch(target, { method, headers, ...(body && { body: body.raw }) })).status;
}

beforeAll(() => install(box));

test.each(descriptions)("swagger-parser accepts %s", async (description) => {
  const program = `import parser from "@apidevtools/swagger-parser"; await parser.validate(process.argv[1]);`;
  const args = ["--input-type=module", "--eval", program, pathOf(description)];
  expect(await runForOutput({ program: process.execPath, args }, { folder: box.folder })).toBe("");
});

test.each(serviceNames().map((service) => `${service}-3.1.json`))(
  "orval accepts %s",
  async (description) => {
    const args = ["node_modules/.bin/orval", "--input", pathOf(description), "--output", "out.ts"];
    const output = await runForOutput({ program: process.execPath, args }, { folder: box.folder });
    expect(output).toContain("has been converted");
    expect(output).not.toContain("Error");
  },
);

describe("The Postman collection, with the settings of the guide", () => {
  test.each(serviceNames())(
    "of %s has a first request of each operation that works",
    async (service) => {
      const settings = { parametersResolution: "Example", enableOptionalParameters: false };
      const requests = await postmanRequests(service, settings);
      const calls = describedCalls(publishedDescription(service));
      const failed: [string, number][] = [];
      for (const { operation, seed, before, successes } of calls) {
        const { summary } = operation.object;
        const item = requests.find(({ name }) => name === summary);
        if (!item) throw new Error(`The collection has no request "${summary}".`);
        const sandbox = await startSandbox({ seed, creationMs: 0 });
        try {
          // An example cannot name a job that starts later.
          const isUnknown = before !== undefined;
          const status = await send(item, sandbox.url, sandbox.issueToken());
          if (!(isUnknown ? [400] : successes).includes(status)) failed.push([summary, status]);
        } finally {
          await sandbox.close();
        }
      }
      expect(calls).toHaveLength(requests.length);
      expect(failed).toEqual([]);
    },
  );

  test("invents times that exist, with its own settings", async () => {
    const requests = await postmanRequests("dds", {});
    const query = requests.flatMap(({ request }) => request?.url.query ?? []);
    const times = query.filter(({ key }) => /^(begin|end)_time$/.test(key));
    expect(times.map(({ key }) => key)).toEqual(["begin_time", "end_time"]);
    expect(times.filter(({ value }) => Number.isNaN(Date.parse(`${value}Z`)))).toEqual([]);
  });
});
