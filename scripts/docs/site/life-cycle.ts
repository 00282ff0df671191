// The life cycle of a snapshot or backup as the start page shows it: what happens in each step, and by which operations.
import { StepError } from "../../build/step.js";
import { operationsOf, type Description, type Operation } from "../../spec/description.js";
import { guideNamed, type Guide } from "../frame/guide-list.js";

interface Step {
  readonly name: string;
  readonly about: string;
  /** The file of its guide, without ".md". */
  readonly guide: string;
  /** Its operations by service. The start page lists those of no step below. */
  readonly operations: Readonly<Record<string, readonly string[]>>;
}

const steps: readonly Step[] = [
  {
    name: "Make",
    about: "A snapshot or backup by its name, once, whatever fails meanwhile.",
    guide: "nightly-job",
    operations: {
      dws: ["createSnapshot", "createSnapshotPolicy"],
      dds: ["createManualBackup", "setBackupPolicy"],
    },
  },
  {
    name: "Wait",
    about: "Until it is complete, with its progress, or the reason why it failed.",
    guide: "waiting",
    operations: {
      dws: ["listSnapshotDetails", "listClusterActions"],
      dds: ["listBackups", "showJobDetail"],
    },
  },
  {
    name: "Keep",
    about: "Copy what would expire, and download what has to leave the cloud.",
    guide: "keeping",
    operations: { dws: ["copySnapshot"], dds: ["showBackupDownloadLink"] },
  },
  {
    name: "Restore",
    about: "To a new cluster or instance, or to a point in time.",
    guide: "restoring",
    operations: {
      dws: ["restoreCluster", "restoreTable"],
      dds: ["restoreNewInstance", "restoreInstance"],
    },
  },
  {
    name: "Retire",
    about: "Delete old ones by rules. A plan shows first what would be deleted.",
    guide: "retention",
    operations: { dws: ["deleteSnapshot"], dds: ["deleteManualBackup"] },
  },
];

/** A step with its guide and operations. */
export interface LifeCycleStep {
  readonly name: string;
  readonly about: string;
  readonly guide: Guide;
  readonly services: readonly (readonly [service: string, operations: readonly Operation[]])[];
}

/**
 * The steps in their order.
 *
 * @throws StepError for a guide or an operation that does not exist.
 */
export function lifeCycle(
  descriptions: ReadonlyMap<string, Description>,
  guides: readonly Guide[],
): LifeCycleStep[] {
  const operationNamed = (service: string, id: string, step: string): Operation => {
    const description = descriptions.get(service);
    const operation =
      description && operationsOf(description).find(({ object }) => object.operationId === id);
    if (operation) return operation;
    throw new StepError(
      `The step "${step}" of the start page has the operation ${id}, which the description of ${service} lacks: correct scripts/docs/site/life-cycle.ts.`,
    );
  };
  return steps.map(({ name, about, guide, operations }) => ({
    name,
    about,
    guide: guideNamed(guides, guide),
    services: Object.entries(operations).map(
      ([service, ids]) => [service, ids.map((id) => operationNamed(service, id, name))] as const,
    ),
  }));
}
