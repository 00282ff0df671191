import { describe, expect, jest, test } from "@jest/globals";
import { ensureBackup, type EnsureOptions } from "../../src/index.js";
import {
  BackupService,
  instance_id,
  other_instance,
  rejected,
  wanted,
  type StoredBackup,
} from "../support/backup-service.js";
import { runTimers, withFakeTimers } from "../support/snapshot-service.js";

withFakeTimers();

/** Ensures the backup with the timers running. */
const ensure = (service: BackupService, options: EnsureOptions = {}) =>
  runTimers(ensureBackup(service.client, wanted, options), 2 * 3_600_000);
/** A service with one backup of the wanted name and instance, with other properties. */
function serviceWith(properties: StoredBackup): BackupService {
  const service = new BackupService();
  service.add({ id: "there", ...properties });
  return service;
}
const broken = (): never => {
  throw new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });
};
const error503 = rejected("", 503);
const busyCodes = ["200019", "200076", "200998", "201000", "201014", "201015"];

describe("ensureBackup", () => {
  test("creates the backup when there is none, and returns its ids", async () => {
    const service = new BackupService();
    const made = await ensure(service);
    expect(made).toEqual({ ...wanted, id: "id-1", backup_id: "id-1", job_id: "job-of-id-1" });
    expect(service.calls).toEqual(["GET instance_id", "POST"]);
  });

  test.each(["COMPLETED", "BUILDING", "A_STATUS_OF_TOMORROW"])(
    "returns an existing backup that is %s, and creates none",
    async (status) => {
      const service = serviceWith({ status });
      expect(await ensure(service)).toMatchObject({ id: "there", backup_id: "there", status });
      expect(service.calls).not.toContain("POST");
    },
  );

  test("reads the backup that an earlier call has created by its id, without a list", async () => {
    const service = new BackupService();
    await ensure(service);
    expect(await ensure(service)).toMatchObject({ id: "id-1", status: "BUILDING" });
    expect(service.calls).toEqual(["GET instance_id", "POST", "GET backup_id"]);
    await ensure(service);
    expect(service.calls.slice(3)).toEqual(["GET instance_id"]);
  });

  test("returns the id of the job that has created the backup in each call of its client", async () => {
    const service = new BackupService();
    const jobs: unknown[] = [];
    for (let calls = 0; calls < 4; calls += 1)
      jobs.push(((await ensure(service)) as { readonly job_id?: string }).job_id);
    expect(jobs).toEqual(Array.from({ length: 4 }, () => "job-of-id-1"));
  });

  test("does not return the id of a job for a backup that another process has created since", async () => {
    const service = new BackupService();
    await ensure(service);
    service.backups = [];
    service.add({ id: "there" });
    expect(await ensure(service)).toEqual(
      expect.not.objectContaining({ job_id: expect.anything() }),
    );
  });

  test("creates a backup at once when one that it has listed was deleted", async () => {
    const service = new BackupService();
    await ensure(service);
    await ensure(service);
    service.backups = [];
    service.calls.length = 0;
    expect(await ensure(service)).toMatchObject({ id: "id-2", job_id: "job-of-id-2" });
    expect(service.calls).toEqual(["GET instance_id", "POST"]);
  });

  test.each([
    ["remembers", "for an hour", 3_600_000, "GET backup_id"],
    ["forgets", "after an hour", 3_600_001, "GET instance_id"],
  ])("%s what it has created %s, also when another backup is created", async (...parameters) => {
    const [, , milliseconds, call] = parameters;
    jest.advanceTimersByTime(3_600_000); // So that the clock is not at 0.
    const service = new BackupService();
    const of = (name: string) => ensureBackup(service.client, { ...wanted, name });
    const made = of(wanted.name);
    await jest.advanceTimersByTimeAsync(0);
    await made;
    await jest.advanceTimersByTimeAsync(milliseconds);
    await of("weekly-2026-11-21");
    await of(wanted.name);
    expect(service.calls.at(-1)).toBe(call);
  });

  test("rejects if what an earlier call created has failed, even if no list shows it", async () => {
    const service = new BackupService();
    await runTimers(ensureBackup(service.client, wanted), 1000);
    service.backups = service.backups.map((backup) => ({ ...backup, status: "FAILED" }));
    service.changeList = (backups) => (service.calls.at(-1) === "GET backup_id" ? backups : []);
    expect(await ensure(service)).toMatchObject({
      error: { message: expect.stringContaining("(id-1) of this instance is FAILED") },
    });
    expect(service.calls.filter((call) => call === "POST")).toHaveLength(1);
  });

  test("creates one backup for concurrent calls", async () => {
    const service = new BackupService();
    await runTimers(
      Promise.all(Array.from({ length: 50 }, () => ensureBackup(service.client, wanted))),
    );
    expect(service.backups).toHaveLength(1);
  });

  test.each(["Auto", "auto"])(
    "throws when the backup of that name is an automated one (%s)",
    async (type) => {
      const service = serviceWith({ status: "COMPLETED", type });
      expect(await ensure(service)).toMatchObject({
        error: {
          name: "CloudError",
          message: expect.stringMatching(/exists, and the service created it automatically/),
        },
      });
      expect(service.calls).not.toContain("POST");
    },
  );

  test("throws when the name belongs to another instance, as the list of the project says", async () => {
    const service = serviceWith({ instance_id: other_instance });
    expect(await ensure(service)).toMatchObject({
      error: {
        name: "CloudError",
        message: `Backup "${wanted.name}" belongs to instance ${other_instance}, not to ${instance_id}: use another name.`,
      },
    });
    // A pager requests one page more than it gets.
    expect([...new Set(service.calls)]).toEqual(["GET instance_id", "POST", "GET project"]);
  });

  test.each(["nightly", "NIGHTLY-2026-11-21", "nightly-2026-11-21 ", "nightly‑2026‑11‑21"])(
    "does not take the backup %j for the wanted one",
    async (name) => {
      const service = serviceWith({ name });
      await ensure(service);
      expect(service.backups.map((backup) => backup["name"])).toEqual([name, wanted.name]);
    },
  );
});

describe("after a create call of ensureBackup", () => {
  test.each<[string, () => Response]>([
    ["without a response", broken],
    ["with a 500", rejected("DBS.280005", 500)],
    ["with a response without ids", () => new Response("{}")],
    ["with a response that is null", () => new Response("null")],
  ])("%s, the backup is found", async (_, respond) => {
    const service = new BackupService();
    service.fates.push({ hasEffect: true, respond });
    expect(await ensure(service)).toMatchObject({ id: "id-1" });
    expect(service.calls).toEqual(["GET instance_id", "POST", "GET instance_id"]);
  });

  test.each([
    ["until the end of", 4999, 3],
    ["once after", 5000, 1],
  ])(
    "without effect or response, the next one searches the list %s reconcileTimeoutMs (%i ms)",
    async (_, afterMs, lists) => {
      const service = new BackupService();
      let failedAt = 0;
      const respond = (): never => {
        failedAt = performance.now();
        return broken();
      };
      service.fates.push({ respond }, { respond });
      await runTimers(ensureBackup(service.client, wanted, { reconcileTimeoutMs: 0 }), 1000);
      service.calls.length = 0;
      jest.advanceTimersByTime(failedAt + afterMs - performance.now());
      expect(await ensure(service, { reconcileTimeoutMs: 5000 })).toMatchObject({ id: "id-1" });
      expect(service.calls).toEqual([
        ...Array.from({ length: lists }, () => "GET instance_id"),
        "POST",
      ]);
    },
  );

  test("without effect or response, the call is repeated once", async () => {
    const service = new BackupService();
    service.fates.push({ respond: broken }, { respond: broken });
    expect(await ensure(service)).toMatchObject({ error: { name: "NetworkError" } });
    expect(service.calls.filter((call) => call === "POST")).toHaveLength(2);
  });

  test("that says that the name exists, another process's backup is found although the list lags", async () => {
    const service = serviceWith({});
    let lists = 0;
    service.changeList = (backups) => ((lists += 1) < 4 ? [] : backups);
    expect(await ensure(service)).toMatchObject({ id: "there" });
    expect(service.calls.filter((call) => call === "POST")).toHaveLength(1);
  });

  test.each(["DBS.200001", "DBS.200002", "DBS.200010", "DBS.201502"])(
    "with the code %s, which has another reason, the list is not searched",
    async (code) => {
      const service = new BackupService();
      service.fates.push({ respond: rejected(code) });
      expect(await ensure(service)).toMatchObject({ error: { name: "ApiError", code } });
      expect(service.calls).toEqual(["GET instance_id", "POST"]);
    },
  );

  test.each([
    ["that the input is wrong", "DBS.200001"],
    ["no known reason", "DBS.999999"],
    ["that the name exists", "DBS.201201"],
  ])(
    "that was rejected and says %s, the next one does not search for its result",
    async (_, code) => {
      const service = new BackupService();
      service.fates.push({ respond: rejected(code) });
      await runTimers(ensureBackup(service.client, wanted, { reconcileTimeoutMs: 0 }), 1000);
      service.calls.length = 0;
      expect(await runTimers(ensureBackup(service.client, wanted))).toMatchObject({ id: "id-1" });
      expect(service.calls).toEqual(["GET instance_id", "POST"]);
    },
  );

  test.each(
    busyCodes.flatMap((code) => [400, 403].map((status): [string, number] => [code, status])),
  )(
    "with the code DBS.%s and status %i of a busy instance, it is repeated within waitIfBusyMs",
    async (code, status) => {
      const service = new BackupService();
      const fate = { respond: rejected(`DBS.${code}`, status) };
      service.fates.push(fate, fate);
      expect(await ensure(service, { waitIfBusyMs: 60_000 })).toMatchObject({
        job_id: "job-of-id-1",
      });
      expect(service.backups).toHaveLength(1);

      const impatient = new BackupService();
      impatient.fates.push(fate);
      expect(await ensure(impatient)).toMatchObject({ error: { code: `DBS.${code}` } });
      expect(impatient.backups).toEqual([]);
    },
  );
});

describe("a backup of the wanted name that has failed", () => {
  test("is an error without replaceFailed", async () => {
    const service = serviceWith({ status: "FAILED" });
    expect(await ensure(service)).toMatchObject({
      error: {
        name: "CloudError",
        operation: "ensureBackup",
        message: `Backup "${wanted.name}" (there) of this instance is FAILED because it failed: delete it, set replaceFailed, or use another name.`,
      },
    });
    expect([...new Set(service.calls)]).toEqual(["GET instance_id"]);
  });

  test("is replaced with replaceFailed, once it is gone", async () => {
    const service = serviceWith({ status: "Failed" });
    service.deletionPolls = 10;
    const states: unknown[] = [];
    const made = await ensure(service, {
      replaceFailed: true,
      onPoll: ({ state, item }) => states.push([state, item]),
    });
    expect(made).toMatchObject({ job_id: expect.any(String) });
    expect(service.backups).toMatchObject([{ status: "BUILDING" }]);
    expect(service.calls.filter((call) => !call.startsWith("GET"))).toEqual([
      "DELETE there",
      "POST",
    ]);
    const last = states.pop();
    expect([new Set(states.map(String)), last]).toEqual([
      new Set(["DISABLED,"]),
      [undefined, undefined],
    ]);
  });

  test("is waited for if it is being deleted already, and not deleted again", async () => {
    const service = serviceWith({ status: "DISABLED" });
    service.deletionPolls = 10;
    expect(await ensure(service, { replaceFailed: true })).toMatchObject({ job_id: "job-of-id-1" });
    expect(service.calls.filter((call) => !call.startsWith("GET"))).toEqual(["POST"]);

    expect(await ensure(serviceWith({ status: "DELETING" }))).toMatchObject({
      error: { message: expect.stringContaining("(there) of this instance is being deleted") },
    });
  });

  test.each<[string, StoredBackup, string]>([
    ["an automatic one", { type: "Auto" }, "exists, and the service created it automatically"],
    ["one of unknown type", { type: undefined }, "it was not replaced"],
    ["one whose instance is unknown", { instance_id: undefined }, "it was not replaced"],
    ["one without an id", { id: undefined }, "is listed without an id"],
  ])("is never deleted: %s", async (_, properties, message) => {
    const service = serviceWith({ status: "FAILED", ...properties });
    expect(await ensure(service, { replaceFailed: true })).toMatchObject({
      error: {
        name: "CloudError",
        operation: "ensureBackup",
        message: expect.stringContaining(message),
      },
    });
    expect(service.calls.filter((call) => !call.startsWith("GET"))).toEqual([]);
  });

  test.each<[string, StoredBackup]>([
    ["has become usable", { status: "COMPLETED" }],
    ["has another name", { name: "weekly" }],
    ["belongs to another instance", { instance_id: other_instance }],
    ["is an automatic one", { type: "Auto" }],
  ])("is not deleted when reading it once more shows that it %s", async (_, truth) => {
    const service = serviceWith({ status: "FAILED", ...truth });
    service.changeList = (backups) =>
      service.calls.at(-1) === "GET backup_id"
        ? backups
        : [{ id: "there", ...wanted, type: "Manual", status: "FAILED" }];
    expect(await ensure(service, { replaceFailed: true })).toMatchObject({
      error: {
        operation: "ensureBackup",
        message: expect.stringContaining(`"${wanted.name}" (there) is`),
      },
    });
    expect(service.calls.filter((call) => !call.startsWith("GET"))).toEqual([]);
  });

  test("that belongs to another instance is never deleted", async () => {
    const service = serviceWith({ status: "FAILED", instance_id: other_instance });
    expect(await ensure(service, { replaceFailed: true })).toMatchObject({
      error: { message: expect.stringContaining(`belongs to instance ${other_instance}`) },
    });
    expect(service.calls.some((call) => call.startsWith("DELETE"))).toBe(false);
  });

  test("is replaced in a call that joined one without replaceFailed", async () => {
    const service = serviceWith({ status: "FAILED" });
    const [first, second] = [
      runTimers(ensureBackup(service.client, wanted), 60_000),
      runTimers(ensureBackup(service.client, wanted, { replaceFailed: true }), 60_000),
    ];
    expect(await first).toMatchObject({ error: { name: "CloudError" } });
    expect(await second).toMatchObject({ job_id: expect.any(String) });
  });

  test("is an error if it is not gone within an hour after its deletion", async () => {
    const service = serviceWith({ status: "FAILED" });
    service.deletionPolls = Infinity;
    expect(await ensure(service, { replaceFailed: true })).toMatchObject({
      error: {
        name: "WaiterError",
        operation: "ensureBackup",
        message: expect.stringContaining(`Backup "${wanted.name}" (there)`),
        lastState: "DISABLED",
      },
    });
    expect(service.calls).not.toContain("POST");
  });
});

describe("with a list of the service that is wrong, ensureBackup creates at most one backup", () => {
  const other = { id: "other", name: "weekly", type: "Manual", status: "COMPLETED", instance_id };
  test.each<[string, (backups: readonly StoredBackup[]) => readonly unknown[]]>([
    ["items without a name", (backups) => [{ id: "a" }, ...backups]],
    ["items without any property", (backups) => [{}, ...backups]],
    ["items whose properties are null", (backups) => [{ ...other, name: null }, ...backups]],
    ["items without times and status", (backups) => backups.map(({ id, name }) => ({ id, name }))],
    ["items that repeat", (backups) => [other, other, ...backups, ...backups]],
    [
      "a name of unexpected characters",
      (backups) => [{ ...other, name: "\u0000\u202e𝒳" }, ...backups],
    ],
    ["names of objects", (backups) => [{ ...other, name: { toString: "x" } }, ...backups]],
  ])("%s", async (_, changeList) => {
    const service = new BackupService();
    service.changeList = changeList;
    await ensure(service);
    expect(await ensure(service, { reconcileTimeoutMs: 0 })).toMatchObject({ id: "id-1" });
    expect(service.backups).toHaveLength(1);
  });

  test.each<[string, number]>([
    ["the first list after the create call", 1],
    ["three lists after the create call", 3],
  ])("items vanish from %s", async (_, lists) => {
    const service = new BackupService();
    service.fates.push({ hasEffect: true, respond: error503 });
    let left = lists;
    service.changeList = (backups) => (service.backups.length > 0 && left-- > 0 ? [] : backups);
    expect(await ensure(service)).toMatchObject({ id: "id-1" });
    expect(service.calls.filter((call) => call === "POST")).toHaveLength(1);
  });
});
