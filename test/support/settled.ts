/** What is read, once it is as it should be, or after ten seconds as it is. */
export async function settled<T>(read: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 10_000;
  let value = await read();
  while (!good(value) && Date.now() < end) value = await read();
  return value;
}
