import { existsSync } from "node:fs";
import { inProject } from "../../scripts/build/project.js";

const modules = inProject("test/package/consumers/node_modules");

/** The versions of TypeScript that the types are for, oldest first, with the compiler of each. */
export const compilers = ["5.5", "5.6", "5.7", "5.8", "5.9", "6.0", "7.0"].map(
  (version) => [version, needed(`typescript-${version}/bin/tsc`)] as const,
);

/** The programs that run the package without a bundler; undefined where this machine cannot have one. */
export const runtimes = [
  ["Node 20.19", binary("node-20/bin/node"), []],
  ["Node 22", binary("node-22/bin/node"), []],
  ["Node 24", binary("node-24/bin/node"), []],
  ["Bun", binary("@oven/bun-linux-x64/bin/bun"), ["run"]],
  [
    "Deno",
    binary("@deno/linux-x64-glibc/deno"),
    ["run", "--node-modules-dir=manual", "--cached-only", "--allow-net=127.0.0.1"],
  ],
] as const;

/** The runtime of Cloudflare's workers. */
export const workerd = binary("@cloudflare/workerd-linux-64/bin/workerd");

/** The reason in the name of a skipped test. */
export const skipped = "skipped: its package is for Linux on x64 only";

function binary(path: string): string | undefined {
  if (process.platform === "linux" && process.arch === "x64") return needed(path);
  if (process.env["CI"]) throw new Error(`CI needs Linux on x64, where npm has ${path}.`);
  return undefined;
}

function needed(path: string): string {
  if (!existsSync(`${modules}/${path}`))
    throw new Error(`There is no ${path} in test/package/consumers: use npm run test:package.`);
  return `${modules}/${path}`;
}
