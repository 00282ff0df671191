import {
  Comment,
  DeclarationReflection,
  DocumentReflection,
  PageEvent,
  ReflectionKind,
  type Application,
  type PageHeading,
  type Router,
} from "typedoc";
import { serviceNames } from "../../build/project.js";
import type { SearchEntry } from "../frame/search-entry.js";
import { apiDocsAddress, changelogAddress } from "./address.js";

/** Collects the search entries while TypeDoc writes its pages: guides and their sections, symbols and their properties. */
export function collectSearchEntries(application: Application): SearchEntry[] {
  const entries: SearchEntry[] = [];
  application.renderer.on(PageEvent.END, ({ model, pageHeadings, url }) => {
    const { router } = application.renderer;
    if (model instanceof DocumentReflection)
      entries.push(...guideEntries(model, pageHeadings, `${apiDocsAddress}/${url}`));
    else if (model instanceof DeclarationReflection && router)
      entries.push(...symbolEntries(model, router));
  });
  return entries;
}

/** A guide or the changelog, and each of its sections with its text. */
function guideEntries(
  guide: DocumentReflection,
  headings: readonly PageHeading[],
  address: string,
): SearchEntry[] {
  const [lead = "", ...sections] = Comment.combineDisplayParts(guide.content).split(/^#+ .*$/m);
  const { keywords } = guide.frontmatter;
  const kind = address === changelogAddress ? "changelog" : "guide";
  return [
    {
      title: guide.name,
      kind,
      within: "",
      address,
      text: lead,
      ...(typeof keywords === "string" && { keywords }),
    },
    ...headings.map(({ text, link }, index) => ({
      title: text,
      kind,
      within: guide.name,
      address: address + link,
      text: sections[index] ?? "",
    })),
  ];
}

/** A symbol of the package, and each property and method that it does not inherit. */
function symbolEntries(symbol: DeclarationReflection, router: Router): SearchEntry[] {
  if (symbol.kindOf(ReflectionKind.Module)) return [];
  const entry = (reflection: DeclarationReflection, within: string): SearchEntry => ({
    title: reflection.name,
    kind: isTask(reflection)
      ? "task"
      : ReflectionKind.singularString(reflection.kind).toLowerCase(),
    within,
    address: `${apiDocsAddress}/${router.getFullUrl(reflection)}`,
    text: summaryOf(reflection),
  });
  const parts = [
    ...(symbol.children ?? []),
    ...(symbol.type?.type === "reflection" ? (symbol.type.declaration.children ?? []) : []),
  ];
  const own = parts.filter(
    (part) =>
      !part.inheritedFrom && !part.kindOf(ReflectionKind.Constructor) && router.hasUrl(part),
  );
  return [entry(symbol, symbol.parent?.name ?? ""), ...own.map((part) => entry(part, symbol.name))];
}

/** Whether a symbol is a function whose first parameter is the client of a service. */
function isTask({ signatures = [] }: DeclarationReflection): boolean {
  const [client] = signatures[0]?.parameters ?? [];
  return client !== undefined && ["client", ...serviceNames()].includes(client.name);
}

function summaryOf({ comment, signatures = [] }: DeclarationReflection): string {
  const summary = comment ?? signatures[0]?.comment;
  return summary ? Comment.combineDisplayParts(summary.summary) : "";
}
