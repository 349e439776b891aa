// Chromium as Debian packages it, kept from talking to anybody.
import { chromium } from 'playwright-core';
import { pathToFileURL } from 'node:url';

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.ORK_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
}

// Opens a report's page; `said` collects console errors, exceptions and requests for other files.
export async function openPage(browser, folder, options = {}) {
  const { hash = '', file = 'index.html', ...context } = options;
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...context });
  const url = pathToFileURL(`${folder}/${file}`).href;
  const said = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => {
    const to = request.url();
    if (!to.startsWith('data:') && to.split('#')[0] !== url) said.push(`request for ${to}`);
  });
  page.on('dialog', (dialog) => { said.push('a dialog'); dialog.dismiss(); });
  await page.goto(url + hash);
  return { page, said };
}
