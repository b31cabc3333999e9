// Debian's Chromium, with what the tests of a page share. The pages are those that ssot_write_pages wrote (run.sh).
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const folder = process.env.SSOT_PAGES;

// The sandbox needs rights that root in a container does not have; the pages are our own.
export const launch = () =>
  chromium.launch({
    executablePath: process.env.SSOT_CHROMIUM,
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });

// Opens a page and notes everything that it must not do: messages on the console (a violation of the policy is one), dialogs,
// errors, and requests for anything but itself.
export async function open(browser, name, options = {}) {
  const { waitUntil = 'load', ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...rest });
  const page = await context.newPage();
  const address = pathToFileURL(`${folder}/${name}.html`).href;
  const misdeeds = [];
  page.on('console', (message) => misdeeds.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => misdeeds.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (url.split('#')[0] !== address && url !== 'data:,') misdeeds.push(`request: ${url}`);
  });
  page.on('dialog', (dialog) => {
    misdeeds.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(address, { waitUntil });
  return {
    page,
    // Call it last.
    close: async () => {
      assert.deepEqual(misdeeds, []);
      await context.close();
    },
  };
}

// A table by the beginning of its caption.
export const tableOf = (page, caption) => page.locator('table').filter({ has: page.locator('caption', { hasText: new RegExp(`^${caption}`) }) });

// What a column of a table shows, row by row; rows that are filtered away left out.
export const columnOf = (table, index) =>
  table.locator('tbody').evaluate(
    (body, at) => [...body.rows].filter((row) => !row.hidden).map((row) => row.cells[at].textContent.trim().split('\n')[0]),
    index,
  );
