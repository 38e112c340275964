import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureFile } from '../offices/common/portraits';
import { Probe } from './desktop-probe/run-probe';

let probe: Probe;

// The first time on a machine an Electron has to be fetched.
beforeAll(async () => {
  probe = await Probe.start();
}, 900_000);

afterAll(() => probe?.close());

/** A picture of noise, which packs worst, as Base64. */
function noise(width: number, height: number, kind: 'toPNG' | 'toJPEG', opacity = 255): Promise<string> {
  return probe.inMain(
    ({ nativeImage }, made) => {
      const bitmap = Buffer.alloc(made.width * made.height * 4);
      for (let at = 0; at < bitmap.length; at += 4) {
        bitmap.writeUInt32LE((Math.imul(at, 2_654_435_761) >>> 8) & 0x3f3f3f, at);
        bitmap[at + 3] = made.opacity;
      }
      const image = nativeImage.createFromBitmap(bitmap, made);
      return (made.kind === 'toPNG' ? image.toPNG() : image.toJPEG(60)).toString('base64');
    },
    { width, height, kind, opacity },
  );
}

describe('a picture drawn anew', () => {
  it('is the middle of the old one, small, and a JPEG where nothing shines through', async () => {
    for (const kind of ['toPNG', 'toJPEG'] as const) {
      expect(await probe.ask('drawn', await noise(300, 200, kind))).toMatchObject({
        mediaType: 'image/jpeg',
        size: { width: 96, height: 96 },
      });
    }
  });

  it('stays as small as it was, and see-through where it was', async () => {
    expect(await probe.ask('drawn', await noise(48, 60, 'toPNG', 128))).toMatchObject({
      mediaType: 'image/png',
      size: { width: 48, height: 48 },
    });
  });

  it('is refused where the file is sound outside and damaged inside', async () => {
    const png = pictureFile('portrait', 'anybody').bytes;
    png.fill(7, 60, 200);
    await expect(probe.ask('drawn', png.toString('base64'))).rejects.toThrow('cannot be drawn');
  });
});

describe('a picture behind app://', () => {
  const [pictured, unpictured, unknown] = ['a', 'b', 'c'].map(
    (letter) => `app://offitray/photos/${letter.repeat(43)}`,
  );

  /** What an image element on our page makes of an address: its width and height, or that nothing came. */
  async function shown(address = ''): Promise<unknown> {
    const page = await probe.openPage();
    return await page.evaluate(
      (src) =>
        new Promise((resolve) => {
          const image = new Image();
          image.onload = () => resolve([image.naturalWidth, image.naturalHeight]);
          image.onerror = () => resolve('nothing');
          image.src = src;
        }),
      address,
    );
  }

  it('is shown by an image, with a type that is fixed and nothing else allowed', async () => {
    expect(await shown(pictured)).toEqual([40, 40]);
    const headers = await probe.inMain(async ({ session }, address) => {
      const answer = await session.defaultSession.fetch(address);
      return { status: answer.status, ...Object.fromEntries(answer.headers.entries()) };
    }, pictured);
    expect(headers).toMatchObject({
      status: 200,
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
  });

  it('that there is none of after all is no address that somebody tried', async () => {
    expect(await shown(unpictured)).toBe('nothing');
    expect(await probe.events('no such page')).toEqual([]);
  });

  it('with a name that nobody was given is refused, and told', async () => {
    expect(await shown(unknown)).toBe('nothing');
    expect(await probe.events('no such page')).toEqual([['no such page', unknown]]);
  });
});
