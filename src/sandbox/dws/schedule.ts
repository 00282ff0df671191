import { nextTime } from "../../schedules.js";

/** Whether a text is a schedule. */
export function isSchedule(text: string): boolean {
  try {
    nextTime(text, 0);
    return /^\S+( \S+){5}$/.test(text) || !text.includes(" ");
  } catch {
    return false;
  }
}
