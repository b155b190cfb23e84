/** A log that keeps what went wrong, so that a test can fail on it. */
export function createQuietLog() {
  const faults: { about: Record<string, unknown>; message: string }[] = [];
  return {
    faults,
    info: () => {},
    warn: () => {},
    error: (about: Record<string, unknown>, message: string) => void faults.push({ about, message }),
  };
}
