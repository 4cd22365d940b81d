/** A figure as a page of its own that needs nothing else: no script, no style sheet, no network. */
import type { Palette } from '../palette.ts';
import { escapeXml, SOFTWARE, type Provenance } from './provenance.ts';

/** @param svg as `figureToSvg` writes it */
export function stillPage(svg: string, provenance: Provenance, palette: Palette): string {
  const { title, description, hash, address } = provenance;
  const words = escapeXml(title);
  const origin =
    address === undefined
      ? `To run it again, put this behind the # of the playground’s address: <code>${escapeXml(hash)}</code>`
      : `<a href="${escapeXml(address)}">Run it again in the ${SOFTWARE}</a>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${SOFTWARE}">
<meta name="description" content="${escapeXml(description)}">
<meta name="gan-playground-experiment" content="${escapeXml(hash)}">
<title>${words}</title>
<style>
body { margin: 0 auto; padding: 16px; max-width: 1200px; background: ${palette.ground}; color: ${palette.ink}; font: 16px/1.5 system-ui, sans-serif; }
h1 { margin: 0 0 8px; font-size: 1.1rem; font-weight: 600; }
svg { display: block; width: 100%; height: auto; }
a { color: ${palette.accent}; }
code { overflow-wrap: anywhere; }
</style>
</head>
<body>
<main>
<h1>${words}</h1>
${svg.slice(svg.indexOf('<svg'))}<p>${origin}</p>
</main>
</body>
</html>
`;
}
