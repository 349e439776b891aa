// A reporter for node --test that tells failures whole, with file and reason, and of all else the sum
// only. What a test file prints itself goes through.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';

// The error as the test threw it, without the runner's part of the stack.
function reason(error) {
  const thrown = error.cause ?? error;
  const text = thrown?.stack ?? (error.exitCode ? `exit code ${error.exitCode}` : inspect(thrown));
  const lines = text.split('\n').filter((line) => !/^\s+at .*\bnode:/.test(line));
  // words of the test's own hide from some versions of node what was found
  if (thrown?.generatedMessage === false) lines.push(`found: ${inspect(thrown.actual, { depth: 5 })}`);
  return lines.join('\n    ');
}

export default async function* failures(events) {
  const n = { passed: 0, failed: 0, skipped: 0 };
  const started = Date.now();
  for await (const { type, data } of events) {
    const where = data.file ?? '';
    const file = path.relative(process.cwd(), where.startsWith('file:') ? fileURLToPath(where) : where);
    if (type === 'test:pass') {
      if (data.name !== where) n[data.skip === undefined && data.todo === undefined ? 'passed' : 'skipped']++;
    } else if (type === 'test:fail') {
      // a file fails with the tests in it, which are told themselves
      if (data.details.error?.failureType === 'subtestsFailed') continue;
      n.failed++;
      yield `FAILED: ${file}${data.name === where ? '' : `: ${data.name}`}\n    ${reason(data.details.error)}\n`;
    } else if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
  }
  const sum = Object.entries(n).filter(([word, count]) => word !== 'skipped' || count > 0)
    .map(([word, count]) => `${count} ${word}`).join(', ');
  yield `${sum} in ${Math.round((Date.now() - started) / 1000)} s\n`;
}
