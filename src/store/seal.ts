import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** The key that closes, and the one before it that still opens; each 32 bytes in base64. */
export type Keys = { key: string; old?: string };

/** What was closed, and the name of the key that closed it. */
type Sealed = { sealed: Uint8Array<ArrayBuffer>; keyName: string };

/** Closes and opens texts. `about` is bound in: what was closed for one thing does not open for another. */
export type Sealer = {
  seal: (text: string, about: string) => Sealed;
  /** Undefined when none of the keys opens it: the key is lost, or somebody changed what was closed. */
  open: (closed: Sealed, about: string) => string | undefined;
  /** The name of the key that closes now. */
  keyName: string;
};

const nonceBytes = 12;
const tagBytes = 16;

/** A key as it may be written down: it tells keys apart and gives nothing of them away. */
const nameOf = (key: Buffer): string => `key-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;

function close(key: Buffer, text: string, about: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Uint8Array.from(Buffer.concat([nonce, cipher.getAuthTag(), closed]));
}

function openWith(key: Buffer, sealed: Uint8Array, about: string): string | undefined {
  const bytes = Buffer.from(sealed);
  const tagEnd = nonceBytes + tagBytes;
  if (bytes.length < tagEnd) return undefined;
  const options = { authTagLength: tagBytes };
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), options)
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(nonceBytes, tagEnd));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()]).toString('utf8');
  } catch {
    return undefined; // another key, or not as it was closed
  }
}

/** Closes with the new key by AES-256-GCM with a random nonce, and opens with either, by the name that was kept. */
export function createSealer({ key, old }: Keys): Sealer {
  const current = Buffer.from(key, 'base64');
  const keys = new Map([current, ...(old ? [Buffer.from(old, 'base64')] : [])].map((one) => [nameOf(one), one]));
  const keyName = nameOf(current);
  return {
    keyName,
    seal: (text, about) => ({ sealed: close(current, text, about), keyName }),
    open: ({ sealed, keyName: name }, about) => {
      const known = keys.get(name);
      return known && openWith(known, sealed, about);
    },
  };
}
