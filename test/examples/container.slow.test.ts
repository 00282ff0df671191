// examples/Containerfile, built by an engine, and the commands of the Kubernetes job in its image.
import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { findTarball } from "../../scripts/release/tarball.js";
import { startSandbox } from "../../src/sandbox.js";
import type { Tool } from "../languages/matrix/row.js";
import { npmVariables, writeNodeImage } from "./node-image.js";
import { cloudsText, nightlySeed } from "./nightly-sandbox.js";
import { readExamples } from "./read-examples.js";
import { testWith } from "./test-with.js";

/** How a program starts as root: buildah needs that where it may not create namespaces, as in many containers. */
const [starter, ...starterOptions] =
  process.getuid?.() === 0 ? ["env" as const] : (["sudo", "-n", "env"] as const);
const buildah: Tool = {
  name: "buildah on Linux, as root or by sudo without a password",
  probe: {
    program: "sh",
    args: ["-c", `ldd --version && ${[starter, ...starterOptions].join(" ")} buildah --version`],
  },
};

async function runAsRoot(...command: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(starter, [...starterOptions, ...command]);
  return stdout.trim();
}

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "container-"))));
afterAll(async () => {
  await runAsRoot("rm", "-rf", folder);
});

/** Runs buildah with images of its own. */
async function run(...args: readonly string[]): Promise<string> {
  const [root, runRoot] = [join(folder, "root"), join(folder, "run")];
  const storage = ["--root", root, "--runroot", runRoot, "--storage-driver", "vfs"];
  return await runAsRoot("BUILDAH_ISOLATION=chroot", "buildah", ...storage, ...args);
}

/** Makes the image that the Containerfile begins with. */
async function makeNodeImage(name: string): Promise<void> {
  const files = join(folder, "node");
  mkdirSync(files);
  writeNodeImage(files);
  const container = await run("from", "scratch");
  await run("copy", "--quiet", container, files, "/");
  const variables = ["PATH=/usr/local/bin:/usr/bin:/bin", ...npmVariables()];
  await run("config", ...variables.flatMap((variable) => ["--env", variable]), container);
  await run("commit", "--quiet", "--rm", container, name);
}

describe("examples/Containerfile", () => {
  testWith(
    [buildah],
    "makes an image in which a user who can write no files runs the Kubernetes job",
    async () => {
      await makeNodeImage("docker.io/library/node:24-slim");
      const file = inProject("examples/Containerfile");
      const context = dirname(findTarball());
      await run("build", "--pull-never", "--file", file, "--tag", "hwbackup", context);
      const sandbox = await startSandbox({ creationMs: 0, seed: nightlySeed });
      try {
        const credentials = join(folder, "openstack");
        mkdirSync(credentials);
        writeFileSync(join(credentials, "clouds.yaml"), cloudsText(sandbox.account));
        chmodSync(folder, 0o755);
        const container = await run("from", "--pull-never", "hwbackup");
        const { entrypoint, user } = await configOf(container);
        expect(user).toBe("1000:1000");
        const job = readExamples().find(({ file: name }) => name.startsWith("kubernetes/"));
        const environment = {
          ...job?.environment,
          HUAWEICLOUD_DWS_ENDPOINT: sandbox.url,
          HUAWEICLOUD_DDS_ENDPOINT: sandbox.url,
        };
        const options = [
          ...Object.entries(environment).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
          ...["--volume", `${credentials}:/etc/openstack:ro`],
        ];
        expect(job?.commands).toHaveLength(3);
        for (const args of job?.commands ?? [])
          await run("run", ...options, container, "--", ...entrypoint, ...args);
        const write = run("run", container, "--", "sh", "-c", "echo > /opt/hwbackup/file");
        await expect(write).rejects.toThrow("cannot create /opt/hwbackup/file");
      } finally {
        await sandbox.close();
      }
    },
  );
});

async function configOf(container: string): Promise<{ entrypoint: string[]; user: string }> {
  const { OCIv1 } = JSON.parse(await run("inspect", container)) as {
    readonly OCIv1: { readonly config: { readonly Entrypoint: string[]; readonly User: string } };
  };
  return { entrypoint: OCIv1.config.Entrypoint, user: OCIv1.config.User };
}
