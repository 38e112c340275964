import { describe, expect, it } from 'vitest';
import { requiredFuses } from '../../../build/fuses.mjs';

const wireOf33 = [
  'RunAsNode',
  'EnableCookieEncryption',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
];

describe('the fuses of a package', () => {
  it('are hardened in production', () => {
    expect(requiredFuses('production', wireOf33)).toEqual({
      RunAsNode: 'off',
      EnableCookieEncryption: 'on',
      EnableNodeOptionsEnvironmentVariable: 'off',
      EnableNodeCliInspectArguments: 'off',
      EnableEmbeddedAsarIntegrityValidation: 'on',
      OnlyLoadAppFromAsar: 'on',
      LoadBrowserProcessSpecificV8Snapshot: 'off',
      GrantFileProtocolExtraPrivileges: 'off',
    });
  });

  it('differ in one in the end-to-end build', () => {
    const production = requiredFuses('production', wireOf33);
    expect(requiredFuses('inspectable', wireOf33)).toEqual({
      ...production,
      EnableNodeCliInspectArguments: 'on',
    });
  });

  it('are decided one by one: a new one is refused', () => {
    expect(requiredFuses('production', ['WasmTrapHandlers'])).toEqual({ WasmTrapHandlers: 'on' });
    expect(() => requiredFuses('production', [...wireOf33, 'number 9'])).toThrow('number 9');
  });
});
