import { answer, workerInput } from "../processes/worker.js";
import { loopbackContenders, stubContenders } from "./line-ups.js";
import { measureRounds, type Plan } from "./measure-rounds.js";

/** What this process is asked for: requests to a server, or to a stub that answers with the recorded list. */
export type RequestsInput = Plan &
  ({ readonly server: string } | { readonly recordedList: string });

const input = workerInput<RequestsInput>();
const contenders =
  "server" in input
    ? await loopbackContenders(input.server)
    : await stubContenders(input.recordedList);
answer(await measureRounds(contenders, input));
