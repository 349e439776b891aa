// Makes the picture in README.md: node tests/page/screenshot.mjs (after npm ci in tests/page and a
// build). It shows one school's week of the Drechtsteden example in Dutch.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { statSync } from 'node:fs';
import { openBrowser, openPage } from './browser.mjs';
import { solve } from './season.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const picture = path.join(root, 'src/doc/page.png');
const folder = solve('examples/drechtsteden', 'screenshot', '--time-limit', '60');
const browser = await openBrowser();
const { page, said } = await openPage(browser, folder, {
  hash: process.argv[2] ?? '#school-fontein', viewport: { width: 1180, height: 1000 },
});
if (said.length > 0) throw new Error(said.join('\n'));
await page.waitForTimeout(300);
await page.screenshot({ path: picture });
await browser.close();
console.log(`${picture}: ${Math.round(statSync(picture).size / 1024)} KB`);
