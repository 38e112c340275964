import type { z } from 'zod';

/** Reads a place in a list that was kept as JSON. One that another version has written is none. */
export function readBookmark<Place>(text: string | undefined, schema: z.ZodType<Place>): Place | undefined {
  if (text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
