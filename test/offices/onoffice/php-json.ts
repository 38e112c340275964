/** JSON as PHP writes it: compact, with every character beyond ASCII and every slash escaped. */
export function phpJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replaceAll(
      /[\u0080-\uffff]/gu,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replaceAll(/[\u{10000}-\u{10ffff}]/gu, (character) =>
      [...Array(character.length).keys()]
        .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
        .join(''),
    );
}

/** An object as PHP's arrays turn it out: an empty one is a list. */
export function phpObject(fields: Readonly<Record<string, unknown>>): unknown {
  return Object.keys(fields).length === 0 ? [] : fields;
}
