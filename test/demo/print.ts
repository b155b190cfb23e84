import type { Seen } from '../doors/driver.ts';

const colours = process.stdout.isTTY
  ? { faint: '\u001b[2m', strong: '\u001b[1m', off: '\u001b[0m' }
  : { faint: '', strong: '', off: '' };

const field = ({ label, value, error, options }: NonNullable<Seen['form']>['fields'][number]) => {
  const typed = [value ?? ''].flat().join(', ');
  const choice =
    options && options.length > 0 && !typed
      ? ` (${options.slice(0, 4).join(' / ')}${options.length > 4 ? ' / …' : ''})`
      : '';
  return [`${label}: ${typed ? `[${typed}]` : '[        ]'}${choice}`, ...(error ? [`   ⚠ ${error}`] : [])];
};

/** What the form below says once more, field by field. */
const formLines = ({ form }: Seen): string[] =>
  (form?.fields ?? []).flatMap(({ label, options, error }) => [
    label,
    `${label} (optional)`,
    ...(options ?? []),
    ...(error ? [`⚠ ${error}`] : []),
  ]);

/** Prints what a person sees: a heading for what they did, then the message with its buttons or form. */
export function print(platform: string, what: string, seen: Seen): void {
  console.log(`\n${colours.strong}${platform} · ${what}${colours.off}`);
  const lines = [
    ...seen.text.split('\n').filter((line) => !formLines(seen).includes(line)),
    ...(seen.form ? [...seen.form.fields.flatMap(field), `( ${seen.form.submit} )`] : []),
    ...(seen.buttons.length > 0 ? [seen.buttons.map((label) => `( ${label.replace(/ \[.*\]$/, '')} )`).join(' ')] : []),
  ];
  for (const line of lines) console.log(`  ${colours.faint}│${colours.off} ${line}`);
}
