const sinceYears = /^(?:ncp)?\s*-?\s*(\d{2})\s*-?\s*(\d{2})\s*([a-z])?$/i;
const of2014 = /^ncp\s*-?\s*([1-9])$/i;
const wholeYear = /^ncp\s*-?\s*(\d{2})$/i;

/**
 * The network's spelling of a project code typed in any way ("ncp 17-06A", "ncp1706a", "NCP1"), or undefined.
 * Without its letter ("NCP17-06") or number ("NCP17") it is the beginning of several codes.
 */
export function readCode(typed: string): string | undefined {
  const words = typed
    .normalize('NFKC')
    .replace(/[\u2010-\u2015]/g, '-')
    .trim();
  const full = sinceYears.exec(words);
  if (full && (/^ncp/i.test(words) || words.includes('-')))
    return `NCP${full[1]}-${full[2]}${(full[3] ?? '').toLowerCase()}`;
  const early = of2014.exec(words) ?? wholeYear.exec(words);
  return early ? `NCP${early[1]}` : undefined;
}

/** A LIKE pattern for a code: whole codes match themselves, beginnings match what begins so ("NCP1" is not the start of "NCP17"). */
export function codePattern(code: string): string {
  if (/^NCP\d{2}$/.test(code)) return `${code}-%`;
  return /^NCP\d{2}-\d{2}$/.test(code) ? `${code}%` : code;
}
