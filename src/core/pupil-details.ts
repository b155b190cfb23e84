/** A pupil's unique number: a letter and twelve digits, the last perhaps a letter. */
const upn = /\b[A-Z]\d{11}[\dA-Z]\b/i;

const dateOfBirth = /\b(?:d\.?o\.?b\.?|born|date of birth|birthday)\b/i;

/** A first name, perhaps with more: a capital letter that does not begin the sentence. */
const name = /(?<=[\p{L}\p{N},;:] )\p{Lu}\p{Ll}{2,}/u;
const nameAnywhere = /\p{Lu}\p{Ll}{2,}/u;

/** Words that stand before a pupil's name. */
const pupilNamed = /\b(?:pupil|child|boy|girl|student)s?(?:,| called| named|:)? \p{Lu}\p{Ll}{2,}/u;

const yearBesideName =
  /\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}+)?(?:,| in| from| of| \()\s?(?:Year|Y)\s?\d{1,2}\b|\b(?:Year|Y)\s?\d{1,2}(?:'s|’s)? \p{Lu}\p{Ll}{2,}(?! group|s? teacher)/u;

const sensitive = /\b(?:SEND?|SENCO|EHCP?|FSM|free school meals|pupil premium|autis\w+|ADHD|dyslex\w+)\b/;
const safeguarding = /\b(?:safeguarding|child protection|social (?:worker|services)|abus\w+|neglect\w*|self-harm)\b/i;

/** Capitalised words that are no pupil's name: days, months, maths, the network's own words. */
const notNames =
  /\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|January|February|March|April|May|June|July|August|September|October|November|December|Years?|Reception|Nursery|Maths?|Mathematics|Hubs?|Work|Groups?|Key|Stage|White|Rose|Numicon|Cuisenaire|Dienes|Teams|Slack|Zoom|Padlet|Ofsted|National|Curriculum|Mastery|Big|Ideas?|Leads?|Post|Primary|Secondary|Early|Core|Level|School|Academy|College|Autumn|Spring|Summer|Term|Session|Christmas|Easter)\b/g;

const askAgain = 'Reword it, or save again to keep it as it is.';

/**
 * Why a text looks as if it told something of a pupil, as a sentence for its field; nothing for other texts. Only a
 * question: it never refuses for good, and the text goes nowhere.
 */
export function pupilDetailsIn(text: string): string | undefined {
  const plain = text.replace(notNames, (word) => word.toLowerCase().replaceAll('year', 'Year'));
  if (upn.test(text)) return `This looks like a pupil’s number. ${askAgain}`;
  if (dateOfBirth.test(text) && /\d/.test(text)) return `This looks like a date of birth. ${askAgain}`;
  if (safeguarding.test(text) && nameAnywhere.test(plain))
    return `This looks like a concern about a pupil: use your school’s safeguarding route for it. ${askAgain}`;
  if (sensitive.test(text) && name.test(plain)) return `This looks like something private of a pupil. ${askAgain}`;
  if (pupilNamed.test(plain) || yearBesideName.test(plain)) return `This looks like a pupil’s name. ${askAgain}`;
  return undefined;
}

/** A short mark of a text, to know it again. */
export function markOf(text: string): string {
  let mark = 0x811c9dc5;
  for (const sign of text) mark = Math.imul(mark ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return mark.toString(36);
}
