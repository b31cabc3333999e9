// Names that strangers chose change nothing in what the page is.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const countByTag = (page) =>
  page.evaluate(() => {
    const count = {};
    for (const { tagName } of document.querySelectorAll('*')) count[tagName] = (count[tagName] ?? 0) + 1;
    return count;
  });

test('hostile names are as many elements as harmless ones', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const hostile = await open(browser, 'hostile', { javaScriptEnabled });
    const tamed = await open(browser, 'tamed', { javaScriptEnabled });
    assert.deepEqual(await countByTag(hostile.page), await countByTag(tamed.page));
    await hostile.close();
    await tamed.close();
  }
});

test('no attribute of the hostile page runs or fetches anything', async () => {
  const { page, close } = await open(browser, 'hostile');
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].filter(({ name, value }) => name.startsWith('on') || ['src', 'style', 'action', 'srcdoc'].includes(name)
        || (name.endsWith('href') && !value.startsWith('#') && value !== 'data:,')).map(({ name, value }) => `${element.tagName} ${name}=${value}`)));
  assert.deepEqual(found, []);
  await close();
});

test('sorting, filtering and opening everything of the hostile page does no harm', async () => {
  const { page, close } = await open(browser, 'hostile');
  const before = await countByTag(page);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const button of document.querySelectorAll('button')) button.click();
    for (const input of document.querySelectorAll('input')) {
      input.value = '<img src=x onerror=alert(1)>';
      input.dispatchEvent(new Event('input'));
    }
  });
  assert.deepEqual(await countByTag(page), before);
  await close();
});

test('what the policy does not name does not run', async () => {
  const { page } = await open(browser, 'sample');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<p id="styled" style="color: rgb(1, 2, 3)" onclick="window.ran = true">x</p>');
    document.getElementById('styled').click();
    return [window.ran === true, getComputedStyle(document.getElementById('styled')).color === 'rgb(1, 2, 3)'];
  });
  assert.deepEqual(ran, [false, false]);
  await page.context().close();
});
