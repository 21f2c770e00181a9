/** Of many records the damaged ones are left out, with a warning of the process. */
export function orWarn<T, R>(parse: (item: T) => R): (item: T) => R | undefined {
  return (item) => {
    try {
      return parse(item);
    } catch (error) {
      process.emitWarning(error as Error);
      return undefined;
    }
  };
}
