// Every page that the program writes, of a season whose names try to be markup or are too long for
// their place: no script runs, nothing is loaded, nothing sticks out on a wide or a narrow screen, and
// axe finds nothing serious. In both languages.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertNothingGrave, go, partsOfAllKinds } from './axe.mjs';
import { openBrowser, openPage } from './browser.mjs';
import { outFolder, run } from './season.mjs';

const hostile = path.join(path.dirname(fileURLToPath(import.meta.url)), 'hostile-pages');
const widths = { nl: [1200, 390], en: [390] };
const shared = ['--work', '200', '--threads', '1', '--quiet'];
// One page of each kind; the files beside them are of the same kinds.
const pages = ['report/index.html', 'unfilled/index.html', 'calendar/calendar.html', 'rerun/changes.html',
  'rerun/curve.html', 'compare/compare.html', 'sweep/index.html', 'growth/index.html',
  'why/changes.html'];
let browser;

function makeAll(language) {
  const folder = path.join(outFolder, `pages-${language}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [season, scenario, candidates] = ['season', 'scenario', 'candidates']
    .map((name) => path.join(hostile, `${name}.yaml`));
  const all = [...shared, '--lang', language];
  run(folder, 'solve', season, '-o', 'report', ...all);
  run(folder, 'solve', season, '--set', 'teachers.twee.available=mon: 08:00-08:30', '-o', 'unfilled', ...all);
  run(folder, 'calendar', season, 'report/timetable.yaml', '-o', 'calendar', '--quiet', '--lang', language);
  run(folder, 'rerun', scenario, '--from', 'report/timetable.yaml', '--curve', '-o', 'rerun', ...all);
  run(folder, 'compare', 'report', scenario, 'rerun', '-o', 'compare', ...all);
  run(folder, 'sweep', season, '--absent', 'each', '--vary', 'weights.idle=1,2', '-o', 'sweep', ...all);
  run(folder, 'sweep', season, '--growth', '1', '--years', '2', '--add-school', candidates, '-o', 'growth',
    ...all);
  run(folder, 'why-not', season, 'report/timetable.yaml', '--pin', 'orchestra=t5 day=tue', '-o', 'why',
    ...all);
  return folder;
}

const folders = {};
before(async () => {
  for (const language of Object.keys(widths)) folders[language] = makeAll(language);
  browser = await openBrowser();
});
after(() => browser?.close());

// The first view of each kind: #school-..., #teacher-..., and those that are one of their kind.
function viewsOf(page) {
  return page.evaluate(() => {
    const kinds = new Map();
    for (const { id } of document.querySelectorAll('main[id], section[id], article[id], .view[id]'))
      if (!kinds.has(id.split('-')[0])) kinds.set(id.split('-')[0], `#${id}`);
    return ['', ...kinds.values()];
  });
}

test('no page is of a kind that is not looked at', () => {
  const kinds = new Set(pages.map((page) => path.basename(page)));
  const found = readdirSync(folders.nl, { recursive: true }).filter((name) => name.endsWith('.html'));
  assert.ok(found.length > 20);
  for (const name of found) assert.ok(kinds.has(path.basename(name)), name);
});

// What came to be in the page that no page of this program has.
function strangeIn(page) {
  return page.evaluate(() => Array.from(document.querySelectorAll('*')).filter((e) =>
    ['IMG', 'IFRAME', 'MARQUEE', 'BASE', 'U'].includes(e.tagName) ||
    (['SCRIPT', 'STYLE', 'TITLE', 'H1', 'HTML', 'BODY'].includes(e.tagName) &&
      e !== document.querySelector(e.tagName)) ||
    e.getAttributeNames().some((name) => name.startsWith('on')) ||
    (e.getAttribute('href') ?? '').trim().toLowerCase().startsWith('javascript:')).map((e) => e.outerHTML));
}

for (const language of Object.keys(widths)) {
  for (const file of pages) {
    test(`${file}, ${language}: no name runs, loads or sticks out`, async () => {
      const { page, said } = await openPage(browser, folders[language], { file });
      assert.equal(await page.getAttribute('html', 'lang'), language);
      assert.deepEqual(await strangeIn(page), []);
      for (const width of widths[language]) {
        await page.setViewportSize({ width, height: 900 });
        for (const hash of await viewsOf(page)) {
          await go(page, hash);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${hash} is ${wide} of ${width} pixels wide`);
        }
      }
      assert.equal(await page.evaluate(() => window.broken), undefined);
      assert.deepEqual(said, []);
      await page.close();
    });
  }
}

test('a long name of a school leaves the map of losses its height', async () => {
  const { page } = await openPage(browser, folders.nl, { file: 'sweep/index.html' });
  const high = await page.evaluate(() => document.querySelector('.heat thead').offsetHeight);
  assert.ok(high > 20 && high < 300, `${high} pixels`);
  await page.close();
});

// The page of a comparison has a test of its own.
for (const file of pages.filter((page) => page !== 'compare/compare.html')) {
  test(`${file}: axe finds nothing serious, light and dark`, async () => {
    const { page } = await openPage(browser, folders.nl, { file, viewport: { width: 1200, height: 900 } });
    await assertNothingGrave(page, await partsOfAllKinds(page));
    await page.close();
  });
}
