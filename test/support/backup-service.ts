import { createDdsClient, tokenCredentials, type DdsClient } from "../../src/index.js";
import { jsonResponse } from "./stub-fetch.js";

export const instance_id = "d8e6ca5a624745bcb546a227aa3ae1cfin02";
export const other_instance = "0000ca5a624745bcb546a227aa3ae1cfin02";
/** The backup that the tests ensure. */
export const wanted = { name: "nightly-2026-11-21", instance_id };

/** A backup as a list may contain it: any property can be missing or wrong. */
export type StoredBackup = Readonly<Record<string, unknown>>;

/** An error response. */
export const rejected = (code: string, status = 400): (() => Response) => {
  return () => jsonResponse({ error_code: code, error_msg: "No." }, status);
};

/** A service of backups in the memory, whose names are unique in the project. */
export class BackupService {
  backups: StoredBackup[] = [];
  /** Each request: its method and, of a list, its filter. */
  readonly calls: string[] = [];
  /** What create calls respond instead, one after the other; the backup is created if `hasEffect` is set. */
  readonly fates: { readonly hasEffect?: boolean; readonly respond: () => Response }[] = [];
  /** How many lists still contain a backup that is being deleted. */
  deletionPolls = 2;
  /** Changes each list before it is sent. */
  changeList = (backups: readonly StoredBackup[]): readonly unknown[] => backups;

  #created = 0;

  readonly client: DdsClient = createDdsClient({
    endpoint: "https://dds.example.com",
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    retry: false,
    fetch: (url, { method, body }) =>
      new Promise((resolve) => resolve(this.#respond(new URL(url), method, body))),
  });

  /** Adds a manual backup of the wanted name and instance, with other properties. */
  add(properties: StoredBackup): void {
    this.backups.push({ type: "Manual", ...wanted, status: "COMPLETED", ...properties });
  }

  #respond({ searchParams, pathname }: URL, method: string, body: unknown): Response {
    if (method === "POST") return this.#create(String(body));
    if (method === "DELETE") return this.#delete(pathname.split("/").at(-1) ?? "");
    const filter = searchParams.has("backup_id") ? "backup_id" : "instance_id";
    this.calls.push(`GET ${searchParams.has(filter) ? filter : "project"}`);
    const [property, value] = [filter === "backup_id" ? "id" : filter, searchParams.get(filter)];
    const found = this.backups.filter(
      (backup) => value === null || (backup[property] ?? value) === value,
    );
    if (found.some(({ status }) => status === "DISABLED") && (this.deletionPolls -= 1) < 0)
      this.backups = this.backups.filter(({ status }) => status !== "DISABLED");
    const offset = Number(searchParams.get("offset"));
    const list = this.changeList(found).slice(offset, offset + 100);
    return jsonResponse({ backups: list, total_count: found.length });
  }

  #create(body: string): Response {
    this.calls.push("POST");
    const { backup } = JSON.parse(body) as { backup: StoredBackup };
    const fate = this.fates.shift();
    if (fate && !fate.hasEffect) return fate.respond();
    if (this.backups.some(({ name }) => name === backup["name"])) return rejected("DBS.201201")();
    const id = `id-${(this.#created += 1)}`;
    this.backups.push({ ...backup, id, type: "Manual", status: "BUILDING" });
    return fate ? fate.respond() : jsonResponse({ backup_id: id, job_id: `job-of-${id}` });
  }

  #delete(id: string): Response {
    this.calls.push(`DELETE ${id}`);
    if (!this.backups.some((backup) => backup["id"] === id)) return rejected("DBS.201214")();
    this.backups = this.backups.map((backup) =>
      backup["id"] === id ? { ...backup, status: "DISABLED" } : backup,
    );
    return jsonResponse({ job_id: "j" });
  }
}
