/**
 * Writes a figure as a PDF of one page: vector marks, text that can be selected, its fonts embedded, and
 * where it comes from in its metadata. The same figure gives the same bytes in the same browser.
 */
import {
  describeInRdf,
  pixelsOf,
  SOFTWARE,
  type FigureSize,
  type Provenance,
} from '../provenance.ts';
import { rectangle, type Figure } from '../scene.ts';
import { PdfContent } from './pdfContent.ts';
import { latin, PdfFile, pdfText } from './pdfFile.ts';
import { PdfFonts, type FigureFonts } from './pdfFonts.ts';

const POINTS_IN_A_PIXEL = 0.75;

export async function figureToPdf(
  figure: Figure,
  size: FigureSize,
  provenance: Provenance,
  figureFonts: FigureFonts,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = new PdfFile();
  const fonts = new PdfFonts(figureFonts);
  const pageWidth = pixelsOf(size) * POINTS_IN_A_PIXEL;
  const points = pageWidth / figure.width;
  const pageHeight = points * figure.height;

  const content = new PdfContent(fonts);
  const everywhere = { x: 0, y: 0, width: figure.width, height: figure.height };
  content.draw([rectangle(everywhere, { fill: figure.ground }), ...figure.marks]);
  const drawing = latin(content.write(points, pageHeight));
  const contents = await file.addStream('', drawing);
  const resources = `<< /Font ${await fonts.addTo(file)} /ExtGState ${content.states()} >>`;
  const pages = file.reserve();
  const box = [0, 0, pageWidth, pageHeight].map((length) => Math.round(length * 1000) / 1000);
  const page = file.add(
    `<< /Type /Page /Parent ${pages} /MediaBox [${box.join(' ')}] /Contents ${contents} /Resources ${resources} >>`,
  );
  file.add(`<< /Type /Pages /Kids [${page}] /Count 1 >>`, pages);
  // Left as it is, so that programs find it without understanding the rest.
  const metadata = await file.addStream(
    '/Type /Metadata /Subtype /XML',
    new TextEncoder().encode(packet(provenance)),
    false,
  );
  const catalog = file.add(
    `<< /Type /Catalog /Pages ${pages} /Metadata ${metadata} /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>`,
  );
  const info = file.add(
    `<< /Title ${pdfText(provenance.title)} /Subject ${pdfText(provenance.description)} ` +
      `/Keywords ${pdfText(provenance.hash)} /Creator ${pdfText(SOFTWARE)} /Producer ${pdfText(SOFTWARE)} >>`,
  );
  return file.write(catalog, info, fingerprint(drawing));
}

function packet(provenance: Provenance): string {
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    `<x:xmpmeta xmlns:x="adobe:ns:meta/">\n${describeInRdf(provenance)}\n</x:xmpmeta>`,
    '<?xpacket end="r"?>',
  ].join('\n');
}

/** Tells one drawing from another: FNV-1a over it, four times from different beginnings. */
function fingerprint(bytes: Uint8Array): string {
  return [1, 2, 3, 4]
    .map((beginning) => {
      let hash = Math.imul(0x811c9dc5, beginning);
      for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}
