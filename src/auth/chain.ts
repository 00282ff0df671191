/** Goes on with a value at once where it is there, and when it comes where it is promised: Node's crypto does not make one wait. */
export function chain<Value, Next>(
  value: Value | Promise<Value>,
  next: (value: Value) => Next | Promise<Next>,
): Next | Promise<Next> {
  return value instanceof Promise ? value.then(next) : next(value);
}
