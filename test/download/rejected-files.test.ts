// Responses of the service and of the storage that are not to be trusted.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { downloadBackup, type DownloadOptions } from "../../src/download.js";
import { createDdsClient, tokenCredentials } from "../../src/index.js";
import { jsonResponse } from "../support/stub-fetch.js";

const signature = "signature-of-a-link-0123456789";
const link = `https://storage.example.com/bucket/key?Signature=${signature}&Expires=1`;
const backup = { id: "b", instance_id: "i", status: "COMPLETED" };
const file = { name: "a.bin", size: 1, download_link: link };
const whole = new Uint8Array(1024).fill(7);

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "download-"))));
afterEach(() => rmSync(folder, { recursive: true }));

type Respond = (
  headers: Readonly<Record<string, string>>,
  index: number,
) => Response | Promise<Response>;

/** Downloads a backup of these files from a storage that responds so; returns the error and what was requested of it. */
async function download(
  files: readonly object[],
  respond: Respond = () => new Response(whole),
  options: DownloadOptions = { retry: false },
) {
  const requested: string[] = [];
  const events: unknown[] = [];
  const dds = createDdsClient({
    endpoint: "https://endpoint.example.com",
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    onEvent: (event) => events.push(event),
    fetch: async (url, { headers }) => {
      if (url.includes("/download-file")) return jsonResponse({ files, bucket: "b" });
      if (url.startsWith("https://endpoint."))
        return jsonResponse({ backups: [backup], total_count: 1 });
      requested.push(url);
      return respond(headers, requested.length - 1);
    },
  });
  const error = await downloadBackup(
    dds,
    { backup_id: "b", to: folder },
    { ...options, onProgress: (progress) => events.push(progress) },
  ).then(
    () => undefined,
    (thrown: unknown) => thrown as Error,
  );
  return { error, requested, events };
}

test.each([
  "",
  ".",
  "..",
  "../a",
  "..\\a",
  "/etc/passwd",
  "folder/a",
  "C:a",
  "a:stream",
  "con",
  "NUL.bin",
  "a\u0000b",
  "a\nb",
  "a.",
  "a ",
  "a".repeat(201),
])("a file with the name %j is rejected before it is requested", async (name) => {
  const { error, requested } = await download([{ ...file, name }]);
  expect(error).toMatchObject({
    name: "ResponseParseError",
    message: `showBackupDownloadLink succeeded, but ${JSON.stringify(name)} is not the name of a file in a folder.`,
  });
  expect([requested, readdirSync(folder)]).toEqual([[], []]);
});

test.each([
  [null, '""'],
  [undefined, '""'],
  [5, "5"],
])("a file with the name %j is rejected as %s", async (name, shown) => {
  const { error } = await download([{ ...file, name }]);
  expect(error?.message).toBe(
    `showBackupDownloadLink succeeded, but ${shown} is not the name of a file in a folder.`,
  );
});

test("a file whose size is null is not compared with it", async () => {
  const { error } = await download([{ ...file, size: null }], () => new Response(whole));
  expect(error).toBeUndefined();
});

test.each([
  ["a.bin", "A.BIN"],
  ["a.bin", "a.bin.part"],
  ["a.bin.PART", "a.bin"],
])("the files %s and %s are rejected, of which one would replace the other", async (...names) => {
  const { error, requested } = await download(names.map((name) => ({ ...file, name })));
  expect(error?.message).toContain("two files would be written as");
  expect(requested).toEqual([]);
});

test.each([
  undefined,
  "",
  "none",
  "http://storage.example.com/a",
  "file:///etc/passwd",
  "https://user:password@storage.example.com/a",
])("the link %j is rejected", async (download_link) => {
  const { error, requested } = await download([{ ...file, download_link }]);
  expect(error?.message).toBe(
    'showBackupDownloadLink succeeded, but the link of "a.bin" does not begin with https://.',
  );
  expect(requested).toEqual([]);
});

test("a signal ends a download that waits for its next attempt", async () => {
  const controller = new AbortController();
  const busy = () => {
    setImmediate(() => setImmediate(() => controller.abort("enough")));
    return new Response("", { status: 503, headers: { "retry-after": "30" } });
  };
  const { error, requested } = await download([file], busy, { signal: controller.signal });
  expect(error).toMatchObject({
    ...{ name: "AbortError", message: "downloadBackup was aborted by its signal." },
  });
  expect(requested).toHaveLength(1);
});

test("of two downloads to one folder, the second one is written, and the first one says why it is not", async () => {
  const gates: (() => void)[] = [];
  const gated = () =>
    new Promise<Response>((resolve) => {
      gates.push(() => resolve(new Response(whole)));
    });
  const hasBegun = async (count: number): Promise<void> => {
    while (gates.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  const first = download([file], gated);
  await hasBegun(1);
  const second = download([file], gated);
  await hasBegun(2);
  gates[0]?.();
  expect((await first).error).toMatchObject({
    ...{ name: "CloudError", operation: "downloadBackup" },
    message: "Another download of a.bin to this folder has begun: run one at a time.",
  });
  expect(readdirSync(folder)).toEqual(["a.bin.part"]);
  gates[1]?.();
  expect((await second).error).toBeUndefined();
  expect(readdirSync(folder)).toEqual(["a.bin"]);
});

test("a response of a fetch without streams is read as a whole", async () => {
  const response = {
    ...{ ok: true, status: 200, headers: new Headers({ "content-length": "1024" }), body: null },
    arrayBuffer: () => Promise.resolve(whole.buffer),
  };
  const { error } = await download([file], () => response as unknown as Response);
  expect(error).toBeUndefined();
  expect(readFileSync(join(folder, "a.bin")).equals(whole)).toBe(true);
});

test.each([
  [59, 2],
  [61, 1],
])("a storage that asks to wait %d s is called %i times", async (seconds, count) => {
  jest.useFakeTimers();
  /** When each request was sent, by the time that only the timers make pass. */
  const times: number[] = [];
  const busy = () => {
    times.push(Date.now());
    return new Response("", { status: 503, headers: { "retry-after": String(seconds) } });
  };
  const done = download([file], busy, {
    retry: { maxAttempts: 2, baseDelayMs: 0, maxRetryAfterMs: 60_000 },
  });
  const state = { isOver: false };
  void done.finally(() => (state.isOver = true));
  while (!state.isOver) {
    await new Promise((resolve) => setImmediate(resolve));
    await jest.advanceTimersByTimeAsync(1000);
  }
  jest.useRealTimers();
  const { error } = await done;
  expect(error).toMatchObject({ status: 503, retryAfterMs: seconds * 1000 });
  expect(times).toHaveLength(count);
  const [first = 0, second = Infinity] = times;
  expect(second - first).toBeGreaterThanOrEqual(seconds * 1000);
});

test.each([
  [{}, "the response has no list of backups"],
  [{ backups: [{ id: "b" }, 1] }, "the response has no list of backups"],
])("a list of backups that is %j is an error", async (list, problem) => {
  const client = {
    listBackups: () => Promise.resolve(list as never),
    showBackupDownloadLink: () => Promise.reject(new Error("A link was requested.")),
  };
  await expect(downloadBackup(client, { backup_id: "b", to: folder })).rejects.toThrow(
    `listBackups succeeded, but ${problem}.`,
  );
});

test.each([{ total_count: 0 }, { backups: null, total_count: 0 }, { backups: [] }])(
  "no backup is in the list %j",
  async (list) => {
    const client = {
      listBackups: () => Promise.resolve(list as never),
      showBackupDownloadLink: () => Promise.reject(new Error("A link was requested.")),
    };
    await expect(downloadBackup(client, { backup_id: "b", to: folder })).rejects.toThrow(
      "Backup b is not listed: check its id.",
    );
  },
);

test("a file of which a new link is needed, and which is gone, is an error", async () => {
  let links = 0;
  const requested: string[] = [];
  const dds = createDdsClient({
    ...{ endpoint: "https://endpoint.example.com", projectId: "p" },
    credentials: tokenCredentials("a-token"),
    fetch: (url) => {
      requested.push(url);
      if (!url.startsWith("https://endpoint."))
        return Promise.resolve(new Response("", { status: 403 }));
      if (!url.includes("/download-file"))
        return Promise.resolve(jsonResponse({ backups: [backup], total_count: 1 }));
      links += 1;
      const files = [{ ...file, name: links === 1 ? "a.bin" : "b.bin" }];
      return Promise.resolve(jsonResponse({ files, bucket: "b" }));
    },
  });
  await expect(downloadBackup(dds, { backup_id: "b", to: folder })).rejects.toThrow(
    "showBackupDownloadLink succeeded, but it has no file a.bin any more.",
  );
  expect(requested.filter((url) => url === link)).toHaveLength(1);
});

test("a backup without files is an error", async () => {
  expect((await download([])).error?.message).toContain("the backup has no files");
});

describe("a file of the stated kilobytes is accepted,", () => {
  test.each([
    ["of 1,024 bytes", 3 * 1024, 3],
    ["of 1,000 bytes", 3000, 3],
    ["rounded up", 2 * 1024 + 1, 3],
    ["rounded down", 4 * 1024 - 1, 3],
  ])("%s", async (_, bytes, size) => {
    const { error } = await download(
      [{ ...file, size }],
      () => new Response(new Uint8Array(bytes)),
    );
    expect(error).toBeUndefined();
  });

  test.each([1, 1999, 4097, 3_000_000])("and one of 3 KB with %i bytes is not", async (bytes) => {
    const { error } = await download(
      [{ ...file, size: 3 }],
      () => new Response(new Uint8Array(bytes)),
    );
    expect(error).toMatchObject({
      name: "ResponseParseError",
      message: `downloadBackup failed: a.bin has ${bytes} bytes, and showBackupDownloadLink states 3 KB.`,
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** A response whose body ends with an error. */
function broken(headers: Record<string, string>, bytes = 512, status = 200): Response {
  let isFirst = true;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isFirst) controller.enqueue(whole.subarray(0, bytes));
      else controller.error(new Error(`lost ${link}`));
      isFirst = false;
    },
  });
  return new Response(body, { status, headers: { "content-length": "1024", ...headers } });
}

describe("after a broken connection,", () => {
  const options: DownloadOptions = { retry: { maxAttempts: 2, baseDelayMs: 0 } };
  const rest = (first: number, headers = {}) =>
    new Response(whole.subarray(first), {
      status: 206,
      headers: { "content-range": `bytes ${first}-1023/1024`, etag: '"1"', ...headers },
    });

  const changed = "has changed during its download: start again";
  test.each<[what: string, second: () => Response, message: string | undefined]>([
    ["the rest completes the file", () => rest(512), undefined],
    ["an overlap is skipped", () => rest(100), undefined],
    [
      "the whole file is skipped where ranges are not served",
      () => new Response(whole, { headers: { etag: '"1"', "content-length": "1024" } }),
      undefined,
    ],
    ["another tag is an error", () => rest(512, { etag: '"2"' }), changed],
    [
      "another size is an error",
      () => rest(512, { "content-range": "bytes 512-1023/1025" }),
      changed,
    ],
    ["a gap is an error", () => rest(600), "came with another range than the requested one"],
    [
      "a range without its position is an error",
      () => rest(512, { "content-range": "bytes" }),
      changed,
    ],
  ])("%s", async (_, second, message) => {
    const { error } = await download(
      [file],
      (__, index) => (index === 0 ? broken({ etag: '"1"' }) : second()),
      options,
    );
    if (message === undefined) expect(error).toBeUndefined();
    else expect(error?.message).toBe(`downloadBackup failed: a.bin ${message}.`);
    expect(readdirSync(folder)).toEqual(message === undefined ? ["a.bin"] : []);
  });

  test.each([
    ['"1"', '"1"'],
    ['W/"1"', undefined],
  ])("the rest of a file with the tag %s is requested if it is %s", async (etag, condition) => {
    const sent: Readonly<Record<string, string>>[] = [];
    const respond: Respond = (headers, index) => {
      sent.push(headers);
      return index === 0 ? broken({ etag }) : rest(512, { etag });
    };
    expect((await download([file], respond, options)).error).toBeUndefined();
    expect(sent).toEqual([
      { "accept-encoding": "identity" },
      {
        ...{ "accept-encoding": "identity", range: "bytes=512-" },
        ...(condition !== undefined && { "if-range": condition }),
      },
    ]);
  });

  test("a file whose size the first response does not say is completed", async () => {
    const { error, requested } = await download(
      [file],
      (_, index) => {
        if (index > 0) return rest(512);
        const response = broken({ etag: '"1"' });
        response.headers.delete("content-length");
        return response;
      },
      options,
    );
    expect(error).toBeUndefined();
    expect(requested).toHaveLength(2);
    expect(readFileSync(join(folder, "a.bin")).equals(whole)).toBe(true);
  });

  test.each([
    [206, 11],
    [200, 2],
  ])("attempts of status %i that receive something new do not count", async (status, count) => {
    const { error, requested } = await download(
      [file],
      ({ range = "bytes=0-" }, index) => {
        if (index === 0 || status === 200) return broken({}, 100);
        const first = Number(/\d+/.exec(range)?.[0]);
        return broken(
          { "content-range": `bytes ${first}-1023/1024` },
          Math.min(100, 1024 - first),
          status,
        );
      },
      { retry: { maxAttempts: 2, baseDelayMs: 0 } },
    );
    // A response of status 200 begins with what has been received.
    expect(error === undefined).toBe(status === 206);
    expect(requested).toHaveLength(count);
  });
});

const noResponse = "received no complete response from storage.example.com:";
const failures: Readonly<Record<string, readonly [respond: Respond, problem: string]>> = {
  "a thrown error": [
    () => Promise.reject(new TypeError(`Failed to fetch ${link}`)),
    `${noResponse} the connection broke.`,
  ],
  "an error with causes": [
    () =>
      Promise.reject(
        new Error("failed", { cause: Object.assign(new Error(link), { code: "ECONNRESET" }) }),
      ),
    `${noResponse} ECONNRESET.`,
  ],
  "a broken body": [() => broken({}), `${noResponse} the connection broke.`],
  "a body that is too short": [
    () => new Response(whole.subarray(1), { headers: { "content-length": "1024" } }),
    `${noResponse} the connection broke.`,
  ],
  "a body that is too long": [
    () => new Response(whole, { headers: { "content-length": "1023" } }),
    "failed: a.bin has more than its 1023 bytes.",
  ],
  "a redirect": [
    () => new Response(null, { status: 302, headers: { location: link } }),
    "was rejected by the storage with status 302. Redirects are not followed.",
  ],
  "a status after those of redirects": [
    () => new Response("", { status: 400 }),
    "was rejected by the storage with status 400.",
  ],
  "an error that repeats the request": [
    () =>
      new Response(
        `<Error><Code>SignatureDoesNotMatch</Code><Resource>${link}</Resource></Error>`,
        {
          status: 403,
        },
      ),
    "was rejected by the storage with status 403 and code SignatureDoesNotMatch.",
  ],
  "a code that is a link": [
    () => new Response(`<Error><Code>${link}</Code></Error>`, { status: 500 }),
    "was rejected by the storage with status 500.",
  ],
  "a response that does not come": [
    () => new Promise(() => {}),
    "received nothing for 20 ms (idleTimeoutMs).",
  ],
};

test.each(Object.entries(failures))(
  "%s ends the download without a link in its error",
  async (_, [respond, problem]) => {
    const options: DownloadOptions = { retry: false, idleTimeoutMs: 20 };
    const { error, requested, events } = await download([file], respond, options);
    expect(error).toBeInstanceOf(Error);
    expect(error?.message).toBe(`downloadBackup ${problem}`);
    const shown =
      inspect([error, events], { depth: 9, showHidden: true }) +
      JSON.stringify([error, events]) +
      String(error?.stack);
    expect(shown).not.toContain(signature);
    expect(requested).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([]);
  },
);

const withCause = (cause: unknown, depth = 1): Error =>
  new Error("fetch failed", { cause: depth === 1 ? cause : withCause(cause, depth - 1) });
test.each<[what: string, thrown: unknown, code: string | undefined]>([
  ["its code", { code: "ECONNRESET" }, "ECONNRESET"],
  ["the code of its cause", withCause({ code: "UND_ERR_SOCKET" }), "UND_ERR_SOCKET"],
  ["the innermost code", { code: "OUTER", cause: { code: "ETIMEDOUT" } }, "ETIMEDOUT"],
  ["no code", new Error(link), undefined],
  ["no code, thrown as a text", link, undefined],
  ["no code, thrown as null", null, undefined],
  ["a code with a link behind it", { code: `ECONNRESET ${link}` }, undefined],
  ["a code with a link before it", { code: `${link} ECONNRESET` }, undefined],
  ["a code in lower case", { code: "econnreset" }, undefined],
  ["a code of one letter", { code: "E" }, undefined],
  ["a code that is a number", { code: 20 }, undefined],
  ["a code below four causes", withCause({ code: "EPIPE" }, 4), "EPIPE"],
  ["a code below five causes", withCause({ code: "EPIPE" }, 5), undefined],
])("the error of a connection that breaks shows %s", async (_, thrown, code) => {
  const respond = jest.fn<Respond>().mockRejectedValue(thrown);
  const { error } = await download([file], respond);
  const { host } = new URL(link);
  expect(error).toMatchObject({
    message: `downloadBackup received no complete response from ${host}: ${code ?? "the connection broke"}.`,
    code,
  });
});

test.each<[string, () => Response, string]>([
  [
    "a body that is cut off",
    () => new Response(`{"files":[{"name":"a.bin","download_link":"${link}","size`),
    "preview",
  ],
  [
    "a body with an escaped link",
    () => new Response(`[${JSON.stringify(link).replace("?", "\\u003f")}]`),
    "preview",
  ],
  ["an error that repeats it", () => jsonResponse({ error_msg: `No ${link} here` }, 400), "reason"],
  [
    "an error in a success",
    () => jsonResponse({ error_code: "DBS.1", error_msg: `No ${link}` }),
    "reason",
  ],
  [
    "a redirect to it",
    () => new Response(null, { status: 302, headers: { location: link } }),
    "message",
  ],
])("the response %s instead of links shows no signature", async (_, respond, property) => {
  const events: unknown[] = [];
  const dds = createDdsClient({
    endpoint: "https://endpoint.example.com",
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    retry: false,
    onEvent: (event) => events.push(event),
    fetch: (url) =>
      Promise.resolve(
        url.includes("/download-file")
          ? respond()
          : jsonResponse({ backups: [backup], total_count: 1 }),
      ),
  });
  const error: unknown = await downloadBackup(dds, { backup_id: "b", to: folder }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toHaveProperty(property, expect.stringContaining("/bucket/key?(hidden)"));
  const shown =
    inspect([error, events], { depth: 9, showHidden: true }) + JSON.stringify([error, events]);
  expect(shown).not.toContain(signature);
});
