import type { DdsClient } from "../dds.js";
import type { DwsClient } from "../dws.js";
import type { Environment } from "../auth/variables.js";
import type { ClientOptions } from "../client/client-options.js";
import { optionsFromEnvironment } from "../client/options-from-environment.js";
import type { CliCommand } from "./command.js";
import { environmentOf } from "./environment.js";
import { UsageError } from "./errors.js";
import type { GlobalOptions } from "./global-options.js";
import type { Host } from "./host.js";
import { Log } from "./log.js";
import { Progress } from "./progress.js";
import { writeResult, type View } from "./results.js";

/** What the action of a command works with. */
export class Session {
  readonly log: Log;
  /** Shows how far the command is. */
  readonly progress: Progress;
  #dws: Promise<DwsClient> | undefined;
  #dds: Promise<DdsClient> | undefined;

  constructor(
    readonly host: Host,
    readonly options: GlobalOptions,
    /** The words that call the command. */
    readonly path: string,
  ) {
    this.log = new Log(host, options);
    this.progress = new Progress(this.log);
  }

  /** The client of DWS, as options and environment say. */
  dws(): Promise<DwsClient> {
    return (this.#dws ??= import("../dws.js").then(({ createDwsClient }) =>
      createDwsClient(this.clientOptions("dws")),
    ));
  }

  /** The client of DDS, as options and environment say. */
  dds(): Promise<DdsClient> {
    return (this.#dds ??= import("../dds.js").then(({ createDdsClient }) =>
      createDdsClient(this.clientOptions("dds")),
    ));
  }

  /** The variables, as the options change them. */
  get environment(): Environment {
    return environmentOf(this.host.environment, this.options);
  }

  clientOptions(service: "dws" | "dds"): ClientOptions {
    const { host, options, log } = this;
    const { projectId } = options;
    return {
      ...optionsFromEnvironment(service, this.environment),
      projectId,
      fetch: host.fetch,
      signal: host.signal,
      onEvent: log.onEvent,
    };
  }

  /** Ends the command because of its options. */
  throwUsageError(message: string): never {
    throw new UsageError(`${message} See ${this.path} --help.`);
  }

  /** Writes the result of the command. */
  async write(result: unknown, view?: View): Promise<void> {
    this.log.onWrite?.();
    await writeResult(this.host, this.log, result, { format: this.options.output, ...view });
  }
}

/** What a command does. It returns its exit code, if that is not 0. */
export type Action<Options> = (
  session: Session,
  options: Options,
  args: readonly string[],
) => Promise<number | undefined>;

/** Gives a command its action. */
export type Act = <Options extends object>(command: CliCommand, action: Action<Options>) => void;
