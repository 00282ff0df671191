import { execFile } from "node:child_process";
import { afterEach, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { FaultServer, type Responder } from "../support/fault-server.js";
import {
  respond,
  endless,
  resetWithinBody,
  silence,
  stallWithinBody,
  stallWithinHeaders,
  trickle,
} from "../support/faults.js";

const servers: FaultServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(fault: Responder): Promise<string> {
  const server = await new FaultServer([fault]).listen();
  servers.push(server);
  return server.origin;
}

/** Runs a program to its end; rejects if it fails, or has to be killed since it does not end. */
function run(
  file: string,
  parameters: readonly string[],
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve, reject) => {
    const options = { cwd: inProject("."), timeout: 20_000, killSignal: "SIGKILL" } as const;
    execFile(
      process.execPath,
      ["--import", "tsx", file, ...parameters],
      options,
      (error, stdout, stderr) =>
        error ? reject(new Error(error.message, { cause: error })) : resolve({ stdout, stderr }),
    );
  });
}

test("a program with failing calls of every kind ends by itself, without an unhandled rejection", async () => {
  const faulty = await Promise.all(
    [respond(500), respond(200, {}, "<html>"), resetWithinBody, endless(404)].map(serve),
  );
  const hanging = await Promise.all(
    [silence, stallWithinHeaders, stallWithinBody(), trickle].map(serve),
  );
  const unreachable = await serve(silence);
  await servers.pop()?.close();
  const { stdout, stderr } = await run("test/support/failing-program.ts", [
    ...faulty,
    unreachable,
    "hanging",
    ...hanging,
  ]);
  // By method, as an order, by the raw client, which resolves with error responses, and as a stream, which is text.
  expect(JSON.parse(stdout)).toEqual({
    faulty: [
      ["ApiError", "ApiError", "none", "none"],
      ["ResponseParseError", "ResponseParseError", "ResponseParseError", "none"],
      ["NetworkError", "NetworkError", "NetworkError", "NetworkError"],
      ["ApiError", "ApiError", "none", "none"],
      ["NetworkError", "NetworkError", "NetworkError", "NetworkError"],
    ],
    hanging: hanging.map(() => [
      "TimeoutError",
      "TimeoutError",
      "TimeoutError",
      "TimeoutError",
      "AbortError",
    ]),
  });
  expect(stderr).toBe("");
}, 30_000);
