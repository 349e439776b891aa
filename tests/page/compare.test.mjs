// compare.html of small seasons, read as its users read it: figures equal those of compare.json, what
// moved is marked, nothing sticks out on a wide or a narrow screen, and it prints.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import { assertNothingGrave, go, partsOfAllKinds } from './axe.mjs';
import { openBrowser } from './browser.mjs';
import { outFolder } from './season.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const program = path.resolve(process.env.ORK_PROGRAM ?? path.join(root, 'build/dev/bin/orkestrooster'));
const folder = path.join(outFolder, 'compare');
const url = pathToFileURL(path.join(folder, 'compare.html')).href;
const parts = ['', '#rules', '#teachers', '#schools', '#changes', '#teacher-anna', '#school-linde'];
let browser, data;

before(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(outFolder, { recursive: true });
  const seasons = ['season', 'teacher-leaves', 'longer-lessons', 'school-joins']
    .map((name) => path.join(root, 'examples/rerun', `${name}.yaml`));
  data = JSON.parse(execFileSync(program, ['compare', ...seasons, '-o', folder, '--lang', 'en',
    '--threads', '1', '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  browser = await openBrowser();
});
after(() => browser?.close());

async function open(options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const said = [];
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) said.push(m.text()); });
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (r) => {
    if (!r.url().startsWith('data:') && r.url().split('#')[0] !== url) said.push(r.url());
  });
  await page.goto(url);
  return { page, said };
}

test('compare.json is what its schema says', () => {
  const schema = JSON.parse(readFileSync(path.join(root, 'src/doc/compare.schema.json'), 'utf8'));
  const validate = new Ajv({ strict: false }).compile(schema);
  validate(data);
  assert.deepEqual(validate.errors, null);
});

test('the first table has the figures of compare.json', async () => {
  const { page, said } = await open();
  const shown = await page.evaluate(() => Array.from(
    document.querySelectorAll('#start .sidebyside tbody tr'), (row) => Array.from(
      row.querySelectorAll('td'), (cell) => cell.firstChild.textContent.trim())));
  const wanted = data.figures.filter((row) => row.cells.some((c) => c.value));
  assert.equal(shown.length, wanted.length);
  let n = 0;
  wanted.forEach((row, i) => row.cells.forEach((cell, j) => {
    if (cell.value === null) assert.equal(shown[i][j], '–');
    else if (row.unit === 'count' || row.unit === 'points') {
      assert.equal(shown[i][j].replaceAll(',', ''), String(cell.value));
      n++;
    }
  }));
  assert.ok(n > 20);
  assert.equal(await page.locator('.words li').count(), 5);
  assert.deepEqual(said, []);
  await page.close();
});

test('what is another than in the first is marked, and the week of each is there', async () => {
  const { page } = await open();
  const marks = await page.evaluate(() => ({
    first: document.querySelectorAll('.side:first-child .moved').length,
    all: document.querySelectorAll('.side .moved, .side .changed').length,
    names: Array.from(document.querySelectorAll('#school-linde .side h4'),
      (h) => h.textContent.split(', ')).flat().sort(),
  }));
  assert.ok(marks.all > 0);
  assert.deepEqual(marks.names, data.columns.map((c) => c.name).sort());
  await page.close();
});

test('every link leads somewhere', async () => {
  const { page } = await open();
  const lost = await page.evaluate(() => Array.from(document.querySelectorAll('a[href^="#"]'))
    .map((a) => decodeURIComponent(a.hash.slice(1))).filter((id) => id && !document.getElementById(id)));
  assert.deepEqual(lost, []);
  await page.close();
});

for (const width of [1280, 420]) {
  test(`nothing sticks out at ${width} pixels`, async () => {
    const { page } = await open({ viewport: { width, height: 900 } });
    for (const hash of parts) {
      await go(page, hash);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${hash} is ${wide} pixels wide`);
    }
    await page.close();
  });
}

test('axe finds nothing serious, light and dark', async () => {
  const { page } = await open();
  await assertNothingGrave(page, await partsOfAllKinds(page));
  await page.close();
});

test('text fits in its lesson, and the page prints', async () => {
  const { page } = await open({ javaScriptEnabled: false });
  const cut = await page.evaluate(() => Array.from(document.querySelectorAll('.side .lesson'))
    .filter((l) => l.offsetParent && l.scrollHeight > l.clientHeight + 4)
    .map((l) => `${l.closest('.view').id} ${l.scrollHeight} > ${l.clientHeight}: ${l.textContent}`));
  assert.deepEqual(cut, []);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const n = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
  assert.ok(n >= data.teachers.length + data.schools.length, `${n} pages`);
  await page.close();
});
