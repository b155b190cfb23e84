/** A limit that Slack's documentation states in words: how long a text may be, or how many there may be of something. */
export type Limit = { of: 'characters' | 'items' | 'characters of each item'; most?: number; least?: number };

const numberIn = (words: string | undefined) => (words === undefined ? undefined : Number(words.replaceAll(',', '')));

const characters = [
  /max(?:imum)?\s+length\s+for\s+this\s+field\s+is\s+([\d,]+)\s+characters/i,
  /max(?:imum)?\s+length\s+for\s+the\s+`?text`?\s+(?:in|within)\s+this\s+(?:field|object)\s+is\s+([\d,]+)\s+characters/i,
  /max(?:imum)?\s+length\s+for\s+the\s+`text`\s+field\s+in\s+this\s+object\s+is\s+([\d,]+)\s+characters/i,
  /max(?:imum)?\s+length\s+(?:of|is)\s+([\d,]+)\s+characters/i,
  /limit\s+([\d,]+)\s+characters\s+max/i,
];

const items = [
  /max(?:imum)?\s+number\s+of\s+(?:options|items|option\s+groups)\s+is\s+([\d,]+)/i,
  /max(?:imum)?\s+of\s+([\d,]+)\s+(?:options|elements|blocks|items)/i,
  /maximum\s+([\d,]+)\s+(?:blocks|cards|items|rows)/i,
];

const eachItem = /max(?:imum)?\s+length\s+for\s+the\s+text\s+in\s+each\s+item\s+is\s+([\d,]+)\s+characters/i;
const leastCharacters = /minimum\s+length\s+(?:for\s+the\s+`text`\s+in\s+this\s+field\s+)?is\s+([\d,]+)/i;

const firstMatch = (patterns: RegExp[], words: string) =>
  numberIn(patterns.map((pattern) => pattern.exec(words)?.[1]).find((found) => found !== undefined));

/** The limits stated in a property's documentation: "Maximum length for this field is 255 characters." */
export function readLimits(documentation: string): Limit[] {
  const words = documentation.replace(/\s+/g, ' ');
  const longest = firstMatch(characters, words);
  const shortest = firstMatch([leastCharacters], words);
  const most = firstMatch(items, words);
  const each = firstMatch([eachItem], words);
  return [
    ...(longest !== undefined || shortest !== undefined
      ? [
          {
            of: 'characters' as const,
            ...(longest !== undefined && { most: longest }),
            ...(shortest !== undefined && { least: shortest }),
          },
        ]
      : []),
    ...(most !== undefined ? [{ of: 'items' as const, most }] : []),
    ...(each !== undefined ? [{ of: 'characters of each item' as const, most: each }] : []),
  ];
}
