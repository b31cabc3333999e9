// axe-core and html-validate read the page: no serious finding in either colour scheme, at three widths.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import { launch, open } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function findingsOf(page) {
  // axe judges what is laid out: everything, here.
  await page.addStyleTag({ content: 'article.concept { content-visibility: visible !important; }' });
  await page.evaluate(() => { for (const each of document.querySelectorAll('details')) each.open = true; });
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, impact, nodes }) => `${impact}: ${id}: ${nodes.length} times, ${nodes[0].html.slice(0, 120)}: ${nodes[0].failureSummary}`);
}

for (const name of ['sample', 'empty', 'hostile']) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of name === 'sample' ? [360, 900, 1600] : [900]) {
      test(`axe finds nothing in the ${name} page, ${colorScheme}, ${width} wide`, { timeout: 120_000 }, async () => {
        // axe is a script of its own, which the page's policy rightly forbids.
        const { page, close } = await open(browser, name, { colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
        assert.deepEqual(await findingsOf(page), []);
        await close();
      });
    }
  }
}

test('the pages are valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: {
      // Well-formed as XML too, so that a strict parser can read it; a row of a long table, and not a sentence, is a line.
      'void-style': 'off', 'no-trailing-whitespace': 'off', 'long-title': 'off', 'no-inline-style': 'error', 'doctype-style': 'off',
      'attribute-boolean-style': 'off', 'attribute-empty-style': 'off',
    },
  });
  for (const name of ['sample', 'empty', 'hostile']) {
    const report = await validator.validateString(readFileSync(`${process.env.SSOT_PAGES}/${name}.html`, 'utf8'));
    const messages = report.results.flatMap(({ messages: all }) => all.map(({ ruleId, message, line }) => `${name}:${line} ${ruleId}: ${message}`));
    assert.deepEqual(messages.slice(0, 20), []);
  }
});
