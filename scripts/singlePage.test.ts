import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { singlePage } from './singlePage.ts';

const built = `<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="script-src 'self'" />
    <link rel="icon" href="./icon.svg" />
    <link rel="manifest" href="./manifest.json">
    <script src="./first.js"></script>
    <title>Page</title>
    <script type="module" crossorigin src="./assets/index.js"></script>
  </head>
  <body>
    <div id="page"></div>
  </body>
</html>`;

const script = "const text = '</script><!--';\nconst price = '$&$1';";

const made = singlePage({
  page: built,
  script,
  style: 'p { color: red }',
  icon: '<svg xmlns="http://www.w3.org/2000/svg" />',
  worker: { id: 'worker', script: "postMessage('</SCRIPT>')" },
});

/** What stands in the elements of this name, as a browser would divide them. */
function contentsOf(element: string): readonly string[] {
  const elements = made.matchAll(new RegExp(`<${element}\\b[^>]*>([^]*?)</${element}`, 'gi'));
  return [...elements].map(([, content]) => content!);
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');

test('the page stays, without what leads to other files', () => {
  expect(made).toContain('<title>Page</title>');
  expect(made).toContain('<div id="page"></div>');
  expect(made).not.toMatch(/manifest|first\.js|index\.js|icon\.svg/);
});

test('scripts end where they should, and mean what they meant', () => {
  const [ofWorker, ofPage, ...others] = contentsOf('script');
  expect(others).toEqual([]);
  expect(ofWorker).not.toMatch(/<\/script/i);
  expect(new Function(`${ofPage}; return [text, price]`)()).toEqual(['</script><!--', '$&$1']);
});

test('its policy allows exactly the script and the style that it has', () => {
  const policies = [...made.matchAll(/Content-Security-Policy" content="([^"]*)"/g)];
  expect(policies).toHaveLength(1);
  const [, ofPage] = contentsOf('script');
  const [style] = contentsOf('style');
  expect(policies[0]![1]).toContain(`'sha256-${hashOf(ofPage!)}'`);
  expect(policies[0]![1]).toContain(`style-src 'sha256-${hashOf(style!)}'`);
  expect(policies[0]![1]).not.toMatch(/script-src[^;]*('self'|'unsafe-inline')/);
});
