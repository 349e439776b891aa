// Makes the reports that the tests read, once, below the program's build folder.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const program = path.resolve(process.env.ORK_PROGRAM ?? path.join(root, 'build/dev/bin/orkestrooster'));
export const outFolder = path.resolve(path.dirname(program), '../page');

// Runs the program in a folder; fails when it does. A command that ends with 1 has an answer, too.
export function run(cwd, ...words) {
  try {
    execFileSync(program, words, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    if (error.status !== 1) throw new Error(`${words.join(' ')}: ${error.status} ${error.stderr}`);
  }
}

// Solves a season (a path from the repository's root) in Dutch; answers the folder of its report.
export function solve(season, name, ...options) {
  const folder = path.join(outFolder, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(outFolder, { recursive: true });
  execFileSync(program, ['solve', path.join(root, season), '-o', folder, '--lang', 'nl', '--quiet',
    ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  return folder;
}

export function readTimetable(folder) {
  return parse(readFileSync(path.join(folder, 'timetable.yaml'), 'utf8')).lessons;
}

// RFC 4180 with commas: a list of objects with the header's names.
export function readCsv(folder) {
  const text = readFileSync(path.join(folder, 'timetable.csv'), 'utf8');
  const rows = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const [, quoted, plain, end] = field.exec(text) ?? [];
    if (end === undefined) throw new Error(`timetable.csv is malformed at byte ${at}`);
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  rows.pop();
  const [names, ...values] = rows;
  return values.map((row) => {
    if (row.length !== names.length) throw new Error('a row of timetable.csv has another length');
    return Object.fromEntries(names.map((name, i) => [name, row[i]]));
  });
}

// What is inside timetable.xlsx, by Python's zipfile and XML parser: [{name, cells: [[text]]}].
export function readWorkbook(folder) {
  const script = path.join(here, 'workbook.py');
  return JSON.parse(execFileSync('python3', [script, path.join(folder, 'timetable.xlsx')],
    { encoding: 'utf8', maxBuffer: 1 << 28 }));
}
