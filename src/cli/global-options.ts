import { Option } from "commander";
import { isRegion, regionForm } from "../http/endpoint.js";
import { invalidValue, type CliCommand } from "./command.js";

/** The formats of results. */
const outputFormats = ["table", "json", "yaml", "csv"] as const;

/** The formats of the command `status`. */
const statusFormats = [...outputFormats, "prometheus"] as const;

export type OutputFormat = (typeof statusFormats)[number];

/** The options that every command takes. */
export interface GlobalOptions {
  readonly profile?: string;
  readonly cloud?: string;
  readonly region?: string;
  readonly projectId?: string;
  readonly endpoint?: string;
  readonly output?: OutputFormat;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly logFormat: "text" | "json";
}

/** Adds the options that every command takes. None of them is a secret, which other users could see in the process list. */
export function addGlobalOptions(command: CliCommand, args: readonly string[]): void {
  const formats = args.includes("status") ? statusFormats : outputFormats;
  const options = [
    new Option("--profile <name>", "use this cloud of clouds.yaml, and no variables"),
    new Option("--cloud <name>", "the cloud").choices(["huaweicloud", "opentelekomcloud"]),
    new Option("--region <id>", "the region, for example eu-de").argParser((text) =>
      isRegion(text) ? text : invalidValue(regionForm),
    ),
    new Option("--project-id <id>", "the project"),
    new Option("--endpoint <url>", "the URL of both services, for example of a sandbox"),
    new Option("-o, --output <format>", "the format of results").choices(formats),
    new Option("--quiet", "print only results and errors"),
    new Option("--verbose", "also print each request"),
    new Option("--log-format <format>", "of messages").choices(["text", "json"]).default("text"),
  ];
  for (const option of options) command.addOption(option.helpGroup("Options of all commands:"));
}
