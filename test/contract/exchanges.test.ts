import { describe, expect, test } from "@jest/globals";
import {
  createDdsClient,
  createDwsClient,
  tokenCredentials,
  type ClientOptions,
} from "../../src/index.js";
import { readSourceDocuments } from "../../scripts/spec/tables.js";
import { recordedExchanges } from "../support/recordings.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const createClient = { dws: createDwsClient, dds: createDdsClient } as unknown as Readonly<
  Record<
    string,
    (options: ClientOptions) => Readonly<Record<string, (input: unknown) => Promise<unknown>>>
  >
>;
const exchanges = recordedExchanges();

/** A URL whose query is sorted: the documents order their parameters in another way than the calls that they record. */
function inOrder(url: string): readonly [path: string, query: readonly string[]] {
  const [path = "", query = ""] = url.split("?");
  return [path, query.split("&").sort()];
}

test("every recorded call of the source documents is replayed", () => {
  const recorded = readSourceDocuments().flatMap(({ document, exchanges: calls }) =>
    calls.map(() => document),
  );
  expect(recorded.length).toBeGreaterThan(0);
  expect(exchanges.map(({ document }) => document).sort()).toEqual(recorded.sort());
});

describe.each(exchanges)(
  "$operationId, as $document records it",
  ({ service, operationId, projectId, input, request, status, response }) => {
    async function call() {
      const { fetch, sent } = stubFetch(() =>
        response === undefined ? new Response(null, { status }) : jsonResponse(response, status),
      );
      const client = createClient[service]?.({
        endpoint: "https://endpoint.example.com",
        projectId,
        credentials: tokenCredentials("a-token"),
        fetch,
      });
      const result = await client?.[operationId]?.(input);
      expect(sent).toHaveLength(1);
      return { result, sent: sent[0] };
    }

    test("sends the method, path and query of the document", async () => {
      const { sent } = await call();
      expect(sent?.method).toBe(request.method);
      expect(inOrder(sent?.url ?? "")).toEqual(
        inOrder(`https://endpoint.example.com${request.target}`),
      );
    });

    test("sends the token, and a content type only with a body", async () => {
      const { sent } = await call();
      expect(sent?.headers["x-auth-token"]).toBe("a-token");
      expect(sent?.headers["content-type"]).toBe(
        request.body === undefined ? undefined : "application/json",
      );
    });

    test("sends the body of the document and no other one", async () => {
      const { sent } = await call();
      expect(sent?.body === "" ? undefined : JSON.parse(sent?.body ?? "")).toEqual(request.body);
    });

    test("returns the recorded response, property by property, or nothing for one without a body", async () => {
      const { result } = await call();
      expect(result).toStrictEqual(response);
    });
  },
);
