// Runs in a folder that has nothing but the packed package in it: makes every recorded call and compares both ways.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import * as entry from "huaweicloud-dws-dds";

for (const exchange of JSON.parse(readFileSync("exchanges.json", "utf8"))) {
  try {
    await replay(exchange);
  } catch (error) {
    console.error(
      `${exchange.operationId} does not replay what ${exchange.document} recorded: ${error.message}`,
    );
    process.exitCode = 1;
  }
}

async function replay({
  service,
  operationId,
  projectId,
  input,
  request,
  status,
  response: answer,
}) {
  const endpoint = "https://endpoint.example.com";
  const sent = [];
  const client = entry[`create${service.charAt(0).toUpperCase()}${service.slice(1)}Client`]({
    endpoint,
    projectId,
    credentials: entry.tokenCredentials("a-token"),
    fetch: async (url, { method, headers, body }) => {
      sent.push({ method, url, token: new Headers(headers).get("X-Auth-Token"), body: body ?? "" });
      return new Response(JSON.stringify(answer), {
        status,
        headers: { "Content-Type": "application/json" },
      });
    },
  });
  const answered = await client[operationId](input);
  const [call] = sent;
  same("number of requests", sent.length, 1);
  same("method", call.method, request.method);
  same("address", call.url, endpoint + request.target);
  same("header X-Auth-Token", call.token, "a-token");
  same("body", call.body === "" ? undefined : JSON.parse(call.body), request.body);
  same("answer", answered, answer);
}

/** One line that names what differs, both ways. */
function same(what, actual, recorded) {
  if (!isDeepStrictEqual(actual, recorded))
    throw new Error(
      `its ${what} is ${JSON.stringify(actual)} and was recorded as ${JSON.stringify(recorded)}.`,
    );
}
