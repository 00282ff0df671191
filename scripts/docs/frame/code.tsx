import { JSX } from "typedoc";

/** A path, a name or a value as code that may break after each of its parts, and before each capital letter in a name, so that no word breaks. */
export function Breakable({ text }: { readonly text: string }): JSX.Element {
  const parts = text.split(/(?<=[/._~:,{])(?=\S)|(?<=[a-z])(?=[A-Z])/);
  return <code>{parts.map((part, index) => (index === 0 ? part : [<wbr />, part]))}</code>;
}

/** Text with the words in backticks as code. */
export function withCode(text: string): JSX.Children {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part));
}
