import { JSX } from "typedoc";

/** Text with the words in backticks as code. */
export function withCode(text: string): JSX.Children {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part));
}
