// An invented operation whose success has no body: none of the described ones is of this kind.
import { expect, test } from "@jest/globals";
import { createServiceClient, type Service } from "../../src/client/create-client.js";
import { ApiError, ResponseParseError, tokenCredentials } from "../../src/index.js";
import type { Operation } from "../../src/operation.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const row: Operation = {
  operationId: "deleteThing",
  method: "DELETE",
  path: "/v1/{project_id}/things/{id}",
  input: { required: ["id"], properties: { id: { type: "string" } } },
};

function deleteThing(respond: () => Response, mayBeEmpty = true): Promise<unknown> {
  const service: Service = {
    operations: { deleteThing: { ...row, ...(mayBeEmpty && { mayBeEmpty }) } },
    retry: { statuses: [], connectionErrors: false },
    servers: { huaweicloud: "", opentelekomcloud: "" },
  };
  const client = createServiceClient(service, {
    endpoint: "https://endpoint.example.com",
    projectId: "a-project",
    credentials: tokenCredentials("a-token"),
    fetch: stubFetch(respond).fetch,
  }) as unknown as { deleteThing(input: object): Promise<unknown> };
  return client.deleteThing({ id: "thing-1" });
}

const empty = (status: number) => (): Response => new Response(null, { status });

test.each([200, 201, 202, 204])(
  "resolves to undefined for an empty response %i",
  async (status) => {
    await expect(deleteThing(empty(status))).resolves.toBeUndefined();
  },
);

test("resolves to a body that is sent nevertheless", async () => {
  await expect(deleteThing(() => jsonResponse({ id: "thing-1" }))).resolves.toEqual({
    id: "thing-1",
  });
});

test.each([
  ["an error response", () => jsonResponse({ error_code: "DWS.0001" }, 400), ApiError],
  ["an empty error response", empty(500), ApiError],
  ["an error code in a success", () => jsonResponse({ error_code: "DWS.0001" }), ApiError],
  ["the page of a proxy", () => new Response("<html>"), ResponseParseError],
])("rejects %s", async (_, respond, error) => {
  await expect(deleteThing(respond)).rejects.toThrow(error);
});

test("rejects an empty response of an operation that has a body", async () => {
  await expect(deleteThing(empty(202), false)).rejects.toThrow(ResponseParseError);
});
