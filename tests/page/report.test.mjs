// The report of the Drechtsteden example, read as its users read it: in a browser, on paper, in a
// spreadsheet.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { assertNothingGrave, go, partsOfAllKinds } from './axe.mjs';
import { openBrowser, openPage } from './browser.mjs';
import { outFolder, readCsv, readTimetable, readWorkbook, solve } from './season.mjs';

const parts = ['', '#teams', '#schools', '#teachers', '#rooms', '#orchestras', '#load', '#map'];
let browser, folder, lessons, rows;

before(async () => {
  browser = await openBrowser();
  folder = solve('examples/drechtsteden', 'drechtsteden', '--time-limit', '10');
  lessons = readTimetable(folder);
  rows = readCsv(folder);
});
after(() => browser?.close());

// The first school, teacher, room and orchestra that have lessons.
function someViews() {
  const row = rows.find((r) => r.day !== '' && r.teacher_id !== '' && r.room_id !== '');
  return [`#school-${row.school_id}`, `#teacher-${row.teacher_id}`,
    `#room-${row.room_id.replace('/', '.')}`, `#orchestra-${row.orchestra_id}`];
}

test('the CSV says what timetable.yaml says', () => {
  const bySection = new Map(rows.map((row) => [`${row.orchestra_id} ${row.role}`, row]));
  let n = 0;
  for (const lesson of lessons) {
    for (const [role, section] of Object.entries(lesson.sections ?? {})) {
      const row = bySection.get(`${lesson.orchestra} ${role}`);
      assert.ok(row, `${lesson.orchestra} ${role} is in the CSV`);
      assert.deepEqual([row.day, row.start, row.end, row.teacher_id, row.room_id],
        [lesson.day, lesson.start, lesson.end, section.teacher ?? '', section.room ?? '']);
      n++;
    }
  }
  assert.ok(n > 100);
});

test('report.json is what its schema says, and agrees with the timetable', () => {
  const schema = new URL('../../src/doc/report.schema.json', import.meta.url);
  const report = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8'));
  const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(schema, 'utf8')));
  validate(report);
  assert.deepEqual(validate.errors, null);
  assert.equal(report.lessons.total, lessons.length);
  assert.equal(report.lessons.placed, lessons.filter((l) => l.day !== undefined).length);
  assert.equal(report.sections.staffed, rows.filter((r) => r.teacher_id !== '').length);
  assert.equal(Object.values(report.terms).reduce((a, b) => a + b), report.cost);
  assert.deepEqual(report.breaches, []);
});

test('each school tells why each of its lessons is so, as report.json does', async () => {
  const report = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8'));
  const { lessons: reasons, left } = report.alternatives;
  assert.equal(left, 0);
  assert.equal(reasons.flatMap((r) => r.orchestras).length, report.lessons.placed);
  const shares = [...report.shares.teachers, ...report.shares.schools];
  assert.equal(shares.reduce((sum, s) => sum + s.points, report.shares.shared), report.cost);
  const { page } = await openPage(browser, folder, { hash: someViews()[0] });
  assert.equal(await page.locator('.reasons details').count(), reasons.length);
  const here = page.locator('.view.current .reasons');
  const first = here.locator('details').first();
  assert.equal(await first.locator('li').first().isVisible(), false);
  await first.locator('summary').focus();
  await page.keyboard.press('Enter');
  assert.equal(await first.locator('li').first().isVisible(), true);
  const command = await first.locator('code').first().textContent();
  const told = reasons.find((r) => command.includes(`--pin '${r.pin} day=`));
  assert.equal(await first.locator('ul').first().locator('li').count(), told.places.length);
  assert.ok(reasons.some((r) => r.places.some((p) => p.points_more !== undefined)));
  assert.ok(reasons.some((r) => r.roles.some((role) => role.allowed.length > 0)));
  await page.emulateMedia({ media: 'print' });
  assert.equal(await here.isVisible(), false);
  await page.close();
});

test('every lesson is on the views of its school, orchestra, teachers and rooms', async () => {
  const { page, said } = await openPage(browser, folder);
  const shown = new Map(Object.entries(await page.evaluate(() => Object.fromEntries(
    Array.from(document.querySelectorAll('.view'), (view) => [view.id, {
      grid: Array.from(view.querySelectorAll('.week [data-lesson]'), (e) => e.dataset.lesson),
      list: Array.from(view.querySelectorAll('.list [data-lesson]'), (e) => e.dataset.lesson),
      text: view.textContent,
    }])))));
  const schoolOf = new Map(rows.map((row) => [row.orchestra_id, row.school_id]));
  const expect = (id, lesson) => {
    const view = shown.get(id);
    assert.ok(view, `there is a view ${id}`);
    assert.ok(view.grid.includes(lesson.orchestra), `${lesson.orchestra} is in the grid of ${id}`);
    assert.ok(view.list.includes(lesson.orchestra), `${lesson.orchestra} is in the list of ${id}`);
    assert.ok(view.text.includes(`${lesson.start}–${lesson.end}`));
  };
  let n = 0;
  for (const lesson of lessons.filter((l) => l.day !== undefined)) {
    expect(`school-${schoolOf.get(lesson.orchestra)}`, lesson);
    expect(`orchestra-${lesson.orchestra}`, lesson);
    for (const section of Object.values(lesson.sections)) {
      if (section.teacher) expect(`teacher-${section.teacher}`, lesson);
      if (section.room) expect(`room-${section.room.replace('/', '.')}`, lesson);
      n++;
    }
  }
  assert.ok(n > 100);
  assert.deepEqual(said, []);
  await page.close();
});

test('a lesson stands and is as high as its clock times say', async () => {
  const { page } = await openPage(browser, folder, { hash: someViews()[0] });
  const boxes = await page.evaluate(() => Array.from(
    document.querySelectorAll('.view.current .lesson'), (lesson) => {
      const box = lesson.getBoundingClientRect();
      const [from, to] = lesson.querySelector('.when').textContent.split('–')
        .map((t) => t.split(':').reduce((h, m) => Number(h) * 60 + Number(m)));
      return { top: box.top, height: box.height, from, length: to - from };
    }));
  assert.ok(boxes.length > 1);
  const unit = (boxes[0].height + 2) / boxes[0].length;
  for (const box of boxes) {
    assert.ok(Math.abs((box.height + 2) / box.length - unit) < 0.02);
    assert.ok(Math.abs(box.top - boxes[0].top - (box.from - boxes[0].from) * unit) < 1.5);
  }
  await page.close();
});

test('axe finds nothing serious, light and dark', async () => {
  const { page, said } = await openPage(browser, folder);
  const asked = await partsOfAllKinds(page);
  for (const part of parts) assert.ok(asked.includes(part), `${part} is asked about`);
  for (const view of someViews())
    assert.ok(asked.some((part) => part.startsWith(view.split('-')[0])), `a ${view} is asked about`);
  await assertNothingGrave(page, asked);
  assert.deepEqual(said, []);
  await page.close();
});

test('tables have captions and headers with a scope', async () => {
  const { page } = await openPage(browser, folder);
  const bad = await page.evaluate(() => Array.from(document.querySelectorAll('table'))
    .filter((t) => !t.caption?.textContent.trim() || !t.querySelector('th') ||
      t.querySelector('th:not([scope])')).length);
  assert.equal(bad, 0);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'nl');
  await page.close();
});

for (const width of [1280, 390]) {
  test(`nothing sticks out at ${width} pixels`, async () => {
    const { page } = await openPage(browser, folder, { viewport: { width, height: 900 } });
    for (const hash of [...parts, ...someViews()]) {
      await go(page, hash);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${hash} is ${wide} pixels wide`);
      const name = (hash || '#start').slice(1).replace(/[^a-z0-9-]/g, '_');
      await page.screenshot({ path: path.join(outFolder, `${name}-${width}.png`), fullPage: true });
    }
    await page.close();
  });
}

test('text fits in its lesson, on screen and on paper', async () => {
  const { page } = await openPage(browser, folder, { javaScriptEnabled: false });
  for (const media of ['screen', 'print']) {
    if (media === 'print') await page.setViewportSize({ width: 703, height: 1032 });
    await page.emulateMedia({ media });
    const cut = await page.evaluate(() => Array.from(document.querySelectorAll('.lesson'))
      .filter((l) => l.offsetParent && l.scrollHeight > l.clientHeight + 4)
      .map((l) => `${l.closest('.view').id} ${l.scrollHeight} > ${l.clientHeight}: ${l.textContent}`));
    assert.deepEqual(cut, [], media);
  }
  await page.close();
});

test('prints one A4 for each school and teacher', async () => {
  const { page } = await openPage(browser, folder);
  const pdf = await page.pdf({ preferCSSPageSize: true, path: path.join(outFolder, 'all.pdf') });
  const n = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
  const views = await page.locator('#schools .view, #teachers .view').count();
  assert.ok(views >= 12 + 35);
  assert.ok(n >= views, `${n} pages`);
  await page.setViewportSize({ width: 703, height: 1032 });
  await page.emulateMedia({ media: 'print' });
  const tall = await page.evaluate(() => Array.from(
    document.querySelectorAll('#schools .view, #teachers .view'))
    .filter((v) => v.scrollHeight > 1032).map((v) => `${v.id} ${v.scrollHeight}`));
  assert.deepEqual(tall, []);
  // what is too wide would make the browser shrink every page
  const wide = await page.evaluate(() => Array.from(document.querySelectorAll('body *'))
    .filter((e) => e.getBoundingClientRect().right > 706 && e.checkVisibility())
    .map((e) => `${e.tagName} ${e.className} ${e.getBoundingClientRect().right}`));
  assert.deepEqual(wide, []);
  await page.emulateMedia({ media: null });
  await page.evaluate((hash) => { location.hash = hash; }, someViews()[1]);
  const one = await page.pdf({ preferCSSPageSize: true });
  assert.equal(one.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length, 1);
  await page.close();
});

test('works from the keyboard', async () => {
  const { page } = await openPage(browser, folder);
  const name = rows.find((row) => row.teacher !== '').teacher;
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  await page.focus('#find');
  await page.keyboard.type(name.toUpperCase());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.view.current'));
  assert.equal(await page.textContent('.view.current h3'), name);
  await page.close();
});

test('filter and map choose by name, day and teacher', async () => {
  const { page } = await openPage(browser, folder, { hash: '#schools' });
  await page.fill('#schools .filter input', 'eden');
  assert.equal(await page.locator('#schools .index li:visible').count(), 1);
  await page.evaluate(() => { location.hash = '#map'; });
  const all = await page.locator('.ways tbody tr:visible').count();
  await page.selectOption('#map-day', { index: 1 });
  const day = await page.locator('.ways tbody tr:visible').count();
  await page.selectOption('#map-teacher', { index: 1 });
  const one = await page.locator('.ways tbody tr:visible').count();
  assert.ok(all > day && day > one && one <= 1, `${all} ${day} ${one}`);
  await page.close();
});

test('is one long page without scripts', async () => {
  const { page } = await openPage(browser, folder, { javaScriptEnabled: false });
  const hidden = await page.evaluate(() => Array.from(
    document.querySelectorAll('.tab, .view')).filter((e) => !e.offsetParent).length);
  assert.equal(hidden, 0);
  assert.equal(await page.locator('.needs-script:visible').count(), 0);
  await page.close();
});

test('the workbook has a sheet for each school and teacher and no formula', () => {
  const sheets = readWorkbook(folder);
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet.cells]));
  assert.equal(byName.size, sheets.length);
  assert.equal(sheets[1].cells.length, rows.length + 2); // a title and a header
  for (const row of rows.filter((r) => r.teacher !== '' && r.day !== '')) {
    for (const name of [row.school, row.teacher]) {
      const cells = byName.get(name.slice(0, 31));
      assert.ok(cells, `there is a sheet ${name}`);
      assert.ok(cells.some((line) => line.includes(row.orchestra) && line.includes(row.start)));
    }
  }
});
