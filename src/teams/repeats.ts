/** Remembers the last so many keys; tells whether one came before. Teams sends again what was answered late. */
export function createRepeats(most: number): (key: string) => boolean {
  const seen = new Set<string>();
  return (key) => {
    if (seen.has(key)) return true;
    seen.add(key);
    for (const oldest of seen) {
      if (seen.size <= most) break;
      seen.delete(oldest);
    }
    return false;
  };
}
