import { describe } from 'vitest';
import { decidingScenarios } from './deciding-scenarios';
import { faultScenarios } from './fault-scenarios';
import { officegestUnderTest } from './officegest';
import { offiservUnderTest } from './offiserv';
import { onlyofficeUnderTest } from './onlyoffice';
import { onofficeUnderTest } from './onoffice';
import { readingScenarios } from './reading-scenarios';
import { sessionScenarios } from './session-scenarios';

/** Every office system there is. One that is added gets the whole suite by a line here. */
const systems = [offiservUnderTest, officegestUnderTest, onlyofficeUnderTest, onofficeUnderTest];

describe.each(systems.map((under) => [under.define({}).label, under] as const))('%s', (_label, under) => {
  describe('signing in', () => sessionScenarios(under));
  describe('reading', () => readingScenarios(under));
  describe('deciding', () => decidingScenarios(under));
  describe('faults', () => faultScenarios(under));
});
