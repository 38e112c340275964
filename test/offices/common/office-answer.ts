/** One answer as a system's handler gives it; faults may still spoil it on its way. */
export interface OfficeAnswer {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer;
  /** How the length is told; by default long bodies are chunked and short ones carry a length. */
  readonly transfer?: 'chunked' | 'length';
  /** What a write changed on the server; left out when nothing changed. */
  readonly effect?: object;
}

type Headers = Record<string, string | string[]>;

export function answer(
  status: number,
  type: string | null,
  body: string | Buffer,
  headers: Headers = {},
): OfficeAnswer {
  return {
    status,
    headers: type === null ? headers : { 'content-type': type, ...headers },
    body: typeof body === 'string' ? Buffer.from(body, 'utf8') : body,
  };
}

/** A page as an application server makes it; the text is put in as it is, so give it no markup of others. */
export function htmlAnswer(status: number, title: string, text: string, headers: Headers = {}): OfficeAnswer {
  const page = `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1><p>${text}</p></body></html>\n`;
  return answer(status, 'text/html; charset=utf-8', page, headers);
}
