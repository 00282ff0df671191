import type { DdsClient } from "../dds.js";
import type { DwsClient } from "../dws.js";
import type { Environment } from "../auth/variables.js";
import type { ClientOptions } from "../client/client-options.js";
import { optionsFromEnvironment } from "../client/options-from-environment.js";
import { environmentOf } from "./environment.js";
import type { GlobalOptions } from "./global-options.js";
import type { Host } from "./host.js";
import { Log } from "./log.js";
import { Progress } from "./progress.js";
import { writeResult } from "./results.js";

/** What the action of a command works with. */
export class Session {
  readonly log: Log;
  /** Shows how far the command is. */
  readonly progress: Progress;

  constructor(
    readonly host: Host,
    readonly options: GlobalOptions,
  ) {
    this.log = new Log(host, options);
    this.progress = new Progress(this.log);
  }

  /** A client of DWS, as options and environment say. */
  async dws(): Promise<DwsClient> {
    const { createDwsClient } = await import("../dws.js");
    return createDwsClient(this.clientOptions("dws"));
  }

  /** A client of DDS, as options and environment say. */
  async dds(): Promise<DdsClient> {
    const { createDdsClient } = await import("../dds.js");
    return createDdsClient(this.clientOptions("dds"));
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

  /** Writes the result of the command. `columns` are those of a table. */
  async write(result: unknown, columns?: readonly string[]): Promise<void> {
    this.log.onWrite?.();
    await writeResult(this.host, this.log, result, { format: this.options.output, columns });
  }
}
