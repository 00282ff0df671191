// What a list of snapshots costs with this client and with others, over the loopback and over a stubbed fetch.
import { createHash, createHmac } from "node:crypto";
import { accessKeyCredentials, createDwsClient, tokenCredentials } from "huaweicloud-dws-dds/dws";

const projectId = "89cd04f168b84af6be287f71730fdb4b";
const token = "a-token";
const keys = { accessKeyId: "AK", secretAccessKey: "SK" };
const path = `/v1.0/${projectId}/snapshots`;

/** From a server on this machine. */
export async function loopback({ server: endpoint, list }) {
  const target = { endpoint, fetch };
  return {
    title: "Loopback requests",
    ...{ calls: 1500, turns: 10, warmUps: 2 },
    goals: { "this client, token": 1.15, "this client, AK/SK": 1.3 },
    candidates: expecting(list, [
      plainFetch("raw fetch, token", target),
      withToken({ endpoint }),
      await openapiFetch({ endpoint }),
      await ky({ endpoint }),
      await axios({ endpoint }),
      plainFetch("raw fetch with a signature, AK/SK", target, () => signature(endpoint)),
      withKeys({ endpoint }),
      await vendorCore({ endpoint }),
      await redshift({ endpoint }),
    ]),
  };
}

/** From a fetch that responds at once, by those candidates that accept a fetch. */
export async function stub({ list }) {
  const text = JSON.stringify(list);
  const headers = { "Content-Type": "application/json" };
  const endpoint = "http://127.0.0.1:9";
  const target = { endpoint, fetch: async () => new Response(text, { headers }) };
  return {
    title: "Own cost over a stubbed fetch",
    ...{ calls: 5000, turns: 10, warmUps: 2 },
    isDifference: true,
    goals: { "this client, token": 0.013, "this client, AK/SK": 0.023 },
    candidates: expecting(list, [
      plainFetch("the stub and JSON.parse alone", target),
      withToken(target),
      await openapiFetch(target),
      await ky(target),
      plainFetch("the stub with a signature, AK/SK", target, () => signature(endpoint)),
      withKeys(target),
    ]),
  };
}

/** The result of a call is the number of snapshots. */
function expecting({ snapshots }, candidates) {
  return candidates.map((candidate) => ({ ...candidate, result: snapshots.length }));
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

function plainFetch(name, { endpoint, fetch }, headers = () => ({ "X-Auth-Token": token })) {
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

/** The vendor has no package for DWS in JavaScript: this is its core, called as the packages of other services do. */
export async function vendorCore({ endpoint }) {
  // Whole names, for the bundler finds no others.
  const { ClientBuilder } = await import("@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js");
  const { BasicCredentials } =
    await import("@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js");
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
    ...{ method: "GET", url: "/v1.0/{project_id}/snapshots", contentType: "application/json" },
    ...{ queryParams: {}, pathParams: {}, headers: {} },
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
