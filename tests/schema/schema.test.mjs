// The JSON Schemas and the reader accept and refuse the same files, as far as the shape of one file
// goes: over all files of errors/ and examples/, and over changes of valid ones, one at a time.
// Which findings a schema can see stands in src/read/codes.def.
import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import Ajv from 'ajv';
import YAML from 'yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = process.env.ORK_PROGRAM;
assert.ok(program, 'ORK_PROGRAM names the orkestrooster program');
const folder = mkdtempSync(join(tmpdir(), 'ork-schema-'));
after(() => rmSync(folder, {recursive: true}));

const ajv = new Ajv({allErrors: true, allowUnionTypes: true});
const compile = (name) =>
  ajv.compile(JSON.parse(readFileSync(join(root, 'src/doc', name + '.schema.json'), 'utf8')));
const isSeason = compile('season');
const isTimetable = compile('timetable');
const isBound = compile('bound');
const isScenario = compile('scenario');
const isLoans = compile('loans');

/** Codes that a schema can see. */
const inSchema = new Set();
const codes = readFileSync(join(root, 'src/read/codes.def'), 'utf8');
for (const row of codes.matchAll(/CODE\((\d+),[^"]*"[^"]*"\),\s*(true|false)\)/g))
  if (row[2] === 'true') inSchema.add(Number(row[1]));
assert.ok(inSchema.size > 15);

const list = (path, end) =>
  readdirSync(join(root, path), {recursive: true})
    .filter((name) => name.endsWith(end) && !name.includes('node_modules'))
    .map((name) => join(path, name))
    .sort();

/** What the reader finds: a list of codes, empty for a valid file. */
function read(path) {
  const run = spawnSync(program, ['validate', path], {cwd: root, encoding: 'utf8'});
  assert.ok(run.status === 0 || run.status === 3, `${path}: ${run.status} ${run.stderr}`);
  return [...run.stderr.matchAll(/error\[OR(\d+)\]/g)].map((m) => Number(m[1]));
}

const isScenarioTree = (tree) => 'base' in tree || 'scenario' in tree;
const isLoansTree = (tree) => Array.isArray(tree.loans);
const parse = (text) => YAML.parse(text, {version: '1.2'});

for (const path of list('tests/errors', '.yaml')) {
  const code = Number(path.match(/OR(\d+)/)?.[1] ?? 0);
  if (code > 0 && code < 200) continue; // faults of YAML itself: before any schema
  test(`schema and reader agree on ${path}`, () => {
    const text = readFileSync(join(root, path), 'utf8');
    const tree = parse(text);
    const isSeen = inSchema.has(code) || (code === 213 && isScenarioTree(tree)); // it is one file
    const isBeyond = text.includes('# beyond a schema') || !isSeen;
    const check = isScenarioTree(tree) ? isScenario : isLoansTree(tree) ? isLoans
      : path.includes('.timetable.') ? isTimetable : isSeason;
    assert.equal(check(tree), isBeyond, JSON.stringify(check.errors));
  });
}

for (const path of list('tests/errors', '.bound.json')) {
  const code = Number(path.match(/OR(\d+)/)[1]);
  if (code < 200) continue;
  test(`schema and reader agree on ${path}`, () => {
    const isBeyond = !inSchema.has(code) && code !== 213; // one file: what is missing is seen
    const tree = parse(readFileSync(join(root, path), 'utf8'));
    assert.equal(isBound(tree), isBeyond, JSON.stringify(isBound.errors));
  });
}

test('the schema accepts the bound that solve writes, and what check --bound prints', () => {
  const season = join(root, 'examples/quickstart'), out = join(folder, 'quickstart');
  const isReport = compile('report');
  execFileSync(program, ['solve', season, '-o', out, '--quiet', '--threads', '1']);
  const bound = JSON.parse(readFileSync(join(out, 'bound.json'), 'utf8'));
  assert.ok(isBound(bound), JSON.stringify(isBound.errors));
  assert.ok(bound.stages[0].pieces.length > 0);
  for (const timetable of [[], [join(out, 'timetable.yaml')]]) {
    const json = execFileSync(program,
      ['check', season, ...timetable, '--bound', join(out, 'bound.json'), '--json'], {encoding: 'utf8'});
    assert.ok(isReport(JSON.parse(json)), JSON.stringify(isReport.errors));
    assert.equal(JSON.parse(json).certified_bound, bound.bound);
  }
});

test('the schema accepts the curve that rerun writes and prints', () => {
  const isCurve = compile('curve'), out = join(folder, 'curve');
  const printed = execFileSync(program, ['rerun', join(root, 'examples/rerun/later-breaks.yaml'), '--from',
    join(root, 'examples/rerun/timetable.yaml'), '-o', out, '--curve', '--json', '--quiet', '--threads', '1', '--work', '60000'],
  {encoding: 'utf8'});
  const curve = JSON.parse(printed);
  assert.ok(isCurve(curve), JSON.stringify(isCurve.errors));
  assert.deepEqual(JSON.parse(readFileSync(join(out, 'curve.json'), 'utf8')), curve);
  assert.ok(curve.points.length > 1 && curve.lines.length > 1);
  for (const point of curve.points) {
    assert.ok(readFileSync(join(out, point.timetable), 'utf8').includes('lessons:'));
    const bound = Math.max(0, ...curve.lines.map((line) => line.cost - line.price * point.changes));
    assert.equal(Math.min(bound, point.cost), point.bound);
  }
  assert.ok(!isCurve({...curve, points: []}));
});

/** People in a file of candidates are teachers, with a count. */
function withoutHires({hires, ...tree}) {
  return hires ? {...tree, teachers: hires.map(({count, ...teacher}) => teacher)} : tree;
}

for (const path of list('examples', '.yaml')) {
  test(`the schema accepts ${path}`, () => {
    const tree = withoutHires(parse(readFileSync(join(root, path), 'utf8')));
    const check = path.endsWith('timetable.yaml') ? isTimetable : isScenarioTree(tree) ? isScenario
      : isLoansTree(tree) ? isLoans : isSeason;
    assert.ok(check(tree), JSON.stringify(check.errors));
  });
}

/** Every path of a value in a tree. */
function* paths(value, path = []) {
  if (path.length > 0) yield path;
  if (value !== null && typeof value === 'object')
    for (const key of Object.keys(value)) yield* paths(value[key], [...path, key]);
}

function changed(tree, path, change) {
  const copy = structuredClone(tree);
  const parent = path.slice(0, -1).reduce((value, key) => value[key], copy);
  change(parent, path.at(-1));
  return copy;
}

const changes = {
  'a key more': (parent, key) => {
    if (!Array.isArray(parent)) parent.nonsense = 1;
    else parent.push({nonsense: 1});
  },
  'a key less': (parent, key) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  },
  'a number': (parent, key) => (parent[key] = 3),
  'a negative number': (parent, key) => (parent[key] = -1),
  'a huge number': (parent, key) => (parent[key] = 123456789),
  'a fraction': (parent, key) => (parent[key] = 2.5),
  'a text': (parent, key) => (parent[key] = 'Some Text'),
  'a short text': (parent, key) => (parent[key] = 'x'),
  'a time': (parent, key) => (parent[key] = '08:30'),
  'a span': (parent, key) => (parent[key] = '08:30-09:30'),
  'a day': (parent, key) => (parent[key] = 'thu'),
  'an empty text': (parent, key) => (parent[key] = ''),
  'true': (parent, key) => (parent[key] = true),
  'nothing': (parent, key) => (parent[key] = null),
  'an empty list': (parent, key) => (parent[key] = []),
  'a list': (parent, key) => (parent[key] = ['violin', 'cello']),
  'an empty map': (parent, key) => (parent[key] = {}),
  'a map': (parent, key) => (parent[key] = {violin: 3}),
};

const wide = `
format: 1
organisation: {name: Voorbeeld, language: nl}
season: {name: 2026-2027, from: 2026-08-31, to: 2027-07-16, holidays: midden, closed: [2027-03-26]}
skills: {panflute: {en: pan flute, nl: panfluit, family: woodwind}}
roles: {low: {name: laag, skills: [cello, tuba]}, brass: [trumpet, trombone]}
programmes:
  main: {lesson: 45 min, changeover: 5, roles: [violin, cello], tutti: {every: 4 weeks, first-after: 6, conductor: yes}, lessons: 34, captain: no}
  after: {lesson: 1h30, when: after-school, until: 17:30, roles: [violin], conductor: weekly, from: 2027-02-01}
buildings: [{id: hof, name: Het Hof, at: [51.8, 4.6], rooms: [{id: gym, seats: 60}]}]
schools:
  - id: a
    name: De A
    town: Dordrecht
    kind: primary
    building: hof
    hours:
      mon tue: {open: 08:30-14:30, breaks: [10:15-10:30, {at: 12:00-12:30, years: 3-5}]}
      wed: {open: [{at: 08:30-12:15, years: [3-4, 5]}]}
      thu-fri: closed
    days: {allowed: mon tue, prefer: [mon]}
    times: {prefer: 08:30-12:15}
    starts: [08:45, every 15 min]
    rooms: [{id: aula, name: Aula, seats: 60, fits: [tutti, strings], best: [violin], closed: [mon 13:00-14:30]}]
    stock: {violin: 80}
    closed: [2027-02-03 from 12:00, 2026-10-02]
    groups: [{id: g5, name: groep 5, year: 5, pupils: 20, busy: [tue 09:00-09:45], teacher-days: [mon, tue]}]
    split: [days]
orchestras:
  - {id: a-5, name: A 5, school: a, groups: [g5], programme: main, sections: {violin: 10, cello: 10}, lesson: 45, days: [mon], was: a-4, weeks: odd, lessons: 12, from: 2026-09-01, to: 2027-02-01}
teachers:
  - {id: anna, name: Anna, skills: {violin: first, viola: second}, captain: yes, substitute: no, home: [51.81, 4.67], travels: car, available: {mon: 08:00-17:00, tue: [08:00-10:00, 11:00-12:00], wed: all}, prefers: {mon am: high, thu: low}, hours: {min: 1, wish: 2-3, max: 4.5, max-day: 4}, days: {max: 3}, schools: {max: 4, max-day: 1}, contract: {kind: freelance, call-out: 3h, rate: 58.00}, not-at: []}
travel: {modes: {tram: {name: Tram, speed: 15, detour: 1.2, fixed: 6}}, pupils: {speed: 4}, pack: 5, set-up: 10}
shared-sets: []
pins: [{orchestra: a-5, day: mon, start: 08:30}]
limits: {day-teaching: 315, break-after: 5h30, break: 30, break-part: 15, day-schools: 2, rest: 11h, noon: 12:30}
weights: {idle: 1, travel: 0.5}
`;

test('schema and reader agree on a season with one change', () => {
  const tree = parse(wide);
  const path = join(folder, 'season.yaml');
  writeFileSync(path, YAML.stringify(tree));
  assert.deepEqual(read(path), []);
  assert.ok(isSeason(tree), JSON.stringify(isSeason.errors));
  let seed = 7;
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  let n = 0;
  let nRefused = 0;
  const differences = [];
  for (const place of paths(tree)) {
    for (const [name, change] of Object.entries(changes)) {
      if (random() > 0.15) continue; // a fixed seventh of all changes
      const copy = changed(tree, place, change);
      writeFileSync(path, YAML.stringify(copy));
      const found = read(path);
      const isRefused = found.some((code) => inSchema.has(code));
      if (isSeason(copy) === isRefused)
        differences.push(`${name} at ${place.join('.')}: reader ${found}, schema ` +
                         (isSeason.errors?.map((e) => e.message).join(', ') ?? 'accepts'));
      n++;
      nRefused += isRefused;
    }
  }
  assert.deepEqual(differences, []);
  assert.ok(n > 300 && nRefused > 100 && nRefused < n, `${n} changes, ${nRefused} refused`);
});
