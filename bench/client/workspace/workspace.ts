import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWorkers } from "./build-workers.js";
import { installPeers, linkPeers, peerVersions } from "./peers.js";
import { findTarball, unpackPackage } from "./unpack-package.js";

/** A folder where the packed client and its peers are found by their names, as in the folder of a user. */
export interface Workspace {
  readonly folder: string;
  /** The name of the tarball that is measured. */
  readonly tarball: string;
  /** The peers with their versions, for people. */
  readonly peers: readonly string[];
  remove(): void;
}

export function createWorkspace(tell: (line: string) => void): Workspace {
  const tarball = findTarball();
  installPeers(tell);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "huaweicloud-dws-dds-bench-")));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const modules = join(folder, "node_modules");
    mkdirSync(modules);
    unpackPackage(tarball, modules);
    linkPeers(modules);
    buildWorkers(folder);
    return { folder, tarball, peers: peerVersions(), remove };
  } catch (error) {
    remove();
    throw error;
  }
}
