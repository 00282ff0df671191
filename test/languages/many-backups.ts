import { recordedSeed } from "../../src/sandbox.js";

/** 25 backups, the latest first: two pages of ten, and five. */
export function manyBackups() {
  const [backup] = recordedSeed().backups;
  if (!backup) throw new Error("No backup is recorded.");
  return Array.from({ length: 25 }, (_, index) => ({
    ...backup,
    id: `backup-${index}`,
    begin_time: `2026-11-${String(25 - index).padStart(2, "0")} 01:00:00`,
    description: "Über Nacht – 每日", // Its reader must neither write nor read in the encoding of the machine.
  }));
}
