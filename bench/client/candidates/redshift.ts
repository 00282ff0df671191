import { keys, type Contender, type Target } from "./contender.js";
import { loadModule } from "./load-module.js";

interface Redshift {
  RedshiftClient: new (options: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: object;
  }) => {
    send(command: unknown): Promise<{ readonly Snapshots?: readonly unknown[] }>;
  };
  DescribeClusterSnapshotsCommand: new (input: object) => unknown;
}

/** The warehouse of another cloud: its client lists snapshots by a signed POST, and is answered in XML. */
export async function redshift({ endpoint }: Target): Promise<Contender> {
  const { RedshiftClient, DescribeClusterSnapshotsCommand } = await loadModule<Redshift>(
    "@aws-sdk/client-redshift",
  );
  const client = new RedshiftClient({ endpoint, region: "eu-west-1", credentials: keys });
  return {
    name: "AWS SDK, Redshift, AWS's AK/SK",
    async call() {
      const { Snapshots = [] } = await client.send(new DescribeClusterSnapshotsCommand({}));
      return Snapshots.length;
    },
  };
}
