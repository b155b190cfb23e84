import type { Phase } from '../../core/people.ts';
import { codePattern, readCode } from './project-code.ts';

/** What to look for: a phase, a code in the network's spelling, and the other words. */
export type Search = { phase?: Phase; code?: string; words: string };

const phaseWords: [RegExp, Phase][] = [
  [/\bearly[- ]years\b|\beyfs\b|\bey\b/i, 'EARLY_YEARS'],
  [/\bpost[- ]?16\b|\bsixth[- ]form\b/i, 'POST_16'],
  [/\bprimary\b/i, 'PRIMARY'],
  [/\bsecondary\b/i, 'SECONDARY'],
];

/** Codes among other words: "ncp 17-06a" is one, though it is two words. */
const codeInWords = /\bncp\s*-?\s*\d{1,2}(?:\s*-?\s*\d{2})?\s*[a-z]?\b|\b\d{2}-\d{2}[a-z]?\b/i;

/** Reads typed words as a search: "primary", "ncp 17-10A", "mastery sheffield". */
export function readSearch(typed: string): Search {
  const code = codeInWords.exec(typed);
  const known = code ? readCode(code[0]) : undefined;
  const rest = known && code ? typed.replace(code[0], ' ') : typed;
  const phase = phaseWords.find(([pattern]) => pattern.test(rest));
  const words = (phase ? rest.replace(phase[0], ' ') : rest).replace(/\b(?:work\s?)?groups?\b/gi, ' ').trim();
  return { ...(known && { code: codePattern(known) }), ...(phase && { phase: phase[1] }), words };
}
