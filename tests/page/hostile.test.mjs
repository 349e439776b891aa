// Names that try to be markup, formulas or paths stay names.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openBrowser, openPage } from './browser.mjs';
import { readCsv, readTimetable, readWorkbook, solve } from './season.mjs';

let browser, folder;

before(async () => {
  browser = await openBrowser();
  folder = solve('tests/page/hostile', 'hostile', '--time-limit', '5');
});
after(() => browser?.close());

test('no name runs a script, loads anything or ends its element', async () => {
  const { page, said } = await openPage(browser, folder);
  for (const hash of ['#teams', '#schools', '#school-eerste', '#school-tweede', '#teacher-een',
    '#room-eerste.lokaal', '#orchestra-e5', '#load', '#map']) {
    await page.evaluate((h) => { location.hash = h; }, hash);
    await page.waitForTimeout(20);
  }
  await page.fill('#find', 'script');
  await page.hover('#found a');
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.deepEqual(said, []);
  assert.equal(await page.locator('script').count(), 1);
  assert.equal(await page.locator('img').count(), 0);
  assert.equal(await page.textContent('#school-eerste h3'), '" onfocus="window.broken = 3" autofocus="');
  assert.equal(await page.textContent('h1'), '<script>window.broken = 1</script> & "Zoon"');
  await page.close();
});

test('only the six files are made', () => {
  assert.deepEqual(readdirSync(folder).sort(),
    ['bound.json', 'index.html', 'report.json', 'timetable.csv', 'timetable.xlsx', 'timetable.yaml']);
});

test('no cell of the CSV begins like a formula', () => {
  const rows = readCsv(folder);
  assert.equal(rows.length, 6);
  for (const row of rows)
    for (const value of Object.values(row)) assert.doesNotMatch(value, /^[=+\-@\t\r\n]/);
  assert.ok(rows.some((row) => row.programme === "'=cmd|' /C calc'!A0"));
});

test('the workbook has valid names and the texts as they are', () => {
  const sheets = readWorkbook(folder);
  const names = sheets.map((sheet) => sheet.name.toLowerCase());
  assert.equal(new Set(names).size, names.length);
  for (const name of names) {
    assert.ok(name.length >= 1 && name.length <= 31);
    assert.doesNotMatch(name, /[[\]:*?/\\]|^'|'$/);
  }
  assert.ok(sheets[1].cells.flat().includes("=cmd|' /C calc'!A0"));
});

test('timetable.yaml and report.json are read back', () => {
  assert.equal(readTimetable(folder).length, 3);
  const report = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8'));
  assert.equal(report.lessons.total, 3);
});
