import type { Findings } from '../core/document.ts';
import type { Behind, Shut } from '../core/links.ts';
import { escapeHtml, writePage } from './write-page.ts';

/** Lines of what would change that a page shows; faults are shown to a larger number, because each must be mended. */
const mostChanges = 200;
const mostFaults = 1_000;

const paragraph = (words: string) => `<p>${escapeHtml(words)}</p>`;

/** Where a page's forms go: below its own address. */
const form = (token: string, act: string, inside: string) =>
  `<form method="post" action="/links/${token}/${act}" enctype="multipart/form-data">${inside}</form>`;

const button = (label: string) => `<button type="submit">${escapeHtml(label)}</button>`;

const chooseFile = (token: string, label: string) =>
  form(
    token,
    'check',
    `<label>CSV file, up to 10 MB <input type="file" name="file" accept=".csv,text/csv" required></label>${button(label)}`,
  );

const shutWords: Record<Shut['kind'], [status: number, title: string, words: string]> = {
  over: [404, 'This link has expired', 'A link works for 30 minutes, for the person who asked for it.'],
  used: [410, 'This link has been used', 'It works once.'],
  busy: [503, 'Somebody else is changing this', 'Nothing was changed. Try again in a few seconds.'],
  'not allowed': [403, 'This is no longer yours to change', 'What you may do in the hub has changed since you asked.'],
  nothing: [404, 'There is nothing here any more', 'It is gone, or you may no longer have it.'],
};

/** Why an address leads nowhere, and what can be done now. */
export function shutPage(shut: Shut): { status: number; page: string } {
  const [status, title, words] = shutWords[shut.kind];
  const again = shut.kind === 'busy' ? '' : paragraph('Ask for a new link in Slack or Teams.');
  const about = 'title' in shut ? paragraph(`${shut.title}. If you need help, ask ${shut.contact}.`) : '';
  return { status, page: writePage(title, `${paragraph(words)}${again}${about}`) };
}

/** What stands behind an address, with the one button that takes it or hands a file in. */
export function linkPage(token: string, behind: Exclude<Behind, Shut>): string {
  const from = paragraph(behind.hub);
  if (behind.kind === 'document')
    return writePage(
      behind.title,
      `${from}${form(token, 'take', button('Download'))}${paragraph('This works once. The file is for you: keep it safe, and delete it when you no longer need it.')}`,
    );
  const example = `<p><a href="/links/${token}/example">Download an example file</a></p>`;
  const explained = behind.explain
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(paragraph)
    .join('\n');
  return writePage(
    behind.title,
    `${from}${explained}${example}${chooseFile(token, 'Check this file')}${paragraph('Nothing is changed yet: you see first what would change.')}`,
  );
}

function lines(some: Findings['changes'], most: number): string {
  const shown = some.slice(0, most).map(({ line, what }) => `<li>Line ${line}: ${escapeHtml(what)}</li>`);
  const more = some.length > most ? paragraph(`And ${some.length - most} more.`) : '';
  return `<ul>${shown.join('\n')}</ul>${more}`;
}

const listed = (title: string, some: Findings['changes'], most: number) =>
  some.length === 0 ? '' : `<h2>${escapeHtml(title)}</h2>${lines(some, most)}`;

const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

/** What a file would change and what is wrong with it; without a fault, the button that makes the changes. */
export function findingsPage(
  token: string,
  title: string,
  { summary, changes, faults }: Findings,
  { text, file }: { text: string; file: string },
) {
  const kept = `${hidden('text', Buffer.from(text).toString('base64'))}${hidden('name', file)}`;
  const next =
    faults.length > 0
      ? `${paragraph('Nothing was changed. Mend these lines and hand the file in again.')}${paragraph('Until then the hub’s administrators see in “today” that it did not come in.')}${chooseFile(token, 'Check this file')}`
      : changes.length > 0
        ? form(token, 'hand-in', `${kept}${button('Make these changes')}`)
        : '';
  return writePage(
    faults.length > 0 ? 'This file needs mending' : 'What would change',
    `${paragraph(title)}${paragraph(summary)}${listed('To mend', faults, mostFaults)}${next}${listed('Line by line', changes, mostChanges)}`,
  );
}

/** What was changed. */
export const changedPage = (title: string, { summary, changes }: Findings): string =>
  writePage(
    'The changes are made',
    `${paragraph(title)}${paragraph(summary)}${listed('Line by line', changes, mostChanges)}`,
  );

/** A file that cannot be read, or none. */
export const notReadPage = (title: string, words: string): string =>
  writePage(title, `${paragraph(words)}${paragraph('Nothing was changed. Go back and choose the file again.')}`);
