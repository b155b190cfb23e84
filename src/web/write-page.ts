/** Words as they stand in a page, whatever signs they have. */
export const escapeHtml = (words: string): string => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const style = `body{font:18px/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem;color:#222}
code,pre{background:#eee;padding:.1em .3em}pre{overflow-x:auto}button{font:inherit;padding:.5em 1em}
input[type=file]{font:inherit;display:block;margin:.5em 0}li{margin:.2em 0}`;

/** A whole page; `body` is written already. */
export const writePage = (title: string, body: string): string => `<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>${style}</style>
<h1>${escapeHtml(title)}</h1>
${body}
</html>
`;
