/** What a field of a cron expression may be. */
interface Field {
  readonly name: string;
  readonly least: number;
  readonly greatest: number;
  /** The names of its numbers. */
  readonly names?: readonly string[];
  /** What a part of it can be that is neither a number, a range nor a step. */
  readonly others?: RegExp;
  /** What is allowed beside numbers, for errors. */
  readonly marks?: string;
}

// The documents only say "the cron expression format". These are the fields of Quartz, whose days of the week start with 1 for
// Sunday, as those of the recorded expressions do.
const fields: readonly Field[] = [
  { name: "second", least: 0, greatest: 59 },
  { name: "minute", least: 0, greatest: 59 },
  { name: "hour", least: 0, greatest: 23 },
  {
    ...{ name: "day of the month", least: 1, greatest: 31, marks: " and * , - / ? L W" },
    others: /^(\?|L|LW|([1-9]|[12]\d|3[01])W)$/,
  },
  {
    ...{ name: "month", least: 1, greatest: 12, marks: " (JAN to DEC) and * , - /" },
    names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
  },
  {
    ...{ name: "day of the week", least: 1, greatest: 7, marks: " (SUN to SAT) and * , - / ? L #" },
    names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
    others: /^(\?|L|[1-7]L|[1-7]#[1-5])$/,
  },
];

/**
 * Why a text is no schedule of the data warehouse service: six fields of a cron expression, or one time, in UTC. Undefined if it
 * is one.
 */
export function scheduleProblem(text: string): string | undefined {
  // A date that does not exist is written as another one, or as null.
  if (/^\d{4}-/.test(text) && new Date(`${text}Z`).toJSON() === `${text}.000Z`) return undefined;
  if (!/^\S+( \S+){5}$/.test(text))
    return 'is neither a cron expression of six fields, such as "0 0 3 ? * 1,2,3,4,5,6,7", nor a time, such as "2023-05-19T09:24:00"';
  const values = text.split(" ");
  const numbers = fields.map((field, index) => numbersOf(values[index] ?? "", field));
  const wrong = numbers.findIndex((found) => found === undefined);
  const field = fields[wrong];
  if (field)
    return `has the ${field.name} "${values[wrong]}", which must be made of numbers from ${field.least} to ${field.greatest}${field.marks ?? " and * , - /"}`;
  const [, , , days = [], months = []] = numbers;
  const longest = Math.max(...months.map((month) => new Date(2024, month, 0).getDate()));
  // With a day of the week, it can be due on that.
  return /^[*?]$/.test(values[5] ?? "") && Math.min(...days) > longest
    ? `is never due: the month "${values[4]}" has no day "${values[3]}"`
    : undefined;
}

/** The numbers that a value of a field means; undefined if one of its parts is wrong. */
function numbersOf(value: string, field: Field): number[] | undefined {
  const parts = value.split(",").map((part) => numbersOfPart(part, field));
  return parts.every(({ length }) => length > 0) ? parts.flat() : undefined;
}

/** None if the part is wrong, all if it is neither a number, a range nor a step. */
function numbersOfPart(part: string, { least, greatest, names = [], others }: Field): number[] {
  const all = Array.from({ length: greatest - least + 1 }, (_, index) => least + index);
  if (others?.test(part)) return all;
  const form = /^(?:\*|([a-z]{3}|\d+)(?:-([a-z]{3}|\d+))?|(?=\/))(?:\/(\d+))?$/i;
  const [found, first, last, step] = form.exec(part) ?? [];
  const numberOf = (text: string): number => names.indexOf(text.toUpperCase()) + 1 || Number(text);
  const start = first === undefined ? least : numberOf(first);
  const by = Number(step ?? 1);
  const isOpen = first === undefined || step !== undefined;
  const end = last === undefined ? (isOpen ? greatest : start) : numberOf(last);
  if (found === undefined || start < least || end > greatest || by > greatest) return [];
  return all.filter((number) => number >= start && number <= end && (number - start) % by === 0);
}
