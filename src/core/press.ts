/** Press tokens for one drawing: one for each button and form, told from all others by the random beginning they share. */
export function pressTokens(): () => string {
  const drawing = crypto.randomUUID();
  let drawn = 0;
  return () => `${drawing}.${drawn++}`;
}
