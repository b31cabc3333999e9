// Reads the page as people do: by keyboard, without JavaScript, on a small screen, on paper.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const PAGES = ['sample', 'empty', 'hostile'];

for (const name of PAGES) {
  for (const width of [360, 900, 1600]) {
    test(`the ${name} page is as wide as a window of ${width}, and fetches, logs and asks nothing`, async () => {
      const { page, close } = await open(browser, name, { viewport: { width, height: 900 } });
      // What is far away is laid out when it comes near; all of it counts, and what stands in closed lists too.
      const beyond = await page.evaluate((edge) => {
        for (const article of document.querySelectorAll('article')) article.style.contentVisibility = 'visible';
        for (const each of document.querySelectorAll('details')) each.open = true;
        return [...document.querySelectorAll('body *')]
          .filter((element) => element.getBoundingClientRect().right > edge + 0.5 && !element.closest('.scroll, .hidden-words'))
          .map((element) => element.outerHTML.slice(0, 120));
      }, width);
      assert.deepEqual(beyond.slice(0, 5), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      await close();
    });
  }
}

test('everything is there without JavaScript, and nothing that would need it', async () => {
  const without = await open(browser, 'sample', { javaScriptEnabled: false });
  const withIt = await open(browser, 'sample');
  const words = async ({ page }) => (await page.locator('main').textContent()).replace(/Filter [^]*?Shows \d+ of \d+/g, '').replace(/\s+/g, ' ');
  assert.equal(await words(without), await words(withIt));
  for (const selector of ['button', 'input', 'select', '[hidden]', '[aria-sort]']) assert.equal(await without.page.locator(selector).count(), 0, selector);
  const summary = without.page.locator('details.consumers summary').first();
  await summary.click();
  assert.ok(await without.page.getByText('app/agents/user_10.py').first().isVisible());
  await without.close();
  await withIt.close();
});

test('the keyboard comes first to the way past the navigation, then to everything in order', async () => {
  const { page, close } = await open(browser, 'sample');
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Skip to the overview');
  assert.ok(await page.getByText('Skip to the overview').isVisible());
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'MAIN');
  await page.reload();
  const walked = [];
  for (let step = 0; step < 12; ++step) {
    await page.keyboard.press('Tab');
    walked.push(await focused());
  }
  assert.deepEqual(walked.slice(1, 9), ['Overview', 'Concepts', 'WebSocketManager', 'Session', 'Left-over copies', 'The tree by folder', 'Trend', 'What was read']);
  await close();
});

test('every stop of the keyboard shows where it is, and none is a trap', async () => {
  const { page, close } = await open(browser, 'sample');
  const seen = new Set();
  for (let step = 0; step < 400; ++step) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === document.body) return null;
      const style = getComputedStyle(at);
      return { index: [...document.querySelectorAll('*')].indexOf(at), outline: style.outlineStyle, width: parseFloat(style.outlineWidth), what: at.outerHTML.slice(0, 90) };
    });
    if (stop === null) break;
    assert.ok(stop.outline !== 'none' && stop.width >= 2, `no focus to be seen: ${stop.what}`);
    assert.ok(!seen.has(stop.index), `a second time: ${stop.what}`);
    seen.add(stop.index);
  }
  assert.ok(seen.size > 60, `${seen.size} stops`);
  assert.ok(seen.size < 400);
  await close();
});

test('a link leads to its definition, also from the address', async () => {
  const { page, close } = await open(browser, 'sample');
  await page.locator('.keep a').first().click();
  assert.equal(new URL(page.url()).hash, '#concept-websocket-manager-d1');
  assert.ok(await page.locator('#concept-websocket-manager-d1').evaluate((row) => { const { top } = row.getBoundingClientRect(); return top >= 0 && top < innerHeight; }));
  await page.goto(`${page.url().split('#')[0]}#concept-session`);
  assert.ok(await page.locator('#concept-session h3').evaluate((heading) => { const { top } = heading.getBoundingClientRect(); return top >= 0 && top < innerHeight; }));
  await close();
});

test('a wide matrix scrolls by itself, and its methods and definitions stay in sight', async () => {
  const { page, close } = await open(browser, 'big', { viewport: { width: 900, height: 700 } });
  const matrix = page.locator('.matrix').first();
  await matrix.scrollIntoViewIfNeeded();
  await matrix.focus();
  const places = () => matrix.evaluate((part) => {
    const box = (element) => element.getBoundingClientRect();
    const heading = part.querySelector('thead th:nth-child(2)');
    const method = part.querySelector('tbody th');
    return { scrolled: part.scrollLeft, left: box(method).left - box(part).left, top: box(heading).top - box(part).top };
  });
  const still = await places();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('.matrix').scrollLeft > 0);
  await matrix.evaluate((part) => { part.scrollTop = 1500; part.scrollLeft = 600; });
  const moved = await places();
  assert.ok(Math.abs(moved.left - still.left) <= 1, 'the first column stays');
  assert.ok(moved.top >= 0 && moved.top <= 2, 'the headings stay');
  await close();
});

test('paper has everything open and no navigation', async () => {
  const { page, close } = await open(browser, 'sample');
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('nav').isHidden());
  assert.ok(await page.locator('.filter').first().isHidden());
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await page.locator('details:not([open])').count(), 0);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.ok((await page.locator('details:not([open])').count()) > 10);
  await close();
});

test('light and dark are those that were asked for', async () => {
  for (const [colorScheme, darker] of [['light', false], ['dark', true]]) {
    const { page, close } = await open(browser, 'sample', { colorScheme });
    const [ink, ground] = await page.evaluate(() => {
      const style = getComputedStyle(document.body);
      return [style.color, style.backgroundColor].map((color) => color.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0));
    });
    assert.equal(ink > ground, darker);
    await close();
  }
});
