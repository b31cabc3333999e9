// Filters and sorts, with the mouse and with the keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { columnOf, launch, open, tableOf } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const DEFINITIONS = 'Definitions of WebSocketManager';
const headingOf = (table, name) => table.getByRole('columnheader', { name, exact: true });
const sortsBy = (table) => table.locator('th[aria-sort]').evaluateAll((all) => all.map((each) => [each.textContent, each.getAttribute('aria-sort')]));

test('a click sorts numbers with the most first, and a second click turns that round', async () => {
  const { page, close } = await open(browser, 'sample');
  const table = tableOf(page, DEFINITIONS);
  assert.deepEqual(await sortsBy(table), []);
  await headingOf(table, 'Imports').getByRole('button').click();
  assert.deepEqual(await columnOf(table, 5), ['20', '12', '10', '8', '6', '5', '4', '1', '1']);
  assert.deepEqual(await sortsBy(table), [['Imports', 'descending']]);
  await headingOf(table, 'Imports').getByRole('button').click();
  assert.deepEqual(await columnOf(table, 5), ['1', '1', '4', '5', '6', '8', '10', '12', '20']);
  assert.deepEqual(await sortsBy(table), [['Imports', 'ascending']]);
  await close();
});

test('a column of words sorts from A to Z first, and only one column is sorted by', async () => {
  const { page, close } = await open(browser, 'sample');
  const table = tableOf(page, DEFINITIONS);
  await headingOf(table, 'Imports').getByRole('button').click();
  await headingOf(table, 'Definition').getByRole('button').click();
  const names = await columnOf(table, 1);
  assert.deepEqual(names, [...names].sort((a, b) => a.localeCompare(b)));
  assert.deepEqual(await sortsBy(table), [['Definition', 'ascending']]);
  await close();
});

test('a share sorts by how much it is, and a risk by its points', async () => {
  const { page, close } = await open(browser, 'sample');
  const concepts = tableOf(page, 'All concepts');
  await headingOf(concepts, 'Right definitions').getByRole('button').click();
  assert.deepEqual(await columnOf(concepts, 3), ['2 of 9', '0 of 3']);
  const table = tableOf(page, DEFINITIONS);
  await headingOf(table, 'Risk').getByRole('button').click();
  const risks = await table.locator('td.risk').evaluateAll((cells) => cells.map((cell) => Number(cell.dataset.value)));
  assert.deepEqual(risks, [...risks].sort((a, b) => b - a));
  await close();
});

test('the keyboard sorts too', async () => {
  const { page, close } = await open(browser, 'sample');
  const table = tableOf(page, DEFINITIONS);
  await headingOf(table, 'Files').getByRole('button').focus();
  await page.keyboard.press('Enter');
  assert.deepEqual(await sortsBy(table), [['Files', 'descending']]);
  await page.keyboard.press('Space');
  assert.deepEqual(await sortsBy(table), [['Files', 'ascending']]);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Test files');
  await close();
});

test('a filter shows the rows that have every word, and says how many', async () => {
  const { page, close } = await open(browser, 'sample');
  const table = tableOf(page, DEFINITIONS);
  const filter = page.getByLabel(`Filter ${DEFINITIONS}`);
  const count = page.locator('.filter').filter({ has: filter }).getByRole('status');
  assert.equal(await count.textContent(), 'Shows 9 of 9');
  await filter.fill('LEGACY');
  assert.deepEqual(await columnOf(table, 0), ['D8']);
  assert.equal(await count.textContent(), 'Shows 1 of 9');
  await filter.fill('app/ws factory');
  assert.deepEqual(await columnOf(table, 0), ['D6']);
  await filter.fill('nothing like this');
  assert.equal(await count.textContent(), 'Shows 0 of 9');
  await filter.fill('');
  assert.equal((await columnOf(table, 0)).length, 9);
  await close();
});

test('a filter keeps to what was asked for when rows are sorted', async () => {
  const { page, close } = await open(browser, 'sample');
  const table = tableOf(page, DEFINITIONS);
  await page.getByLabel(`Filter ${DEFINITIONS}`).fill('implementation');
  await headingOf(table, 'Imports').getByRole('button').click();
  assert.deepEqual(await columnOf(table, 0), ['D2', 'D3']);
  await headingOf(table, 'Imports').getByRole('button').click();
  assert.deepEqual(await columnOf(table, 0), ['D3', 'D2']);
  await close();
});

test('a long list of files is filtered too', async () => {
  const { page, close } = await open(browser, 'sample');
  const details = page.locator('details.consumers').first();
  await details.locator('summary').click();
  await details.getByRole('searchbox').fill('user_18');
  assert.deepEqual(await details.locator('li:visible').allTextContents(), ['app/agents/user_18.py :3 WebSocketManager']);
  assert.equal(await details.getByRole('status').textContent(), 'Shows 1 of 19');
  await close();
});
