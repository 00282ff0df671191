import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  Application,
  Converter,
  IndexEvent,
  Logger,
  LogLevel,
  OptionDefaults,
  type DocumentReflection,
  type Reflection,
} from "typedoc";
import { inProject, serviceNames } from "../../build/project.js";
import { conditionalPropertiesName, dependenciesOf } from "../../codegen/inputs.js";
import { entryPoints } from "../../release/package-manifest.js";
import { operationsOf, readBundle } from "../../spec/description.js";
import { guideList } from "../frame/guide-list.js";
import { adaptMarkdown } from "./adapt-markdown.js";
import { showComponents } from "./component-types.js";
import { useSiteTheme } from "./site-theme.js";

/** TypeDoc with the settings of this package. Each warning is passed to `onWarning`. */
export async function createApplication(
  onWarning: (message: string) => void,
): Promise<Application> {
  const application = await Application.bootstrap({
    entryPoints: entryPoints()
      .filter(({ typed }) => typed)
      .map(({ source }) => inProject(`${source}.ts`)),
    tsconfig: inProject("tsconfig.build.json"),
    name: "huaweicloud-dws-dds",
    readme: inProject("guides/README.md"),
    projectDocuments: [...guideFiles(), inProject("CHANGELOG.md")],
    disableSources: true, // There is no public repository to link to.
    disableGit: true,
    hideGenerator: true,
    githubPages: false,
    skipErrorChecking: true, // The step "compile" checks the same files with the same settings.
    excludeInternal: true,
    excludeExternals: true, // What errors inherit from the platform is documented elsewhere.
    visibilityFilters: {},
    // Its links to symbols that several entry points export lead nowhere.
    includeHierarchySummary: false,
    navigation: {
      includeGroups: false,
      includeCategories: false,
      includeFolders: false,
      excludeReferences: true, // The overview of an entry point lists them; each page has one entry.
    },
    sort: ["documents-first", "kind", "alphabetical"],
    highlightLanguages: [...OptionDefaults.highlightLanguages, ...guideLanguages],
    blockTags: [...OptionDefaults.blockTags, "@description"], // openapi-typescript writes it.
    // A test checks the relative links of the whole site.
    validation: { notExported: true, invalidLink: true, invalidPath: false, notDocumented: false },
    intentionallyNotExported: [...internalTypes, ...conditionalTypes()],
    markdownItLoader: adaptMarkdown,
  });
  application.logger = new WarningLogger(onWarning);
  useSiteTheme(application);
  application.converter.on(Converter.EVENT_CREATE_DECLARATION, (_, reflection) =>
    useDescription(reflection),
  );
  application.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) =>
    nameChangelog(document),
  );
  showComponents(application);
  linkSymbolsByName(application);
  // The search of the site replaces TypeDoc's, whose index stays empty.
  application.renderer.on(IndexEvent.PREPARE_INDEX, (event) => {
    event.searchResults = [];
  });
  return application;
}

/** The languages of the samples in guides/ that TypeDoc does not highlight by default. */
const guideLanguages = [
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
] as const;

/** Types that public types use, and that nobody needs to name. */
const internalTypes = ["paths", "Step", "ProjectOptional"];

/** The types of inputs whose properties depend on each other; the public type of the input includes them. */
function conditionalTypes(): string[] {
  const operations = serviceNames().flatMap((service) => operationsOf(readBundle(service)));
  return operations
    .filter((operation) => dependenciesOf(operation).length > 0)
    .map(({ object }) => conditionalPropertiesName(object.operationId));
}

/** CHANGELOG.md has no front matter, from which the title of a guide comes. */
function nameChangelog(document: DocumentReflection): void {
  if (document.name !== "CHANGELOG") return;
  document.name = "Changelog";
  const [first] = document.content;
  if (first?.kind !== "text") return;
  first.text = first.text.replace(/^# Changelog\n/, "").replaceAll(/^## \[([^\]]+)\]/gm, "## $1");
}

/** The guides in the order of guides/README.md, and those that it does not list. */
function guideFiles(): string[] {
  const listed = guideList().map(({ kind, file }) => join(kind, `${file}.md`));
  const files = readdirSync(inProject("guides"), { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".md") && name !== "README.md",
  );
  return [...new Set([...listed, ...files])].map((name) => inProject("guides", name));
}

class WarningLogger extends Logger {
  constructor(private readonly onWarning: (message: string) => void) {
    super();
    this.level = LogLevel.Warn;
  }

  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.onWarning(message);
  }
}

/** openapi-typescript writes the description of a schema behind "@description", after the format of a number. */
function useDescription({ comment }: Reflection): void {
  const description = comment?.getTag("@description");
  if (!comment || !description) return;
  const format = comment.summary;
  comment.summary = [
    ...description.content,
    ...(format.length > 0 ? [{ kind: "text" as const, text: "\n\n" }, ...format] : []),
  ];
  comment.removeTags("@description");
}

/**
 * Resolves links to a symbol by its name alone, as guides and the comments of another entry point have them: to the first
 * entry point that exports it.
 */
function linkSymbolsByName({ converter }: Application): void {
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    const texts = [
      ...(project.documents ?? []).map(({ content }) => content),
      ...Object.values(project.reflections).flatMap(({ comment }) =>
        comment ? [comment.summary, ...comment.blockTags.map(({ content }) => content)] : [],
      ),
    ];
    for (const part of texts.flat()) {
      if (part.kind !== "inline-tag" || part.tag !== "@link" || part.target) continue;
      const name = part.text.trim();
      const entryPoint = project.children?.find((module) => module.getChildByName([name]));
      if (entryPoint) part.text = `${entryPoint.name}!${name} | ${name}`;
    }
  });
}
