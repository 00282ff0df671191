import { describe, expect, test } from "@jest/globals";
import {
  applyRetention,
  planRetention,
  type Backup,
  type BackupRetentionClient,
  type InstanceAction,
  type Job,
} from "../../src/index.js";
import { apiError } from "../support/retained-snapshots.js";

const instance_id = "a89dab5e39394eccbdb77b19d57b0180in02";
const quickly = { minDelayMs: 1, maxDelayMs: 1 };

function backup(night: number): Backup {
  return {
    id: `b-${night}`,
    name: `nightly-${night}`,
    instance_id,
    instance_name: "orders",
    datastore: { type: "DDS-Community", version: "4.0" },
    type: "Manual",
    begin_time: `2020-11-0${night} 01:00:00`,
    end_time: `2020-11-0${night} 01:10:00`,
    status: "COMPLETED",
    size: 1,
    description: "",
  };
}

/** A client of an instance with two backups, of which the plan deletes the first. */
class InstanceDouble {
  backups = [backup(2), backup(1)];
  actions: InstanceAction[] | undefined = [];
  deletions = 0;
  /** The ids of the jobs that were requested. */
  readonly jobs = new Set<string>();
  /** Called for each deletion, with the effect of it. */
  onDelete: (remove: () => void) => void = (remove) => remove();
  /** Responds to each request for the job. */
  onJob: (remove: () => void) => Job = () => ({ status: "Running" });

  readonly #remove = (): void => void (this.backups = [backup(2)]);

  readonly client: BackupRetentionClient = {
    listBackups: () =>
      Promise.resolve({ backups: [...this.backups], total_count: this.backups.length }),
    listInstances: () =>
      Promise.resolve({
        instances: this.actions ? [{ id: instance_id, actions: [...this.actions] }] : [],
        total_count: this.actions ? 1 : 0,
      }),
    deleteManualBackup: async () => {
      await Promise.resolve();
      this.deletions += 1;
      this.onDelete(this.#remove);
      return { job_id: "j" };
    },
    showJobDetail: async ({ id }) => {
      await Promise.resolve();
      this.jobs.add(id);
      return { job: this.onJob(this.#remove) };
    },
  };

  setStatus(status: string): void {
    this.backups = [backup(2), { ...backup(1), status }];
  }

  /** Plans, applies the plan, and returns the result of the first backup. */
  async apply(onPoll: (polls: number) => void = () => {}): Promise<string> {
    const wanted = { instance_id, namePrefix: "nightly-", keep: { last: 1 } };
    const plan = await planRetention(this.client, wanted);
    const [result] = await applyRetention(this.client, plan, {
      ...quickly,
      onPoll: ({ polls }) => onPoll(polls),
    });
    return result?.ok ? result.data : (result?.error.message ?? "no result");
  }
}

test("waits until the list no longer contains the backup, whose status is DISABLED meanwhile", async () => {
  const instance = new InstanceDouble();
  instance.onDelete = () => instance.setStatus("DISABLED");
  const result = await instance.apply((polls) => {
    if (polls === 4) instance.backups = [backup(2)];
  });
  expect([result, instance.deletions]).toEqual(["deleted", 1]);
});

/** An instance whose list has the deleted backup until its job was requested three times. */
function slowInstance(showJob: () => Job): InstanceDouble {
  const instance = new InstanceDouble();
  instance.onDelete = () => {};
  let requests = 0;
  instance.onJob = (remove) => {
    requests += 1;
    if (requests === 3) remove();
    return showJob();
  };
  return instance;
}

test.each([
  ["is not visible at first", 400, "DBS.200543"],
  ["is not found", 404, "DBS.200543"],
  ["is not found, with another code", 404, "DBS.280001"],
  ["may not be read", 403, "DBS.200042"],
])(
  "waits for a job that %s, while the list does not show the deletion yet",
  async (_, status, code) => {
    const instance = slowInstance(() => {
      throw apiError(status, code);
    });
    expect([await instance.apply(), instance.deletions]).toEqual(["deleted", 1]);
  },
);

test.each<[what: string, job: Job | undefined]>([
  ["runs", { status: "Running" }],
  ["is completed", { status: "Completed" }],
  ["is not shown", undefined],
])("a job that %s says nothing of the backup, which the list shows", async (_, job) => {
  const instance = slowInstance(() => job as Job);
  expect([await instance.apply(), instance.deletions]).toEqual(["deleted", 1]);
  expect([...instance.jobs]).toEqual(["j"]);
});

test("a job that fails is the error of its backup", async () => {
  const instance = new InstanceDouble();
  instance.onDelete = () => {};
  instance.onJob = () => ({ status: "Failed", fail_reason: "The storage is read-only." });
  expect(await instance.apply()).toBe(
    'Backup "nightly-1" (b-1) was not deleted: The storage is read-only.',
  );
});

test("a job that fails without a reason says so", async () => {
  const instance = new InstanceDouble();
  instance.onDelete = () => {};
  instance.onJob = () => ({ status: "Failed", fail_reason: null });
  expect(await instance.apply()).toBe(
    'Backup "nightly-1" (b-1) was not deleted: the service gives no reason.',
  );
});

test("waits for a backup that is being restored (DBS.201319)", async () => {
  const instance = new InstanceDouble();
  instance.onDelete = (remove) => {
    if (instance.deletions === 3) remove();
    else throw apiError(400, "DBS.201319");
  };
  expect([await instance.apply(), instance.deletions]).toEqual(["deleted", 3]);
});

describe("a backup is gone after", () => {
  test.each(["DBS.201214", "DBS.201502"])("%s", async (code) => {
    const instance = new InstanceDouble();
    instance.onDelete = (remove) => {
      remove();
      throw apiError(400, code);
    };
    expect(await instance.apply()).toBe("gone");
  });
});

test.each<InstanceAction>(["BACKUP", "RESTORE", "AN_UNKNOWN_ACTION"])(
  "deletes nothing while the instance has the action %s",
  async (action) => {
    const instance = new InstanceDouble();
    instance.actions = [action];
    const deletions: number[] = [];
    const result = await instance.apply((polls) => {
      deletions.push(instance.deletions);
      if (polls === 2) instance.actions = [];
    });
    expect([result, deletions]).toEqual(["deleted", [0, 0, 1, 1]]);
  },
);

test("deletes a backup whose instance does not exist any more", async () => {
  const instance = new InstanceDouble();
  instance.actions = undefined;
  expect(await instance.apply()).toBe("deleted");
});

test("a plan for an instance is not applied with a client of DWS", async () => {
  const { client } = new InstanceDouble();
  const plan = await planRetention(client, { instance_id, allNames: true, keep: { last: 1 } });
  const other = { deleteSnapshot: () => Promise.resolve() };
  await expect(applyRetention(other as never, plan)).rejects.toThrow(
    "The client must be one of DDS for instance_id.",
  );
  const wanted = { cluster_id: "c", allNames: true, keep: { last: 1 } };
  await expect(planRetention(client as never, wanted)).rejects.toThrow(
    "The client must be one of DWS for cluster_id.",
  );
});
