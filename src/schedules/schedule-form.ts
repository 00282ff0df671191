/** A time that a schedule states once, in UTC. */
const oneTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

/** Whether a text has the form of a schedule of the data warehouse service: six fields of a cron expression, or one time. */
export function hasScheduleForm(text: string): boolean {
  return /^\S+( \S+){5}$/.test(text) || oneTime.test(text);
}
