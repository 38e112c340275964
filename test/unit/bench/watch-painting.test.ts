import { expect, test } from 'vitest';
import { firstComplete } from '../../bench/watch-painting';

const PIXELS = 10_000;

/** A picture of one shade with so many pixels of another. */
function picture(shade: number, others = 0): Buffer {
  const pixels = Buffer.alloc(PIXELS * 4, shade);
  pixels.fill(255, 0, others * 4);
  return pixels;
}

test('a window is painted when its last picture is first there', () => {
  const looks = [picture(0), picture(1), picture(2), picture(2)].map((pixels, atMs) => ({ atMs, pixels }));
  expect(firstComplete(looks).atMs).toBe(2);
});

test('an empty window before the page does not count as painted', () => {
  const looks = [picture(0), picture(1), picture(1, 900)].map((pixels, atMs) => ({ atMs, pixels }));
  expect(firstComplete(looks).atMs).toBe(2);
});

test('what changes a little afterwards does not count', () => {
  const looks = [picture(0), picture(2), picture(2, 60), picture(2, 90)].map((pixels, atMs) => ({
    atMs,
    pixels,
  }));
  expect(firstComplete(looks).atMs).toBe(1);
});
