// What the text of a row says, and the reader cannot express as a fact: it is reported, never guessed.
import { aspectNames, aspects, type Aspect } from "../../../spec/aspects.js";
import type { StatedFacts, UnclearWords } from "../source-page.js";
import { isBoolean, isConditional, isMap, isWhole, type DescribedRow } from "./description.js";

/** Words that announce a rule of an aspect. */
const cues: Readonly<Record<Exclude<Aspect, "range">, RegExp>> = {
  values:
    /\b(?:valid|Valid) (?:key )?values?(?=:| is| are| include)|\benumerated values\b|\bvalues? (?:can|may|must) (?:only )?be one of\b|\bnot limited to\b|\b[Ii]t can be:|\b[Tt]he values? (?:is|can be):? (?:set to )?"?[A-Z0-9](?!\S* by default)/,
  default:
    /\bby default\b|\bdefault values?\b|\bdefaults to\b|\bdefault [\w ]+ is (?:set to )?["\w]/i,
  bounds:
    /\b(?:range|ranges|ranging) (?:is |are )?(?:from |between )?-?\d|\b(?:greater|larger|less|smaller) than\b|\bmultiple of\b|\bstorage space (?:is|of|can be)\b.*\d/i,
  length:
    /\d+ (?:\w+ )?characters\b|\bempty string\b|\bcannot be (?:empty|null|left blank)\b|\bstring length\b/i,
  form: /(?<!timestamp |UTC )\bformat\b|\bcharacters are not allowed\b|\b(?:following|special) characters\b|\bcan(?: only)? contain(?: only)? (?!a maximum|a minimum|at |up to|but |\d|no more)|\b(?:start|begin)s? with\b|\bUUID\b|\bregular expression\b|\bseparated by\b/i,
  unit: /\bunits?(?: is| are|:)/i,
  zone: /\b(?:UTC|GMT)\b/,
  neededBy: /\bis (?:not )?(?:mandatory|optional)\b|\bmust be specified\b/i,
};

/** A labelled range that says no more than the type. */
const typeOnly = /^(?:An? (?:positive )?integer|true ?[|/,] ?false)\.?$/i;

/** The unclear words of a row: one for each aspect, with the first sentence that has them. */
export function unclearWords(row: DescribedRow, facts: StatedFacts): UnclearWords[] {
  const found = aspectNames.flatMap((aspect): UnclearWords[] => {
    const words = aspect === "range" ? undefined : unclearSentence(row, facts, aspect);
    return words === undefined ? [] : [{ aspect, words }];
  });
  const range = unclearRange(row, facts, found);
  return range === undefined ? found : [...found, { aspect: "range", words: range }];
}

function unclearSentence(
  row: DescribedRow,
  facts: StatedFacts,
  aspect: Exclude<Aspect, "range">,
): string | undefined {
  if (aspect === "values" && isBoolean(row.type)) return undefined;
  const announced = [...row.sentences, ...labelledDefault(row, aspect)].filter((sentence) =>
    announces(row, aspect, sentence),
  );
  const [first] = announced;
  const isRead = aspects[aspect].some((name) => facts[name] !== undefined);
  if (!isRead) return first ?? unreadItems(row, aspect);
  // A rule for one case is no rule of the row; that the default is one of several cases is how all defaults are stated.
  const ofOneCase = ["values", "bounds"].includes(aspect);
  return ofOneCase ? announced.find(isConditional) : undefined;
}

function announces(
  { strong, name }: DescribedRow,
  aspect: Exclude<Aspect, "range">,
  sentence: string,
): boolean {
  if (aspect === "default" && name.includes("default")) return false;
  // The form of a time with an offset says how UTC is written.
  const text =
    aspect === "zone"
      ? sentence.replace(/\b(?:time zone offset of|compared with) UTC\b/, "")
      : sentence;
  if (cues[aspect].test(text)) return true;
  return aspect === "values" && strong.some((word) => hasStrongValue(sentence, word));
}

/** Whether a sentence says of something that it is a word in bold; not of a condition, a default or a form. */
function hasStrongValue(sentence: string, word: string): boolean {
  if (/\bdefault value\b|\bby default\b|\bformat\b/i.test(sentence)) return false;
  const clause = sentence.replace(/^(?:If|When) [^,]*, /, "").replace(/ (?:when|if) .*$/, "");
  return clause.includes(` is ${word}`) || clause.includes(`The value is set to ${word}`);
}

/** A labelled default is announced by its label. */
function labelledDefault({ sections }: DescribedRow, aspect: Aspect): string[] {
  if (aspect !== "default") return [];
  return (sections?.default ?? []).map(({ text }) => `The default value: ${text}`);
}

/** Items that name keys of a map, or cases beside values. */
function unreadItems({ type, paragraphs }: DescribedRow, aspect: Aspect): string | undefined {
  if (aspect !== "values") return undefined;
  const isOpen = ({ text }: { readonly text: string }): boolean => /^Others?\b/i.test(text);
  return (
    paragraphs.find(isOpen) ?? (isMap(type) ? paragraphs.find(({ item }) => item) : undefined)
  )?.text;
}

/** A labelled range of which nothing was read. */
function unclearRange(
  { sections, type }: DescribedRow,
  facts: StatedFacts,
  found: readonly UnclearWords[],
): string | undefined {
  const [first] = (sections?.range ?? []).filter(
    ({ text }) =>
      !/\bsee Table \d+/i.test(text) &&
      !(typeOnly.test(text) && (isWhole(type) || isBoolean(type))),
  );
  const isRead = [...aspects.range, "unit" as const, "zone" as const].some(
    (name) => facts[name] !== undefined,
  );
  const isKnown = found.some(({ aspect }) =>
    ["values", "bounds", "length", "form", "default"].includes(aspect),
  );
  const isTrueOrFalse =
    isBoolean(type) && first !== undefined && /^(?:true|false)\b/i.test(first.text);
  return isRead || isKnown || isTrueOrFalse || facts.default !== undefined
    ? undefined
    : first?.text;
}
