/**
 * A small page for every ready-made experiment, `presets/ID/`, because what follows # in a link never reaches those
 * who make a preview of it: title, sentence, picture, and an oEmbed answer for sites that put the running page in
 * place of the link. Whoever opens it gets to the experiment by one click. No scripts.
 *
 * Previews need whole addresses, and only whoever deploys the page knows where it will be: `GAN_PLAYGROUND_ADDRESS`
 * says so. Without it addresses are relative, which most who make previews understand and the standards do not ask
 * them to.
 */
import type { HtmlTagDescriptor, Plugin } from 'vite';
import { formatPresentation } from '../src/embed/presentation.ts';
import { readyMade, type ReadyMade } from './readyMade.ts';

const ADDRESS_VARIABLE = 'GAN_PLAYGROUND_ADDRESS';
const NAME = 'GAN Playground';
/** The page itself shows the first of what is ready-made. */
const PAGE = {
  name: NAME,
  watch:
    'Watch generative adversarial networks train on two-dimensional distributions, in your browser.',
};
/** Of the pictures in public/presets, in pixels. */
export const PICTURE = { width: 1200, height: 630 } as const;
/** Of an embedding, in CSS pixels. */
const EMBEDDED = { width: 640, height: 720 } as const;

/** The address that was given for the page is none; the message says what is. */
export class InvalidAddressError extends Error {
  override readonly name = 'InvalidAddressError';
}

export function presetPages(given = process.env[ADDRESS_VARIABLE]): Plugin {
  return {
    name: 'preset-pages',
    apply: 'build',
    transformIndexHtml: () =>
      tagsOf({ ...readyMade[0]!, ...PAGE }, addressOfPage(given) ?? './', ''),
    generateBundle() {
      const base = addressOfPage(given) ?? '../../';
      for (const one of readyMade) {
        const folder = `presets/${one.id}`;
        this.emitFile({
          type: 'asset',
          fileName: `${folder}/index.html`,
          source: pageOf(one, base),
        });
        this.emitFile({
          type: 'asset',
          fileName: `${folder}/oembed.json`,
          source: JSON.stringify(oEmbedOf(one, base), undefined, 2),
        });
      }
    },
  };
}

/**
 * With a slash at the end; undefined where none was given.
 * @throws InvalidAddressError
 */
export function addressOfPage(given: string | undefined): string | undefined {
  if (!given) return undefined;
  if (!/^https?:/.test(given) || !URL.canParse(given))
    throw new InvalidAddressError(
      `${ADDRESS_VARIABLE} is ${given}: give the whole address of the page, such as https://example.org/gan/.`,
    );
  const { origin, pathname } = new URL(given);
  return origin + pathname.replace(/(?:\/index\.html|\/)?$/, '/');
}

/** https://oembed.com, type rich. @param base address of the page, or the way there from the answer */
export function oEmbedOf({ id, name, hash }: ReadyMade, base: string): object {
  const source = `${base}?${formatPresentation({ embed: true })}${hash && `#${hash}`}`;
  const { width, height } = EMBEDDED;
  return {
    version: '1.0',
    type: 'rich',
    title: name,
    provider_name: NAME,
    provider_url: base,
    thumbnail_url: `${base}presets/${id}.jpg`,
    thumbnail_width: PICTURE.width,
    thumbnail_height: PICTURE.height,
    width,
    height,
    html: `<iframe src="${escaped(source)}" width="${width}" height="${height}" title="${escaped(name)}" style="border:0"></iframe>`,
  };
}

/** @param base as of `oEmbedOf` */
export function pageOf(one: ReadyMade, base: string): string {
  const { id, name, watch, hash } = one;
  const experiment = escaped(`../../${hash && `#${hash}`}`);
  const tags = tagsOf(one, base, `presets/${id}/`)
    .map(({ tag, attrs = {} }) => {
      const pairs = Object.entries(attrs).map(
        ([key, value]) => `${key}="${escaped(String(value))}"`,
      );
      return `    <${tag} ${pairs.join(' ')} />`;
    })
    .join('\n');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'" />
    <meta name="description" content="${escaped(watch)}" />
    <meta name="color-scheme" content="light dark" />
${tags}
    <link rel="icon" href="../../icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="../../preset.css" />
    <title>${escaped(name)} · ${NAME}</title>
  </head>
  <body>
    <main>
      <h1>${escaped(name)}</h1>
      <p>${escaped(watch)}</p>
      <p><a class="start" href="${experiment}">Watch it train</a></p>
      <a href="${experiment}" tabindex="-1" aria-hidden="true">
        <img src="../${id}.jpg" width="${PICTURE.width}" height="${PICTURE.height}" alt="" />
      </a>
    </main>
  </body>
</html>
`;
}

/** What previews are made of. @param own way from `base` to the page that has them */
function tagsOf({ id, name, watch }: ReadyMade, base: string, own: string): HtmlTagDescriptor[] {
  const picture = `${base}presets/${id}.jpg`;
  const properties = {
    'og:type': 'website',
    'og:site_name': NAME,
    'og:title': name,
    'og:description': watch,
    'og:image': picture,
    'og:image:width': PICTURE.width,
    'og:image:height': PICTURE.height,
    'og:image:alt': `Generated samples over the data, and the critic's level lines: ${name}`,
    ...(base.startsWith('http') && { 'og:url': base + own }),
  };
  return [
    ...Object.entries(properties).map(([property, content]) => ({
      tag: 'meta',
      attrs: { property, content: String(content) },
      injectTo: 'head' as const,
    })),
    {
      tag: 'meta',
      attrs: { name: 'twitter:card', content: 'summary_large_image' },
      injectTo: 'head',
    },
    {
      tag: 'link',
      attrs: {
        rel: 'alternate',
        type: 'application/json+oembed',
        href: `${base}presets/${id}/oembed.json`,
        title: name,
      },
      injectTo: 'head',
    },
  ];
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
