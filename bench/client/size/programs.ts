import { projectId, snapshotsPath } from "../candidates/contender.js";
import type { Features } from "../features.js";

/** A program that prints names and statuses of the snapshots, written with one client as its users would write it. */
export interface Program {
  readonly name: string;
  /** In kB. */
  readonly goal?: number;
  /** Left out if the build lacks what the program needs. */
  readonly source?: string;
}

const print = `for (const { name, status } of snapshots) console.log(name, status);`;

/** Where the programs find the server and how they sign in; all of them alike. */
const { endpoint, token, accessKeyId, secretAccessKey } = {
  endpoint: `process.env.ENDPOINT`,
  token: `process.env.TOKEN`,
  accessKeyId: `process.env.ACCESS_KEY`,
  secretAccessKey: `process.env.SECRET_KEY`,
};

export function programs({ accessKeys }: Features): Program[] {
  const withKeys = `
import { accessKeyCredentials, createDwsClient } from "huaweicloud-dws-dds/dws";
const credentials = accessKeyCredentials({ accessKeyId: ${accessKeyId}, secretAccessKey: ${secretAccessKey} });
const dws = createDwsClient({ endpoint: ${endpoint}, projectId: "${projectId}", credentials });
const { snapshots } = await dws.listSnapshots();
${print}`;

  const withToken = `
import { createDwsClient, tokenCredentials } from "huaweicloud-dws-dds/dws";
const dws = createDwsClient({ endpoint: ${endpoint}, projectId: "${projectId}", credentials: tokenCredentials(${token}) });
const { snapshots } = await dws.listSnapshots();
${print}`;

  return [
    { name: "this client, AK/SK", goal: 8, ...(accessKeys && { source: withKeys }) },
    { name: "this client, token", source: withToken },
    { name: "openapi-fetch, token", source: withOpenapiFetch },
    { name: "ky, token", source: withKy },
    { name: "axios, token", source: withAxios },
    { name: "vendor's core SDK, AK/SK", source: withVendorCore },
    { name: "AWS SDK, Redshift, AWS's AK/SK", source: withRedshift },
  ];
}

const withOpenapiFetch = `
import createClient from "openapi-fetch";
const client = createClient({ baseUrl: ${endpoint}, headers: { "X-Auth-Token": ${token} } });
const { data: { snapshots } } = await client.GET("/v1.0/{project_id}/snapshots", { params: { path: { project_id: "${projectId}" } } });
${print}`;

const withKy = `
import ky from "ky";
const { snapshots } = await ky.get(${endpoint} + "${snapshotsPath}", { headers: { "X-Auth-Token": ${token} } }).json();
${print}`;

const withAxios = `
import axios from "axios";
const { data: { snapshots } } = await axios.get(${endpoint} + "${snapshotsPath}", { headers: { "X-Auth-Token": ${token} } });
${print}`;

const withVendorCore = `
import { ClientBuilder } from "@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js";
import { BasicCredentials } from "@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js";
const credentials = new BasicCredentials({ ak: ${accessKeyId}, sk: ${secretAccessKey}, projectId: "${projectId}" });
const client = new ClientBuilder((core) => core).withCredential(credentials).withEndpoint(${endpoint}).build();
const request = { method: "GET", url: "/v1.0/{project_id}/snapshots", contentType: "application/json", queryParams: {}, pathParams: {}, headers: {} };
const { snapshots } = await client.sendRequest(request);
${print}`;

const withRedshift = `
import { DescribeClusterSnapshotsCommand, RedshiftClient } from "@aws-sdk/client-redshift";
const credentials = { accessKeyId: ${accessKeyId}, secretAccessKey: ${secretAccessKey} };
const client = new RedshiftClient({ endpoint: ${endpoint}, region: "eu-west-1", credentials });
const { Snapshots } = await client.send(new DescribeClusterSnapshotsCommand({}));
for (const { SnapshotIdentifier, Status } of Snapshots) console.log(SnapshotIdentifier, Status);`;
