// Axe over a page that shows one part at a time. Axe reads the whole document, hidden parts too, each
// time it is asked: so what is hidden is taken out while a part is asked about. The dark page differs
// in its colours alone: what else axe asks is answered by the light one.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const schemes = { light: {}, dark: { runOnly: ['color-contrast'] } };

export async function go(page, hash) {
  await page.evaluate((h) => { location.hash = h; }, hash);
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); }));
}

// The start, every tab, and of the views in them a few that hold every kind of element of all views. A
// kind is an element with its names of classes and of attributes, inside a parent of a kind: the same
// code writes the elements of a kind, from other texts.
export function partsOfAllKinds(page) {
  return page.evaluate(() => {
    const word = (e) => `${e.tagName}.${[...e.classList].sort().join('.')}`;
    const kind = (e) => `${word(e.parentElement)}>${word(e)}[${e.getAttributeNames().sort().join(' ')}]`;
    const held = new Map(Array.from(document.querySelectorAll('.view'), (view) => [view.id,
      new Set(Array.from(view.querySelectorAll('*'), kind).concat(kind(view)))]));
    const left = new Set([...held.values()].flatMap((kinds) => [...kinds]));
    const chosen = Array.from(document.querySelectorAll('main > .tab'), (tab) => tab.id);
    const news = ([, kinds]) => [...kinds].filter((k) => left.has(k)).length;
    while (left.size > 0) {
      const [id, kinds] = [...held].reduce((best, one) => (news(one) > news(best) ? one : best));
      chosen.push(id);
      kinds.forEach((k) => left.delete(k));
    }
    return ['', ...chosen.map((id) => `#${id}`)];
  });
}

function ask(page, options) {
  return page.evaluate(async (given) => {
    const isHidden = (e) => !e.checkVisibility();
    const away = Array.from(document.querySelectorAll('main > .tab, .view')).filter(isHidden)
      .filter((part) => !part.parentElement.closest('.tab, .view') ||
        !isHidden(part.parentElement.closest('.tab, .view')))
      .map((part) => [part, document.createComment('')]);
    for (const [part, place] of away) part.replaceWith(place);
    const { violations, passes } = await globalThis.axe.run(document, given);
    for (const [part, place] of away) place.replaceWith(part);
    return { n: violations.length + passes.length, grave: violations
      .filter((v) => ['serious', 'critical'].includes(v.impact))
      .map((v) => `${v.id}: ${v.nodes[0].html}`) };
  }, { resultTypes: ['violations'], ...options });
}

// Fails unless axe finds nothing serious in the parts of a page, light and dark.
export async function assertNothingGrave(page, parts) {
  await page.evaluate(axe);
  for (const [colorScheme, options] of Object.entries(schemes)) {
    await page.emulateMedia({ colorScheme });
    for (const part of parts) {
      await go(page, part);
      const { n, grave } = await ask(page, options);
      assert.ok(n > 0, `${part} is asked about`);
      assert.deepEqual(grave, [], `${part} ${colorScheme}`);
    }
  }
  const bare = await page.evaluate(() => Array.from(document.querySelectorAll('input, select, textarea'))
    .filter((field) => field.labels.length === 0).map((field) => field.outerHTML));
  assert.deepEqual(bare, [], 'fields without a label; axe takes a placeholder for one');
  const twice = await page.evaluate(() => Array.from(document.querySelectorAll('[id]'), (e) => e.id)
    .filter((id, i, all) => all.indexOf(id) !== i));
  assert.deepEqual(twice, [], 'ids that stand twice');
}
