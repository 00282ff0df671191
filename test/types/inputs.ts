// What must compile and what must not. Nothing here runs: "npm run check:lint" compiles it with TypeScript 7, and CI with 5.9.
import {
  createDdsClient,
  createDwsClient,
  tokenCredentials,
  type Backup,
  type ClusterSnapshot,
  type Snapshot,
} from "../../src/index.js";
import { use } from "./use.js";

const options = { region: "eu-west-101", projectId: "p", credentials: tokenCredentials("t") };
const dws = createDwsClient(options);
const dds = createDdsClient(options);
const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const maybe = undefined as string | undefined;

// Input can be left out where nothing in it is mandatory, and any optional property may be undefined.
void dws.listSnapshots();
void dws.listSnapshots({});
void dws.listSnapshots(undefined, { signal: undefined });
void dds.listBackups();
void dds.listBackups({ instance_id: maybe, begin_time: undefined, end_time: undefined });
void dws.createSnapshot({ snapshot: { name: "abcd", cluster_id, description: maybe } });
void dws.listClusterSnapshots({ cluster_id, limit: undefined, sort_dir: "asc" });

// A time span has a begin and an end.
void dds.listBackups({ begin_time: "2018-08-06 00:00:00", end_time: "2018-08-07 00:00:00" });
// @ts-expect-error begin_time needs end_time
void dds.listBackups({ begin_time: "2018-08-06 00:00:00" });
// @ts-expect-error end_time needs begin_time
void dds.listBackups({ end_time: "2018-08-07 00:00:00" });
// @ts-expect-error end_time needs a begin_time that is there
void dds.listBackups({ begin_time: undefined, end_time: "2018-08-07 00:00:00" });

// A misspelt key does not compile, at any depth.
// @ts-expect-error listSnapshots takes nothing
void dws.listSnapshots({ limit: 1 });
// @ts-expect-error limt is misspelt
void dds.listBackups({ limt: 1 });
// @ts-expect-error instanceId is not the wire's name
void dds.listBackups({ instanceId: "i" });
// @ts-expect-error clusterId is not the wire's name
void dws.createSnapshot({ snapshot: { name: "abcd", clusterId: cluster_id } });
// @ts-expect-error descripton, in the snapshot
void dws.createSnapshot({ snapshot: { name: "abcd", cluster_id, descripton: "d" } });
// @ts-expect-error sinal, in the options of a call
void dws.listSnapshots({}, { sinal: undefined });
// @ts-expect-error regoin, in the options of a client
void createDwsClient({ ...options, regoin: "r" });

// Options are the second parameter, also where the input may be left out.
const callOptions = { signal: new AbortController().signal };
// @ts-expect-error a signal is an option
void dws.listSnapshots({ signal: callOptions.signal });
// @ts-expect-error a signal is an option
void dws.listSnapshots(callOptions);
// @ts-expect-error a signal is an option
void dds.listBackups({ signal: callOptions.signal });
// @ts-expect-error a signal is an option
void dds.listBackups(callOptions);
// @ts-expect-error a time limit is an option
void dds.listBackups({ limit: 1, timeoutMs: 5000 });

// What is mandatory is mandatory.
// @ts-expect-error a cluster is needed
void dws.listClusterSnapshots();
// @ts-expect-error a cluster is needed
void dws.listClusterSnapshots({ limit: 1 });
// @ts-expect-error a cluster is needed
void dws.createSnapshot({ snapshot: { name: "abcd" } });
// The project may come from the endpoint or the credentials; how to sign in must be said.
void createDwsClient({ region: "r", credentials: options.credentials });
// @ts-expect-error credentials are needed
void createDwsClient({ region: "r", projectId: "p" });

// Lists of a request are closed, types are the documented ones.
// @ts-expect-error the value is in lower case
void dds.listBackups({ backup_type: "auto" });
// @ts-expect-error there is no such mode
void dds.listBackups({ mode: "Cluster" });
// @ts-expect-error the value is in capitals
void dws.listClusterSnapshots({ cluster_id, sort_dir: "ASC" });
// @ts-expect-error the limit is a number
void dds.listBackups({ limit: "10" });
// @ts-expect-error the client knows its project
void dws.listSnapshots({ project_id: "p" });

// Responses: properties that the document does not call mandatory may be missing, those of DDS are there.
export async function responses(): Promise<void> {
  const { snapshots, count } = await dws.listSnapshots();
  const first: Snapshot | undefined = snapshots?.[0];
  const total: number | undefined = count;
  // @ts-expect-error it may be missing
  use(snapshots.length);
  const ofCluster: ClusterSnapshot[] | undefined = (await dws.listClusterSnapshots({ cluster_id }))
    .snapshots;
  const { backups, total_count } = await dds.listBackups();
  const backup: Backup | undefined = backups[0];
  const sum: number = total_count;
  const id: string | undefined = (
    await dws.createSnapshot({ snapshot: { name: "abcd", cluster_id } })
  ).snapshot?.id;
  // @ts-expect-error a snapshot of the project has no progress
  use(first?.progress);
  use(first, total, ofCluster?.[0]?.progress, backup?.datastore.version, sum, id);
}
