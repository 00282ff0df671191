// Runs in a folder with the packed package alone: makes every recorded call, and compares request and response with the
// recording.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import * as entry from "huaweicloud-dws-dds";

const endpoint = "https://endpoint.example.com";

for (const exchange of JSON.parse(readFileSync("exchanges.json", "utf8"))) {
  try {
    await replay(exchange);
  } catch (error) {
    console.error(
      `${exchange.operationId} does not replay the recording of ${exchange.document}: ${error.message}`,
    );
    process.exitCode = 1;
  }
}

async function replay({ service, operationId, projectId, input, request, status, response }) {
  const sent = [];
  const client = entry[`create${service.charAt(0).toUpperCase()}${service.slice(1)}Client`]({
    endpoint,
    projectId,
    credentials: entry.tokenCredentials("a-token"),
    fetch: async (url, { method, headers, body }) => {
      sent.push({ method, url, token: new Headers(headers).get("X-Auth-Token"), body: body ?? "" });
      // A response without a body is left out of the JSON.
      return response === undefined
        ? new Response(null, { status })
        : Response.json(response, { status });
    },
  });
  const result = await client[operationId](input);
  const [call] = sent;
  expectSame("number of requests", sent.length, 1);
  expectSame("method", call.method, request.method);
  expectSame("URL", inOrder(call.url), inOrder(endpoint + request.target));
  expectSame("header X-Auth-Token", call.token, "a-token");
  expectSame("body", call.body === "" ? undefined : JSON.parse(call.body), request.body);
  expectSame("response", result, response);
}

/** A URL whose query is sorted: the documents order their parameters in another way than the calls that they record. */
function inOrder(url) {
  const [path, query = ""] = url.split("?");
  return [path, query.split("&").sort()];
}

/** Compares two JSON values and names both in one line. */
function expectSame(what, actual, recorded) {
  if (!isDeepStrictEqual(actual, recorded))
    throw new Error(
      `its ${what} is ${JSON.stringify(actual)}, and the recording has ${JSON.stringify(recorded)}.`,
    );
}
