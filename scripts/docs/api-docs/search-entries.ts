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
import type { SearchEntry } from "../site/search-entry.js";

/** Collects, while TypeDoc writes its pages, what can be found in them: guides by their sections, symbols by their members. */
export function collectSearchEntries(application: Application): SearchEntry[] {
  const entries: SearchEntry[] = [];
  application.renderer.on(PageEvent.END, ({ model, pageHeadings, url }) => {
    const { router } = application.renderer;
    if (model instanceof DocumentReflection)
      entries.push(...guideEntries(model, pageHeadings, `handbook/${url}`));
    else if (model instanceof DeclarationReflection && router)
      entries.push(...symbolEntries(model, router));
  });
  return entries;
}

/** A guide as a whole, and each of its sections with the words that stand in it. */
function guideEntries(
  guide: DocumentReflection,
  headings: readonly PageHeading[],
  address: string,
): SearchEntry[] {
  const [lead = "", ...sections] = Comment.combineDisplayParts(guide.content).split(/^#+ .*$/m);
  return [
    { title: guide.name, kind: "guide", within: "", address, text: lead },
    ...headings.map(({ text, link }, index) => ({
      title: text,
      kind: "guide",
      within: guide.name,
      address: address + link,
      text: sections[index] ?? "",
    })),
  ];
}

/** A symbol of the package, and each member that it does not inherit. */
function symbolEntries(symbol: DeclarationReflection, router: Router): SearchEntry[] {
  if (symbol.kindOf(ReflectionKind.Module)) return [];
  const entry = (reflection: DeclarationReflection, within: string): SearchEntry => ({
    title: reflection.name,
    kind: ReflectionKind.singularString(reflection.kind).toLowerCase(),
    within,
    address: `handbook/${router.getFullUrl(reflection)}`,
    text: summaryOf(reflection),
  });
  const members = [
    ...(symbol.children ?? []),
    ...(symbol.type?.type === "reflection" ? (symbol.type.declaration.children ?? []) : []),
  ];
  const own = members.filter(
    (member) =>
      !member.inheritedFrom && !member.kindOf(ReflectionKind.Constructor) && router.hasUrl(member),
  );
  return [
    entry(symbol, symbol.parent?.name ?? ""),
    ...own.map((member) => entry(member, symbol.name)),
  ];
}

function summaryOf({ comment, signatures = [] }: DeclarationReflection): string {
  const summary = comment ?? signatures[0]?.comment;
  return summary ? Comment.combineDisplayParts(summary.summary) : "";
}
