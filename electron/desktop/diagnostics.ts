/** The text that a person copies for support. Knows no Electron. */
import { type LogFacts, redact } from './log-redaction';

export interface DiagnosticsSection {
  readonly title: string;
  readonly facts: LogFacts;
}

/**
 * @param sections in the order in which they are read; texts are redacted.
 * @param logLines already redacted, oldest first.
 */
export function diagnosticsText(
  sections: readonly DiagnosticsSection[],
  logLines: readonly string[],
): string {
  const parts = sections.map(({ title, facts }) => {
    const lines = Object.entries(facts).flatMap(([name, value]) =>
      value === undefined ? [] : [`  ${name}: ${typeof value === 'string' ? redact(value) : value}`],
    );
    return [title, ...lines].join('\n');
  });
  if (logLines.length > 0) parts.push(['Latest events', ...logLines.map((line) => `  ${line}`)].join('\n'));
  // The bridge takes texts of this length.
  return `${parts.join('\n\n')}\n`.slice(0, 20_000);
}
