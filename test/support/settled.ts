/** What is read, once it is as it should be, or after two seconds as it is. */
export async function settled<T>(read: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 2000;
  let value = await read();
  while (!good(value) && Date.now() < end) value = await read();
  return value;
}
