export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Where the contenders call. */
export interface Target {
  readonly endpoint: string;
  /** Sends the requests in place of the platform's fetch, for those contenders that allow it. */
  readonly fetch?: Fetch;
}

/** One way to list the snapshots of a project. */
export interface Contender {
  readonly name: string;
  /** Lists them once, and says how many there were; left out if the build lacks what the contender needs. */
  readonly call?: () => Promise<number>;
}

/** An answer as it comes from JSON. */
export interface SnapshotList {
  readonly snapshots?: readonly unknown[];
}

export const projectId = "89cd04f168b84af6be287f71730fdb4b";
export const snapshotsPath = `/v1.0/${projectId}/snapshots`;
export const token = "a-token";
export const keys = { accessKeyId: "AK", secretAccessKey: "SK" } as const;

/** The option of a client for a fetch of one's own, if there is one. */
export function fetchOption({ fetch }: Target): { fetch?: Fetch } {
  return fetch ? { fetch } : {};
}
