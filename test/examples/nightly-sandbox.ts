import type { Sandbox, SandboxSeed } from "../../src/sandbox.js";

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";

/** The cluster of the examples, with two snapshots of one day, of which the retention keeps the newer one. */
export const nightlySeed: SandboxSeed = {
  clusters: [{ id: cluster_id, name: "nightly-dwh", status: "Available" }],
  snapshots: ["2020-02-01T03:00:00", "2020-02-01T01:00:00"].map((started, index) => ({
    ...{ id: `old-${index}`, name: `nightly-old-${index}`, cluster_id, started },
    ...{ type: "MANUAL", status: "AVAILABLE" },
  })),
  instances: [],
  backups: [],
};

/** A clouds.yaml with the cloud of the examples. */
export function cloudsText({
  accessKeyId,
  secretAccessKey,
  projectId,
}: Sandbox["account"]): string {
  return `
clouds:
  backup:
    region_name: eu-west-101
    ak: ${accessKeyId}
    sk: ${secretAccessKey}
    auth:
      project_id: ${projectId}
`;
}
