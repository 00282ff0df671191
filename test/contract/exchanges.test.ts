import { describe, expect, test } from "@jest/globals";
import {
  createDdsClient,
  createDwsClient,
  tokenCredentials,
  type ClientOptions,
} from "../../src/index.js";
import { recordedExchanges } from "../support/recordings.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const createClient = { dws: createDwsClient, dds: createDdsClient } as unknown as Readonly<
  Record<
    string,
    (options: ClientOptions) => Readonly<Record<string, (input: unknown) => Promise<unknown>>>
  >
>;
const exchanges = recordedExchanges();

test("all five documents record a call", () => {
  expect(exchanges.map((exchange) => exchange.document).sort()).toEqual([
    "000_be0af6c6f98b15fa.txt",
    "001_df96496f9513eb0d.txt",
    "002_26e709efa6d9bf86.txt",
    "003_6bd36c428338fa9a.txt",
    "004_f9c749e2c7f046ea.txt",
  ]);
});

describe.each(exchanges)(
  "$operationId, as $document records it",
  ({ service, operationId, projectId, input, request, status, response: answer }) => {
    async function call() {
      const { fetch, sent } = stubFetch(() => jsonResponse(answer, status));
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

    test("sends the document's method, address and query", async () => {
      const { sent } = await call();
      expect(sent?.method).toBe(request.method);
      expect(sent?.url).toBe(`https://endpoint.example.com${request.target}`);
    });

    test("sends the token, and a content type only with a body", async () => {
      const { sent } = await call();
      expect(sent?.headers["x-auth-token"]).toBe("a-token");
      expect(sent?.headers["content-type"]).toBe(
        request.body === undefined ? undefined : "application/json",
      );
    });

    test("sends the document's body and no other", async () => {
      const { sent } = await call();
      expect(sent?.body === "" ? undefined : JSON.parse(sent?.body ?? "")).toEqual(request.body);
    });

    test("brings back the recorded answer, member for member", async () => {
      const { result } = await call();
      expect(result).toStrictEqual(answer);
    });
  },
);
