/**
 * The text of the single file, put together from the built page and what it would load. It builds nothing, and
 * knows neither Vite nor what the scripts do.
 */
import { createHash } from 'node:crypto';

export interface SinglePageParts {
  /** HTML, from which all that leads to other files is taken away. */
  readonly page: string;
  /** A module without imports. */
  readonly script: string;
  readonly style: string;
  /** An SVG. */
  readonly icon: string;
  /** Kept in an element of this id, which the page's script reads. */
  readonly worker: { readonly id: string; readonly script: string };
}

export function singlePage({ page, script, style, icon, worker }: SinglePageParts): string {
  const safeScript = withoutMarkup(script);
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy(safeScript, style)}" />`,
    `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}" />`,
    `<style>${style}</style>`,
  ];
  const body = [
    `<script type="text/plain" id="${worker.id}">${withoutMarkup(worker.script)}</script>`,
    `<script type="module">${safeScript}</script>`,
  ];
  // By functions: in a text `$&` and its like would be replaced once more.
  return withoutFiles(page)
    .replace(/<meta charset=[^>]*>/, (charset) => [charset, ...head].join('\n'))
    .replace('</body>', (end) => [...body, end].join('\n'));
}

/** Scripts, links, and a policy that is about them. */
function withoutFiles(page: string): string {
  return page
    .replace(/<script\b[^>]*>[^]*?<\/script>\s*/g, '')
    .replace(/<link\b[^>]*>\s*/g, '')
    .replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>\s*/gi, '');
}

/**
 * The same script, free of what would end its element, or hide its end. All of it stands in texts and patterns:
 * in code it would take a comparison with a pattern, or with what is negated after it was counted down.
 */
function withoutMarkup(script: string): string {
  return script.replace(/<(?=\/script|!--)/gi, '\\x3c');
}

/** Workers are a `data:` address that runs a blob; tfjs fetches its binary from a `data:` address. */
function policy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval' blob:`,
    `style-src ${hashOf(style)}`,
    'worker-src data:',
    'connect-src data:',
    'font-src data:',
    'img-src data: blob:',
    'media-src blob:',
    // Sharing previews an embed by the file itself.
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
