// What is compared: line-ups of candidates for the same work. The first of a line-up is the base of the ratios. A call whose
// result is wrong has not done its work, and fails the benchmark.
import { spawn } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { createDdsClient, paginateListBackups } from "huaweicloud-dws-dds/dds";
import { accessKeyCredentials, createDwsClient, tokenCredentials } from "huaweicloud-dws-dds/dws";
import { pagesOf, pageSize, slow } from "./pages.mjs";

const projectId = "89cd04f168b84af6be287f71730fdb4b";
const token = "a-token";
const keys = { accessKeyId: "AK", secretAccessKey: "SK" };
const path = `/v1.0/${projectId}/snapshots`;

/** Lists of snapshots from the loopback server. */
export async function loopback({ server: endpoint, snapshots }) {
  return checked(snapshots, [
    plainFetch("raw fetch, token", { endpoint }),
    withToken({ endpoint }),
    await openapiFetch({ endpoint }),
    await ky({ endpoint }),
    await axios({ endpoint }),
    plainFetch("raw fetch with a signature, AK/SK", { endpoint }, () => signature(endpoint)),
    withKeys({ endpoint }),
    await vendorCore({ endpoint }),
    await redshift({ endpoint }),
  ]);
}

/** Lists of snapshots from a fetch that responds at once: those candidates that accept a fetch. */
export async function stub({ list, snapshots }) {
  const headers = { "Content-Type": "application/json" };
  const target = { endpoint: nowhere, fetch: async () => new Response(list, { headers }) };
  return checked(snapshots, [
    plainFetch("the stub and JSON.parse alone", target),
    withToken(target),
    await openapiFetch(target),
    await ky(target),
    plainFetch("the stub with a signature, AK/SK", target, () => signature(nowhere)),
    withKeys(target),
  ]);
}

/** Walks through all backups of a stubbed fetch. */
export function pager({ backup, pages }) {
  return checked(pages * pageSize, [
    {
      name: "a bare loop of fetch and JSON.parse",
      call: () => count(bareLoop(stubbedPages(backup, pages), pages)),
    },
    { name: "the pager", call: () => count(stubbedBackups(backup, pages, false)) },
    { name: "the pager with prefetch", call: () => count(stubbedBackups(backup, pages, true)) },
  ]);
}

/** Walks through pages of a slow server, by a consumer that works for a time after each page. */
export function network({ server: endpoint, workMs }) {
  const walk = (prefetch) => () => count(backups({ endpoint }, prefetch), workMs);
  return checked(slow.pages * pageSize, [
    { name: "one page after the other", call: walk(false) },
    { name: "with prefetch", call: walk(true) },
  ]);
}

/** Whole processes that import a package and end. */
export function start() {
  const core = "@huaweicloud/huaweicloud-sdk-core";
  const programs = {
    "bare Node": ["-e", ""],
    "an empty ES module": imports(),
    "this client, ./dws": imports("huaweicloud-dws-dds/dws"),
    "this client, both services": imports("huaweicloud-dws-dds"),
    "openapi-fetch": imports("openapi-fetch"),
    ky: imports("ky"),
    axios: imports("axios"),
    "vendor's core SDK": imports(`${core}/ClientBuilder.js`, `${core}/auth/BasicCredentials.js`),
    "AWS SDK, Redshift": imports("@aws-sdk/client-redshift"),
  };
  const run = async (args) =>
    (await once(spawn(process.execPath, args, { stdio: ["ignore", "ignore", 2] }), "close"))[0];
  // A failed import would be a fast one.
  return checked(
    0,
    Object.entries(programs).map(([name, args]) => ({ name, call: () => run(args) })),
  );
}

function imports(...modules) {
  return ["--input-type=module", "-e", modules.map((name) => `import "${name}";`).join("")];
}

const nowhere = "http://127.0.0.1:9";

function checked(expected, candidates) {
  return candidates.map(({ name, call }) => ({
    name,
    async call() {
      const result = await call();
      if (result !== expected) throw new Error(`${name}: ${result} instead of ${expected}.`);
    },
  }));
}

/** The backups of a stubbed fetch, through the pager. */
export function stubbedBackups(backup, pages, prefetch) {
  return backups({ endpoint: nowhere, fetch: stubbedPages(backup, pages) }, prefetch);
}

function backups(target, prefetch) {
  const dds = createDdsClient({ ...target, projectId, credentials: tokenCredentials(token) });
  return paginateListBackups(dds, { limit: pageSize }, { prefetch });
}

function stubbedPages(backup, pages) {
  const page = pagesOf(backup, pages);
  const headers = { "Content-Type": "application/json" };
  return async (url) => new Response(page(url), { headers });
}

async function* bareLoop(fetch, pages) {
  for (let page = 0; page < pages; page += 1) {
    const response = await fetch(
      `${nowhere}/v3/${projectId}/backups?offset=${page * pageSize}&limit=${pageSize}`,
    );
    yield JSON.parse(await response.text()).backups;
  }
}

/** Counts items, or lists of items, and fails when one is missing or comes twice. */
async function count(items, workMs = 0) {
  let number = 0;
  let last = "";
  for await (const item of items)
    for (const { id } of Array.isArray(item) ? item : [item]) {
      if (id <= last) throw new Error(`Backup ${id} came after ${last}: pages were mixed up.`);
      last = id;
      number += 1;
      if (workMs > 0 && number % pageSize === 0) await sleep(workMs);
    }
  return number;
}

function thisClient(name, target, credentials) {
  const dws = createDwsClient({ ...target, projectId, credentials });
  return { name, call: async () => (await dws.listSnapshots()).snapshots.length };
}

export function withToken(target) {
  return thisClient("this client, token", target, tokenCredentials(token));
}

export function withKeys(target) {
  return thisClient("this client, AK/SK", target, accessKeyCredentials(keys));
}

function plainFetch(
  name,
  { endpoint, fetch = globalThis.fetch },
  headers = () => ({ "X-Auth-Token": token }),
) {
  const url = `${endpoint}${path}`;
  return {
    name,
    call: async () => (await (await fetch(url, { headers: headers() })).json()).snapshots.length,
  };
}

/** The headers that sign a GET without a query by SDK-HMAC-SHA256: the least work that a signature takes. */
function signature(endpoint) {
  const { host } = new URL(endpoint);
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const sha256 = (text) => createHash("sha256").update(text).digest("hex");
  const request = `GET\n${path}/\n\nhost:${host}\nx-sdk-date:${date}\n\nhost;x-sdk-date\n${sha256("")}`;
  const text = `SDK-HMAC-SHA256\n${date}\n${sha256(request)}`;
  const value = createHmac("sha256", keys.secretAccessKey).update(text).digest("hex");
  return {
    "X-Sdk-Date": date,
    Authorization: `SDK-HMAC-SHA256 Access=${keys.accessKeyId}, SignedHeaders=host;x-sdk-date, Signature=${value}`,
  };
}

export async function openapiFetch({ endpoint, ...options }) {
  const { default: createClient } = await import("openapi-fetch");
  const client = createClient({
    baseUrl: endpoint,
    headers: { "X-Auth-Token": token },
    ...options,
  });
  const init = { params: { path: { project_id: projectId } } };
  return {
    name: "openapi-fetch, token",
    call: async () =>
      (await client.GET("/v1.0/{project_id}/snapshots", init)).data.snapshots.length,
  };
}

export async function ky({ endpoint, ...options }) {
  const { default: create } = await import("ky");
  const client = create.create({
    prefixUrl: endpoint,
    headers: { "X-Auth-Token": token },
    ...options,
  });
  return {
    name: "ky, token",
    call: async () => (await client.get(path.slice(1)).json()).snapshots.length,
  };
}

export async function axios({ endpoint }) {
  const { default: create } = await import("axios");
  const client = create.create({ baseURL: endpoint, headers: { "X-Auth-Token": token } });
  return { name: "axios, token", call: async () => (await client.get(path)).data.snapshots.length };
}

/** The vendor has no package for DWS in JavaScript: this is its core, called as its other services call it. */
export async function vendorCore({ endpoint }) {
  const core = "@huaweicloud/huaweicloud-sdk-core";
  const { ClientBuilder } = await import(`${core}/ClientBuilder.js`);
  const { BasicCredentials } = await import(`${core}/auth/BasicCredentials.js`);
  const credential = new BasicCredentials({
    ak: keys.accessKeyId,
    sk: keys.secretAccessKey,
    projectId,
  });
  const client = new ClientBuilder((created) => created)
    .withCredential(credential)
    .withEndpoint(endpoint)
    .build();
  const request = () => ({
    method: "GET",
    url: "/v1.0/{project_id}/snapshots",
    contentType: "application/json",
    queryParams: {},
    pathParams: {},
    headers: {},
  });
  return {
    name: "vendor's core SDK, AK/SK",
    call: async () => (await client.sendRequest(request())).snapshots.length,
  };
}

/** The data warehouse of another cloud: its client lists snapshots by a signed POST and reads XML. */
export async function redshift({ endpoint }) {
  const { DescribeClusterSnapshotsCommand, RedshiftClient } =
    await import("@aws-sdk/client-redshift");
  const client = new RedshiftClient({ endpoint, region: "eu-west-1", credentials: keys });
  return {
    name: "AWS SDK, Redshift, AK/SK of AWS",
    call: async () => (await client.send(new DescribeClusterSnapshotsCommand({}))).Snapshots.length,
  };
}
