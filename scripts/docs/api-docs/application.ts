import { readdirSync, readFileSync } from "node:fs";
import { Application, Converter, LogLevel, Logger, OptionDefaults, type Reflection } from "typedoc";
import { conditionalPropertiesName, dependenciesOf } from "../../codegen/inputs.js";
import { operationsOf, readBundle } from "../../spec/description.js";
import { inProject, serviceNames } from "../../build/project.js";
import { guideList } from "../site/guide-list.js";
import { showComponents } from "./component-types.js";
import { linkGuidesToSymbols } from "./guide-links.js";
import { GuideRouter } from "./guide-router.js";
import { SiteTheme } from "./site-theme.js";

/** The doors of the package, each a module of the reference, as package.json exports them. */
function doors(): string[] {
  const { exports } = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as {
    exports: Record<string, { types?: string } | string>;
  };
  return Object.values(exports).flatMap((target) => {
    const source =
      typeof target === "string" ? undefined : /\/([a-z-]+)\.d\.ts$/.exec(target.types ?? "")?.[1];
    return source === undefined ? [] : [inProject("src", `${source}.ts`)];
  });
}

/** The guides, in the order of their index. */
function guideFiles(): string[] {
  const listed = guideList().map(({ file }) => `${file}.md`);
  const others = readdirSync(inProject("guides")).filter(
    (name) => name.endsWith(".md") && name !== "README.md" && !listed.includes(name),
  );
  return [...listed, ...others].map((name) => inProject("guides", name));
}

/** The types of inputs of which some members need others, which are part of types that are shown. */
function conditionalMembers(): string[] {
  const operations = serviceNames().flatMap((service) => operationsOf(readBundle(service)));
  return operations
    .filter((operation) => dependenciesOf(operation).length > 0)
    .map(({ object }) => conditionalPropertiesName(object.operationId));
}

/** Collects what TypeDoc finds fault with: each of it is a fault of the build. */
class Collector extends Logger {
  constructor(private readonly onFault: (message: string) => void) {
    super();
    this.level = LogLevel.Warn;
  }
  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.onFault(message);
  }
}

/** TypeDoc, set up for this package. */
export async function createApplication(onFault: (message: string) => void): Promise<Application> {
  const application = await Application.bootstrap({
    entryPoints: doors(),
    tsconfig: inProject("tsconfig.build.json"),
    name: "huaweicloud-dws-dds",
    readme: inProject("guides/README.md"),
    projectDocuments: guideFiles(),
    disableSources: true, // What it would link to is nowhere on the net.
    disableGit: true,
    hideGenerator: true,
    githubPages: false,
    skipErrorChecking: true, // The step "compile" does that, with the same settings.
    excludeInternal: true,
    excludeExternals: true, // What every error inherits from the platform is told elsewhere.
    visibilityFilters: {},
    navigation: { includeGroups: false, includeCategories: false, includeFolders: false },
    sort: ["documents-first", "kind", "alphabetical"],
    highlightLanguages: [
      ...OptionDefaults.highlightLanguages,
      "bash",
      "go",
      "java",
      "kotlin",
      "php",
      "python",
      "rust",
      "sh",
      "text",
      "xml",
    ],
    blockTags: [...OptionDefaults.blockTags, "@description"], // How openapi-typescript writes descriptions.
    // Whether a relative address leads to a page is tested on the whole site.
    validation: { notExported: true, invalidLink: true, invalidPath: false, notDocumented: false },
    intentionallyNotExported: ["paths", "Environment", "ProjectOptional", ...conditionalMembers()],
  });
  application.logger = new Collector(onFault);
  application.renderer.defineTheme("site", SiteTheme);
  application.options.setValue("theme", "site");
  application.renderer.defineRouter("site", GuideRouter);
  application.options.setValue("router", "site");
  linkGuidesToSymbols(application);
  application.converter.on(Converter.EVENT_CREATE_DECLARATION, (_, reflection) =>
    summarise(reflection),
  );
  showComponents(application);
  return application;
}

/** What openapi-typescript writes behind "@description" is what a member is. */
function summarise({ comment }: Reflection): void {
  const description = comment?.getTag("@description");
  if (!comment || !description) return;
  // Behind it comes what stood in front: the format of a number.
  const format = comment.summary;
  comment.summary = [
    ...description.content,
    ...(format.length > 0 ? [{ kind: "text" as const, text: "\n\n" }, ...format] : []),
  ];
  comment.removeTags("@description");
}
