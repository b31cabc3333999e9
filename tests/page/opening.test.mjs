// How long a page of thirty big concepts takes to open. The limits are far from what it takes (docs/decisions/audit-page.md), so that
// a busy machine does not fail them; what they catch is work that grows with the square of something.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('a big page shows at once and is whole soon', async (context) => {
  const { page, close } = await open(browser, 'big');
  const figures = await page.evaluate(() => ({
    shown: Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime),
    whole: Math.round(performance.getEntriesByType('navigation')[0].loadEventEnd),
    elements: document.querySelectorAll('*').length,
  }));
  context.diagnostic(JSON.stringify(figures));
  assert.ok(figures.shown < 5_000);
  assert.ok(figures.whole < 20_000);
  await close();
});
