// Runs in a folder that has nothing but the packed package in it: makes every recorded call and compares both ways.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as entry from "huaweicloud-dws-dds";

for (const exchange of JSON.parse(readFileSync("exchanges.json", "utf8"))) {
  try {
    await replay(exchange);
  } catch (error) {
    console.error(`${exchange.operationId} does not replay what ${exchange.document} recorded: ${error.message}`);
    process.exitCode = 1;
  }
}

async function replay({ service, operationId, projectId, input, request, status, answer }) {
  const endpoint = "https://endpoint.example.com";
  const sent = [];
  const client = entry[`create${service.charAt(0).toUpperCase()}${service.slice(1)}Client`]({
    endpoint,
    projectId,
    credentials: entry.tokenCredentials("a-token"),
    fetch: async (call) => {
      sent.push({ method: call.method, url: call.url, token: call.headers.get("X-Auth-Token"), body: await call.text() });
      return new Response(JSON.stringify(answer), { status, headers: { "Content-Type": "application/json" } });
    },
  });
  assert.deepEqual(await client[operationId](input), answer);
  assert.equal(sent.length, 1);
  assert.equal(sent[0].method, request.method);
  assert.equal(sent[0].url, endpoint + request.target);
  assert.equal(sent[0].token, "a-token");
  if (request.body === undefined) assert.equal(sent[0].body, "");
  else assert.deepEqual(JSON.parse(sent[0].body), request.body);
}
