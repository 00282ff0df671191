import type { StatedFacts } from "../page.js";
import { isWhole, type Described } from "./description.js";

/** What holds where a caller says nothing. */
export function readDefault({ type, text, sections }: Described): Pick<StatedFacts, "default"> {
  const [labelled] = sections?.default ?? [];
  const alone = labelled && /^"?([^\s"]+?)"?\.?$/.exec(labelled.text)?.[1];
  const value = alone ?? fromSentence(text);
  return value === undefined ? {} : { default: typed(value, type) };
}

function fromSentence(text: string): string | undefined {
  if (/\bif no value is specified, (?:the \w+|it) is empty\b/i.test(text)) return "";
  const [, set] = /\bis set to "?([^\s",]+?)"? by default\b/i.exec(text) ?? [];
  const [, stated] =
    /\bdefault value(?: is|:) "?([^\s",]+?)"?(?=[.,\s]|$)(?!\.\d)/i.exec(text) ?? [];
  const [, first] = /\bthe first (\d+) [\w ]+ by default\b/i.exec(text) ?? [];
  return set ?? stated ?? first;
}

function typed(value: string, type: string): string | number | boolean {
  const number = Number(value.replaceAll(",", ""));
  if (
    (isWhole(type) || /^(?:double|float|number)$/i.test(type)) &&
    value !== "" &&
    !Number.isNaN(number)
  )
    return number;
  if (/^bool(?:ean)?$/i.test(type) && /^(?:true|false)$/i.test(value))
    return value.toLowerCase() === "true";
  return value;
}
