import { inspect } from "node:util";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { agencyCredentials, createDwsClient } from "../../src/index.js";
import { jsonResponse, stubFetch, type SentRequest } from "../support/stub-fetch.js";

afterEach(() => void jest.useRealTimers());

const projectId = "89cd04f168b84af6be287f71730fdb4b";

/** A stand-in for the metadata service, which issues "AK1", "AK2" and so on, each valid for an hour. */
class Metadata {
  readonly sent: SentRequest[] = [];
  hasSessions = true;
  issued = 1;
  /** What is sent in place of a key. */
  failure: (() => Response | Promise<Response>) | undefined;

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = Object.fromEntries(new Headers(init.headers));
    this.sent.push({ method: init.method ?? "GET", url, headers, body: "" });
    const { pathname } = new URL(url);
    if (pathname === "/meta-data/latest/api/token")
      return this.hasSessions ? new Response("session") : new Response("", { status: 404 });
    if (this.hasSessions && headers["x-metadata-token"] !== "session")
      return new Response("", { status: 401 });
    if (pathname === "/openstack/latest/meta_data.json")
      return jsonResponse({ project_id: projectId, region_id: "eu-west-101" });
    if (this.failure) return this.failure();
    const credential = {
      access: `AK${this.issued}`,
      secret: "a-secret-key",
      securitytoken: `security-token-${this.issued}`,
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
    };
    return jsonResponse({ credential }, 200, { Date: new Date().toUTCString() });
  };

  keyRequests(): number {
    return this.sent.filter(({ url }) => url.endsWith("/securitykey")).length;
  }
}

function clientOf(metadata: Metadata, respond = () => jsonResponse({ snapshots: [] })) {
  const { fetch, sent } = stubFetch(respond);
  const credentials = agencyCredentials({ fetch: metadata.fetch });
  const dws = createDwsClient({ region: "eu-west-101", credentials, fetch });
  const keys = (): (string | undefined)[] =>
    sent.map(({ headers }) => /Access=(\w+)/.exec(headers["authorization"] ?? "")?.[1]);
  return { dws, sent, keys };
}

describe("the credentials of an agency", () => {
  test.each([true, false])(
    "sign with the key of the metadata service, and know the project (sessions: %p)",
    async (hasSessions) => {
      const metadata = new Metadata();
      metadata.hasSessions = hasSessions;
      const { dws, sent, keys } = clientOf(metadata);
      await dws.listSnapshots();
      await dws.listSnapshots();
      expect(keys()).toEqual(["AK1", "AK1"]);
      expect(sent[0]?.headers).toMatchObject({ "x-security-token": "security-token-1" });
      expect(sent[0]?.url).toContain(`/${projectId}/`);
      const session = hasSessions ? "session" : undefined;
      const paths = ["securitykey", "meta_data.json"].map((name) => `/openstack/latest/${name}`);
      const requested = metadata.sent.map(({ method, url, headers }) => ({
        request: `${method} ${url.replace("http://169.254.169.254", "")}`,
        ttl: headers["x-metadata-token-ttl-seconds"],
        session: headers["x-metadata-token"],
      }));
      for (const path of paths)
        expect(requested).toContainEqual({ request: `GET ${path}`, session });
      expect(requested).toContainEqual({ request: "PUT /meta-data/latest/api/token", ttl: "60" });
      expect(metadata.keyRequests()).toBe(1);
    },
  );

  test("are renewed before they end, without a call that waits", async () => {
    jest.useFakeTimers();
    const metadata = new Metadata();
    const { dws, keys } = clientOf(metadata);
    await dws.listSnapshots();
    metadata.issued = 2;
    await jest.advanceTimersByTimeAsync(56 * 60_000);
    await dws.listSnapshots();
    await jest.advanceTimersByTimeAsync(0);
    await dws.listSnapshots();
    expect(keys()).toEqual(["AK1", "AK1", "AK2"]);
    expect(metadata.keyRequests()).toBe(2);
  });

  test("get one request for fifty calls at once", async () => {
    const metadata = new Metadata();
    const { dws } = clientOf(metadata);
    await Promise.all(Array.from({ length: 50 }, () => dws.listSnapshots()));
    expect(metadata.keyRequests()).toBe(1);
  });

  test.each([
    ["is replaced, and the call is sent once more", 2, ["AK1", "AK2"]],
    ["is not sent again if there is no other: five rejected requests lock it", 1, ["AK1"]],
  ])("a rejected key %s", async (_, issued, expected) => {
    const metadata = new Metadata();
    const { dws, keys } = clientOf(metadata, () => {
      metadata.issued = issued;
      return jsonResponse({ error_code: "APIGW.0301" }, 401);
    });
    await expect(dws.listSnapshots()).rejects.toMatchObject({
      status: 401,
      message: expect.stringContaining("the credentials are those of the agency of this ECS"),
    });
    expect(keys()).toEqual(expected);
  });

  const noKey =
    /^The metadata service returned no key \(status (200|404)\): check that this machine is an ECS with an agency\.$/;
  test.each<[string, () => Response]>([
    ["no agency", () => new Response("Please configure", { status: 404 })],
    ["a body that is not JSON", () => new Response('{"credential": "a-secret-key')],
    ...["access", "secret", "securitytoken"].map((name): [string, () => Response] => {
      const key = { access: "AK1", secret: "a-secret-key", securitytoken: "a-secret-key" };
      return [
        `a key without ${name}`,
        () => jsonResponse({ credential: { ...key, [name]: undefined } }),
      ];
    }),
    ["null", () => jsonResponse(null)],
  ])("fail with an error that shows no secret: %s", async (_, failure) => {
    const metadata = new Metadata();
    metadata.failure = failure;
    const { dws, sent } = clientOf(metadata);
    const error: unknown = await dws.listSnapshots().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: "CloudError",
      message: expect.stringMatching(noKey),
      operation: "Request to the metadata service",
    });
    expect(inspect(error, { depth: 9 })).not.toContain("a-secret-key");
    expect(sent).toEqual([]);
  });

  test("fail soon where there is no metadata service", async () => {
    jest.useFakeTimers();
    const { fetch } = stubFetch(() => jsonResponse({}));
    const unreachable = (_: string, { signal }: RequestInit): Promise<Response> =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(new Error("aborted")));
      });
    const credentials = agencyCredentials({ fetch: unreachable });
    const call = createDwsClient({ region: "r", projectId, credentials, fetch }).listSnapshots();
    const failed = expect(call).rejects.toMatchObject({
      name: "TimeoutError",
      operation: "Request to the metadata service",
    });
    await jest.advanceTimersByTimeAsync(15_000);
    await failed;
  });

  test("reject a misspelt option", () => {
    expect(() => agencyCredentials({ fetches: fetch } as never)).toThrow(
      "fetches is not an option of agencyCredentials: use fetch.",
    );
  });
});
