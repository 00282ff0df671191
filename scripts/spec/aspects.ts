/** What the words of a row may be about, with the keys that state it. */
export const aspects = {
  values: ["values"],
  default: ["default"],
  bounds: ["minimum", "maximum"],
  length: ["minLength", "maxLength"],
  form: ["pattern", "format"],
  unit: ["unit"],
  zone: ["zone"],
  neededBy: ["neededBy"],
  range: [
    "values",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "pattern",
    "format",
  ],
} as const;

export type Aspect = keyof typeof aspects;

export const aspectNames = Object.keys(aspects) as Aspect[];
