/** What a browser got: the page, or where it was sent. */
export type Got = { status: number; text: string; location: string };

/** A browser that keeps its cookies; the service's public address leads to where it really listens. */
export function openBrowser(publicUrl: string, really: string) {
  const jar = new Map<string, string>();

  function keepCookies(response: Response) {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/Expires=Thu, 01 Jan 1970/.test(line)) jar.delete(name);
      else jar.set(name, value.join('='));
    }
  }

  async function go(address: string): Promise<Got> {
    const { pathname, search } = new URL(address, publicUrl);
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(really + pathname + search, { redirect: 'manual', headers: cookie ? { cookie } : {} });
    keepCookies(response);
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location') ?? '',
    };
  }
  return { go, jar };
}
