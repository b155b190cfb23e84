import type { IncomingMessage } from 'node:http';
import { decodeText } from '../core/decode-text.ts';

/** The largest file that is taken, in bytes. */
const mostBytes = 10 * 1024 * 1024;

/** What a browser adds around a file; a file that comes back from our own page is a third longer. */
const mostSent = Math.ceil(mostBytes * 1.4);

/** What was handed in: its words, or why it could not be read. */
export type Upload = { kind: 'text'; text: string; file: string } | { kind: 'too large' | 'nothing' };

/** The whole body, or nothing when it is too large; what more comes is let go by, so that the answer is read. */
async function bodyOf(req: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req) {
    size += part.length;
    if (size <= mostSent) parts.push(part);
    else parts.length = 0;
  }
  return size <= mostSent ? Buffer.concat(parts) : undefined;
}

/** The fields of a form that a browser sent; none when it is not one. */
async function fieldsOf(req: IncomingMessage, body: Buffer): Promise<FormData | undefined> {
  const headers = { 'content-type': req.headers['content-type'] ?? '' };
  return new Response(new Uint8Array(body), { headers }).formData().catch(() => undefined);
}

const textOf = (bytes: Uint8Array, file: string): Upload => {
  if (bytes.length > mostBytes) return { kind: 'too large' };
  const text = decodeText(bytes);
  return text.trim() === '' ? { kind: 'nothing' } : { kind: 'text', text, file };
};

/** Reads the file of a page's form, or the file that the page had read before and sends back. */
export async function readUpload(req: IncomingMessage): Promise<Upload> {
  const body = await bodyOf(req);
  if (!body) return { kind: 'too large' };
  const fields = await fieldsOf(req, body);
  const [file, kept, name] = [fields?.get('file'), fields?.get('text'), fields?.get('name')];
  if (file instanceof File) return textOf(new Uint8Array(await file.arrayBuffer()), file.name);
  const called = typeof name === 'string' ? name : '';
  return typeof kept === 'string' ? textOf(Buffer.from(kept, 'base64'), called) : { kind: 'nothing' };
}
