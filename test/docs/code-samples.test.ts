import { describe, expect, test } from "@jest/globals";
import { operationsOf, type Description } from "../../scripts/spec/description.js";
import { serviceNames } from "../../scripts/build/project.js";
import { StepError } from "../../scripts/build/step.js";
import {
  codeSamples,
  sampleLanguages,
  withCodeSamples,
} from "../../scripts/docs/code-samples/code-samples.js";
import { awkward, inventedService } from "../support/invented-service.js";
import { samplesIn } from "../support/page-description.js";
import { publishedDescription } from "../support/recordings.js";

const labels = sampleLanguages.map(({ label }) => label);

describe.each(serviceNames())("the samples of %s", (service) => {
  const published = publishedDescription(service);
  const sampled = withCodeSamples(published, service);
  const operations = operationsOf(published).map(({ object }) => object.operationId);

  test.each(operations)(
    "%s has one in each language, with the base URL or the region in one place",
    (operationId) => {
      const samples = samplesIn(sampled, operationId);
      expect(samples.map(({ label }) => label)).toEqual(labels);
      for (const { label, source } of samples) {
        const place =
          label === "TypeScript"
            ? 'region: "eu-west-101"'
            : `https://${service}.eu-west-101.myhuaweicloud.eu`;
        expect(source.split(place)).toHaveLength(2);
      }
    },
  );

  test("are the only difference from the published description", () => {
    expect(operations.flatMap((operationId) => samplesIn(published, operationId))).toEqual([]);
    const withoutSamples = JSON.stringify(sampled, (key, value: unknown) =>
      key === "x-codeSamples" ? undefined : value,
    );
    expect(JSON.parse(withoutSamples)).toEqual(published);
  });
});

test("a sample leaves out an optional secret of its example", () => {
  const published = publishedDescription("dds");
  const example = JSON.stringify(published.components.examples["NewClusterRequest"]);
  expect(example).toContain('"password":"');
  const samples = samplesIn(withCodeSamples(published, "dds"), "restoreNewInstance");
  expect(samples.map(({ label }) => label)).toEqual(labels);
  for (const { source } of samples) {
    expect(source).toContain("test-cluster-01");
    expect(source).not.toMatch(/password/i);
  }
});

function sampleOf(operationId: string, label: string, description = inventedService): string {
  const operation = operationsOf(description).find(
    ({ object }) => object.operationId === operationId,
  );
  if (!operation) throw new Error(`There is no ${operationId}.`);
  return (
    codeSamples(description, "own", operation).find((sample) => sample.label === label)?.source ??
    ""
  );
}

describe("the samples of an unknown operation", () => {
  test.each([
    ["curl", `"$base/v1/\${OS_PROJECT_ID:?}/things/a%20b%2Fc%3F%27d%27?view=whole%20%26%20all"`],
    ["TypeScript", `own.showThing({\n    thing_id: "a b/c?'d'",\n    view: "whole & all",\n  });`],
    [
      "Python",
      `Request(f"{BASE}/v1/{PROJECT_ID}/things/a%20b%2Fc%3F%27d%27?view=whole%20%26%20all")`,
    ],
    [
      "Go",
      `os.Getenv("OS_PROJECT_ID") +\n\t\t"/things/a%20b%2Fc%3F%27d%27?view=whole%20%26%20all"\n`,
    ],
    [
      "Java",
      `System.getenv("OS_PROJECT_ID")\n        + "/things/a%20b%2Fc%3F%27d%27?view=whole%20%26%20all";\n`,
    ],
  ])(
    "have its required parameters in the URL, percent-encoded, and no optional ones: %s",
    (label, address) => {
      const source = sampleOf("showThing", label);
      expect(source).toContain(address);
      expect(source).not.toContain("unasked");
    },
  );

  test.each([
    ["curl", "  --request DELETE \\\n", "'%{http_code}\\n'"],
    ["TypeScript", `  await own.deleteThing({ thing_id: "a b/c?'d'" });\n`, `console.log("done");`],
    ["Python", `    method="DELETE",\n`, "print(response.status)"],
    ["Go", "http.NewRequest(http.MethodDelete, address, nil)", "fmt.Println(response.Status)"],
    ["Java", "        .DELETE()\n", "System.out.println(response.statusCode());"],
  ])(
    "read no body of a 204 response, and print that the call is done: %s",
    (label, request, shown) => {
      const source = sampleOf("deleteThing", label);
      expect(source).toContain(request);
      expect(source).toContain(shown);
      expect(source).not.toMatch(/json/i);
    },
  );

  test.each([
    [
      "curl",
      `"text": "\\"double\\" '\\''single'\\'' \\\\back\\\\slash $HOME \${HOME} \`date\` %s {braces} !! é 每 😀\\nnext\\tline",`,
    ],
    [
      "TypeScript",
      `    text: ${JSON.stringify(awkward)},\n    flag: true,\n    "odd-name": null,\n    list: [1.5, "two", {}, []],\n`,
    ],
    [
      "Python",
      `    "text": ${JSON.stringify(awkward)},\n    "flag": True,\n    "odd-name": None,\n    "list": [1.5, "two", {}, []],\n`,
    ],
    [
      "Go",
      `"text": "\\"double\\" 'single' \\\\back\\\\slash $HOME \${HOME} \\u0060date\\u0060 %s {braces} !! é 每 😀\\nnext\\tline",`,
    ],
    [
      "Java",
      `"  \\"text\\": \\"\\\\\\"double\\\\\\" 'single' \\\\\\\\back\\\\\\\\slash $HOME \${HOME} \`date\` %s {braces} !! \\u00e9 \\u6bcf \\ud83d\\ude00\\\\nnext\\\\tline\\","`,
    ],
  ])(
    "have a body whose text contains the special characters of the language: %s",
    (label, literal) => {
      expect(sampleOf("changeThing", label)).toContain(literal);
    },
  );

  test("have the parameters on which a chosen parameter depends", () => {
    expect(sampleOf("listThings", "curl")).toContain('"$base/v1/things?name=any&kind=all"');
  });

  test("need no project if the path has none", () => {
    for (const label of labels) expect(sampleOf("listThings", label)).not.toContain("PROJECT");
  });

  test("print the id, name and status of each item of a list, as far as there are any", () => {
    expect(sampleOf("listThings", "TypeScript")).toContain(
      "for (const item of response.things) {\n    console.log(item.id, item.status);",
    );
    expect(sampleOf("listThings", "Python")).toContain('print(item.get("id"), item.get("status"))');
    expect(sampleOf("listThings", "Go")).toContain(
      '\t\t\tID     any    `json:"id"`\n\t\t\tStatus string `json:"status"`\n',
    );
  });
});

describe("the server of the samples", () => {
  const servers = (...list: Description["servers"]): Description => ({
    ...inventedService,
    servers: list,
  });
  const cloud = {
    url: "https://own.{region}.example.com",
    variables: { region: { default: "far-1" } },
  };

  test("is the one without variables, for the client the region in its id", () => {
    expect(sampleOf("listThings", "Python")).toContain('BASE = "https://invented.example.com"');
    expect(sampleOf("listThings", "TypeScript")).toContain(
      'createOwnClient({\n  region: "near-1",\n',
    );
  });

  test("is the first one with the defaults of its variables, if all have variables", () => {
    const description = servers({ ...cloud, "x-speakeasy-server-id": "huaweicloud" });
    expect(sampleOf("listThings", "Python", description)).toContain(
      'BASE = "https://own.far-1.example.com"',
    );
    expect(sampleOf("listThings", "TypeScript", description)).toContain(
      'createOwnClient({\n  region: "far-1",\n',
    );
  });

  test("is a URL for the client, if the region alone selects another cloud", () => {
    const description = servers({ ...cloud, "x-speakeasy-server-id": "other" });
    expect(sampleOf("listThings", "TypeScript", description)).toContain(
      'createOwnClient({\n  endpoint: "https://own.far-1.example.com",\n',
    );
  });

  test("is missing in a description without servers, which fails the build", () => {
    expect(() => sampleOf("listThings", "curl", servers())).toThrow(
      "There is no server for the code samples to call.",
    );
  });
});

test("a required parameter without an example fails the build with a message that names it", () => {
  const bare = { name: "thing_id", in: "path", required: true, schema: { type: "string" } };
  const paths = {
    "/things/{thing_id}": {
      get: { operationId: "showThing", summary: "", responses: {}, parameters: [bare] },
    },
  };
  const fail = (): string => sampleOf("showThing", "curl", { ...inventedService, paths });
  expect(fail).toThrow(StepError);
  expect(fail).toThrow(
    "showThing: its parameter thing_id has no example for the code samples; add one.",
  );
});
