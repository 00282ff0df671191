import { describe, expect, test } from "@jest/globals";
import { renderOperationTable } from "../../scripts/codegen/operation-table.js";
import { operationsOf } from "../../scripts/spec/description.js";
import { createServiceClient, type ServiceClient } from "../../src/client/create-client.js";
import { tokenCredentials } from "../../src/index.js";
import { inventedService } from "../support/invented-service.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

interface Things extends ServiceClient {
  deleteThing(input: { readonly thing_id: string }): Promise<unknown>;
}

/** A client of an operation whose success is documented without a body, or that may have one. */
function things(respond: () => Response, responseBody: "never" | "maybe" = "never"): Things {
  const deleteThing = {
    operationId: "deleteThing",
    method: "DELETE",
    path: "/v1/{project_id}/things/{thing_id}",
    input: { required: ["thing_id"], properties: { thing_id: { type: "string" } } },
    responseBody,
  } as const;
  const host = "https://x.{region}.example.com";
  return createServiceClient(
    {
      operations: { deleteThing },
      retry: { statuses: [], connectionErrors: false },
      servers: { huaweicloud: host, opentelekomcloud: host },
    },
    {
      endpoint: "https://endpoint.example.com",
      projectId: "p",
      credentials: tokenCredentials("a-token"),
      fetch: stubFetch(respond).fetch,
    },
  ) as Things;
}

test("the operation table states which operations have a success without a body", () => {
  const rows = renderOperationTable(inventedService).split("operationId: ").slice(1);
  const marked = rows.filter((row) => row.includes('responseBody: "never"'));
  const described = operationsOf(inventedService).filter(({ object }) => "204" in object.responses);
  expect(marked.map((row) => row.split('"')[1])).toEqual(
    described.map(({ object }) => object.operationId),
  );
});

describe("an operation whose success is documented without a body", () => {
  test.each([
    ["204", () => new Response(null, { status: 204 })],
    ["202 with an empty body", () => new Response("", { status: 202 })],
    ["200 with a text", () => new Response("OK")],
    ["200 with an empty object, which some documents show", () => jsonResponse({})],
    ["200 with an undocumented body", () => jsonResponse({ job_id: "j" })],
  ])("resolves to undefined after %s", async (_, respond) => {
    expect(await things(respond).deleteThing({ thing_id: "t" })).toBeUndefined();
  });

  test("rejects an error code in a success", async () => {
    const client = things(() => jsonResponse({ error_code: "DWS.0005" }));
    await expect(client.deleteThing({ thing_id: "t" })).rejects.toMatchObject({ code: "DWS.0005" });
  });
});

test.each([
  ["the body", () => jsonResponse({ job_id: "j" }), { job_id: "j" }],
  ["undefined without one", () => new Response(null, { status: 204 }), undefined],
])("an operation whose success may have a body resolves to %s", async (_, respond, expected) => {
  expect(await things(respond, "maybe").deleteThing({ thing_id: "t" })).toEqual(expected);
});
