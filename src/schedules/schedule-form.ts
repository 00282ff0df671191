// The documents only say "the cron expression format". These are the fields of Quartz, whose days of the week start with 1 for
// Sunday, as those of the recorded expressions do: the least and the greatest number, and what else is allowed.
const fields: Readonly<Record<string, readonly [least: number, greatest: number, others: string]>> =
  {
    second: [0, 59, "* , - /"],
    minute: [0, 59, "* , - /"],
    hour: [0, 23, "* , - /"],
    "day of the month": [1, 31, "* , - / ? L W"],
    month: [1, 12, "* , - / JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"],
    "day of the week": [1, 7, "* , - / ? L # SUN MON TUE WED THU FRI SAT"],
  };

/**
 * Why a text is no schedule of the data warehouse service: six fields of a cron expression, or one time, in UTC. Undefined if it
 * is one, or if only a library can find out that it is none.
 */
export function scheduleProblem(text: string): string | undefined {
  // A date that does not exist is written as another one, or as null.
  if (/^\d{4}-/.test(text) && new Date(`${text}Z`).toJSON() === `${text}.000Z`) return undefined;
  if (!/^\S+( \S+){5}$/.test(text))
    return 'is neither a cron expression of six fields, such as "0 0 3 ? * 1,2,3,4,5,6,7", nor a time, such as "2023-05-19T09:24:00"';
  const values = text.split(" ");
  for (const [name, [least, greatest, others]] of Object.entries(fields)) {
    const value = values.shift() ?? "";
    const isAllowed = (part: string): boolean =>
      others.split(" ").includes(part.toUpperCase()) ||
      (Number(part) >= least && Number(part) <= greatest);
    const hasForm = /^(([*?]|\w+(-\w+)?)([/#][1-9]\d*)?(,(?!$)|$))+$/.test(value);
    if (!hasForm || !value.match(/\d+|[a-z]{3}|./gi)?.every(isAllowed))
      return `has the ${name} "${value}": allowed are ${least} to ${greatest} and ${others}`;
  }
  // A list or a range is no number. With a day of the week, it can be due on that.
  const [, day, month] = / (\d+) (\d+) [*?]$/.exec(text) ?? [];
  return Number(day) > new Date(2024, Number(month), 0).getDate()
    ? `is never due: the month ${month} has no day ${day}`
    : undefined;
}
