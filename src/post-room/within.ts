/** What a promise brings, or 'too late' when it takes longer than so many ms; it goes on unheard then. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | 'too late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'too late'>((resolve) => {
    timer = setTimeout(resolve, ms, 'too late');
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
