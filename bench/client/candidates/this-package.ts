import type { Fetch, SnapshotList } from "./contender.js";
import { loadModule } from "./load-module.js";

/** What a client is created with. */
interface ClientOptions {
  readonly endpoint: string;
  readonly projectId: string;
  readonly credentials: unknown;
  readonly fetch?: Fetch;
}

interface Credentials {
  tokenCredentials(token: string): unknown;
  accessKeyCredentials?: (keys: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  }) => unknown;
}

export interface Backup {
  readonly id: string;
}

/** The client of the database service, as far as it is measured. */
export interface DdsClient {
  listBackups(input?: object): Promise<unknown>;
}

/** The pager of the package. */
export type PaginateListBackups = (
  client: DdsClient,
  input: { readonly limit: number },
  options?: { readonly prefetch: boolean },
) => AsyncIterable<Backup>;

interface DwsModule extends Credentials {
  createDwsClient(options: ClientOptions): { listSnapshots(): Promise<SnapshotList> };
}

interface DdsModule extends Credentials {
  createDdsClient(options: ClientOptions): DdsClient;
  readonly paginateListBackups: PaginateListBackups | undefined;
}

export function loadDws(): Promise<DwsModule> {
  return loadModule("huaweicloud-dws-dds/dws");
}

export function loadDds(): Promise<DdsModule> {
  return loadModule("huaweicloud-dws-dds/dds");
}
