import { createHash } from 'node:crypto';

/** Statements that each connection keeps prepared at most. */
const mostNamed = 400;

/**
 * Names statements by their words, so that each connection prepares one once and is then sent only its values. Past the
 * limit a statement has no name and is prepared each time: lists of varying length would fill every connection's memory.
 */
export function createStatementNames(most = mostNamed): (statement: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= most) return '';
    const name = createHash('sha256').update(sql).digest('base64url');
    names.set(sql, name);
    return name;
  };
}
