import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWayland } from '../../../electron/desktop/desktop-session';
import {
  placePopover,
  popoverSize,
  windowMode,
  windowSize,
  within,
} from '../../../electron/desktop/popover-place';

const display = { x: 0, y: 0, width: 1_920, height: 1_080 };

describe('the place of the popover', () => {
  it('hangs from a panel at the top, under the point that was clicked', () => {
    const workArea = { ...display, y: 32, height: 1_048 };
    expect(placePopover({ x: 1_500, y: 16 }, display, workArea)).toEqual({ x: 1_300, y: 40, ...popoverSize });
  });

  it('stands on a panel at the bottom', () => {
    const workArea = { ...display, height: 1_040 };
    const { y, height } = placePopover({ x: 1_500, y: 1_060 }, display, workArea);
    expect(y + height).toBe(1_032);
  });

  it('stands beside a panel at either side', () => {
    expect(placePopover({ x: 20, y: 500 }, display, { ...display, x: 48, width: 1_872 }).x).toBe(56);
    const right = placePopover({ x: 1_900, y: 500 }, display, { ...display, width: 1_872 });
    expect(right.x + right.width).toBe(1_864);
  });

  it('is inside the work area of its display, wherever the click was and however small the display is', () => {
    const size = fc.integer({ min: 200, max: 5_000 });
    const offset = fc.integer({ min: -5_000, max: 5_000 });
    fc.assert(
      fc.property(
        offset,
        offset,
        size,
        size,
        fc.nat(60),
        fc.double(),
        fc.double(),
        (x, y, width, height, panel, px, py) => {
          const screen = { x, y, width, height };
          const workArea = { x, y: y + panel, width, height: height - panel };
          const place = placePopover({ x: px, y: py }, screen, workArea);
          expect(place.x).toBeGreaterThanOrEqual(workArea.x);
          expect(place.y).toBeGreaterThanOrEqual(workArea.y);
          expect(place.x + place.width).toBeLessThanOrEqual(workArea.x + workArea.width);
          expect(place.y + place.height).toBeLessThanOrEqual(workArea.y + workArea.height);
        },
      ),
    );
  });
});

describe('the size of the window', () => {
  it('is the one it was left with, within the screen and not too small to read', () => {
    expect(windowSize({ width: 500, height: 700 }, display)).toMatchObject({ width: 500, height: 700 });
    expect(windowSize({ width: 9_999, height: 1 }, display)).toMatchObject({ width: 1_920, height: 480 });
    expect(windowSize({ width: Number.NaN, height: 700 }, display)).toMatchObject({
      width: 360,
      height: 700,
    });
  });

  it('leaves room for its title bar on a small screen, and may become as small as that screen', () => {
    expect(windowSize(undefined, { width: 800, height: 480 })).toEqual({
      width: 460,
      height: 432,
      minWidth: 360,
      minHeight: 384,
    });
    expect(windowSize(undefined, { width: 300, height: 300 })).toMatchObject({ width: 300, minWidth: 300 });
  });
});

describe('popover or window', () => {
  it('is a popover where a tray and a place can be had', () => {
    expect(windowMode({ platform: 'darwin', trayHost: true })).toBe('popover');
    expect(windowMode({ platform: 'linux', trayHost: true, sessionType: 'x11' })).toBe('popover');
    expect(
      windowMode({ platform: 'linux', trayHost: true, sessionType: 'x11', waylandDisplay: 'wayland-0' }),
    ).toBe('popover');
  });

  it('is an ordinary window on Wayland and without a tray', () => {
    expect(windowMode({ platform: 'linux', trayHost: true, sessionType: 'wayland' })).toBe('window');
    expect(windowMode({ platform: 'linux', trayHost: true, waylandDisplay: 'wayland-0' })).toBe('window');
    expect(isWayland({ platform: 'linux', waylandDisplay: 'wayland-0' })).toBe(true);
    expect(isWayland({ platform: 'linux', sessionType: 'x11', waylandDisplay: 'wayland-0' })).toBe(false);
    expect(isWayland({ platform: 'win32', waylandDisplay: 'wayland-0' })).toBe(false);
    expect(windowMode({ platform: 'linux', trayHost: false, sessionType: 'x11' })).toBe('window');
  });
});

it('a place within an area is as it was or the nearest one wholly in it', () => {
  const area = { x: -1280, y: 40, width: 1280, height: 984 };
  expect(within(area, { x: -400, y: 40, width: 400, height: 600 })).toEqual({
    x: -400,
    y: 40,
    width: 400,
    height: 600,
  });
  expect(within(area, { x: 2_000, y: 0, width: 400, height: 600 })).toEqual({
    x: -400,
    y: 40,
    width: 400,
    height: 600,
  });
  expect(within(area, { x: -3_000, y: 900, width: 2_000, height: 1_000 })).toEqual(area);
});
