import { Agent, request } from "node:http";

/** Asks for the same, over so many connections that are kept open, for a while; returns the answers a second. */
export async function answersPerSecond(
  url: string,
  headers: Record<string, string>,
  milliseconds: number,
  connections = 8,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const started = performance.now();
  let answers = 0;
  const ask = async (): Promise<void> => {
    while (performance.now() - started < milliseconds) {
      await answer(url, headers, agent);
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  agent.destroy();
  return (answers * 1000) / (performance.now() - started);
}

/** Asks so many times, and no longer. */
export async function ask(
  url: string,
  headers: Record<string, string>,
  times: number,
  connections = 8,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let left = times;
  const one = async (): Promise<void> => {
    while (left-- > 0) await answer(url, headers, agent);
  };
  await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
}

function answer(url: string, headers: Record<string, string>, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request(url, { headers, agent }, (response) => {
      if (response.statusCode !== 200)
        return reject(new Error(`${url} answered with status ${response.statusCode}.`));
      response.resume().once("end", resolve);
    });
    call.once("error", reject);
    call.end();
  });
}
