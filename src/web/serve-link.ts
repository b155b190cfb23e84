import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Document, wordType } from '../core/document.ts';
import type { LinkDesk, Shut } from '../core/links.ts';
import { answer, page } from './answer.ts';
import { changedPage, findingsPage, linkPage, notReadPage, shutPage } from './link-page.ts';
import { readUpload, type Upload } from './read-upload.ts';

const isShut = (one: { kind: string }): one is Shut =>
  ['over', 'busy', 'used', 'not allowed', 'nothing'].includes(one.kind);

const shown = (res: ServerResponse, shut: Shut) => {
  const { status, page: words } = shutPage(shut);
  page(res, status, words);
};

/** A file to take away: its name in plain signs, so that no header is broken by a group's title. */
function file(res: ServerResponse, { filename, type, body }: Document): void {
  const plain = filename.normalize('NFKD').replace(/[^\w.-]+/g, '-');
  const save = { 'content-disposition': `attachment; filename="${plain}"` };
  if (type === wordType) answer(res, 200, Buffer.from(body, 'base64'), type, save);
  else answer(res, 200, body, `${type}; charset=utf-8`, save);
}

const unread: Record<Exclude<Upload['kind'], 'text'>, [status: number, title: string, words: string]> = {
  'too large': [413, 'This file is too large', 'A file may have up to 10 MB.'],
  nothing: [400, 'There is no file', 'Choose a CSV file that has something in it.'],
};

async function look(res: ServerResponse, desk: LinkDesk, token: string, isExample: boolean): Promise<void> {
  const behind = await desk.look(token);
  if (isShut(behind)) return shown(res, behind);
  if (!isExample) return page(res, 200, linkPage(token, behind));
  return behind.kind === 'intake' ? file(res, behind.example) : shown(res, { kind: 'over' });
}

async function take(res: ServerResponse, desk: LinkDesk, token: string): Promise<void> {
  const taken = await desk.take(token);
  return isShut(taken) ? shown(res, taken) : file(res, taken.document);
}

async function hand(req: IncomingMessage, res: ServerResponse, desk: LinkDesk, token: string, act: string) {
  const behind = await desk.look(token); // before a stranger’s file is read
  if (isShut(behind)) return shown(res, behind);
  const upload = await readUpload(req);
  if (upload.kind !== 'text') {
    const [status, title, words] = unread[upload.kind];
    return page(res, status, notReadPage(title, words));
  }
  const { text, file: name } = upload;
  const handed = act === 'check' ? await desk.check(token, text, name) : await desk.handIn(token, text, name);
  if (isShut(handed)) return shown(res, handed);
  const { title, findings } = handed;
  return page(
    res,
    200,
    handed.kind === 'changed' ? changedPage(title, findings) : findingsPage(token, title, findings, upload),
  );
}

/**
 * Serves what stands behind an address below /links/. Looking (GET, which every previewer of links does) changes nothing;
 * each act is a form of ours that a person sends.
 */
export async function serveLink(
  req: IncomingMessage,
  res: ServerResponse,
  desk: LinkDesk,
  path: string,
): Promise<void> {
  const [, , token = '', act = ''] = path.split('/');
  const isPost = req.method === 'POST';
  if (!isPost && (act === '' || act === 'example')) return look(res, desk, token, act === 'example');
  if (isPost && act === 'take') return take(res, desk, token);
  if (isPost && (act === 'check' || act === 'hand-in')) return hand(req, res, desk, token, act);
  return shown(res, { kind: 'over' });
}
