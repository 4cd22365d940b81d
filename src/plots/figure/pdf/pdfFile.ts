/** A PDF as a list of numbered objects, written out with the table that says where each begins. Draws nothing. */

/** How one object refers to another: `7 0 R`. */
export type Reference = string;

export class PdfFile {
  private readonly objects: (Uint8Array | undefined)[] = [];

  /** Keeps a number for an object that others refer to before it is known. */
  reserve(): Reference {
    this.objects.push(undefined);
    return `${this.objects.length} 0 R`;
  }

  add(body: string, reference = this.reserve()): Reference {
    this.objects[Number.parseInt(reference) - 1] = latin(body);
    return reference;
  }

  /** @param entries of the stream's dictionary, beside its length and filter */
  async addStream(entries: string, contents: Uint8Array, compressed = true): Promise<Reference> {
    const reference = this.reserve();
    const data = compressed ? await deflated(contents) : contents;
    const filter = compressed ? '/Filter /FlateDecode ' : '';
    this.objects[Number.parseInt(reference) - 1] = joined([
      latin(`<< ${entries} ${filter}/Length ${data.length} >>\nstream\n`),
      data,
      latin('\nendstream'),
    ]);
    return reference;
  }

  /** The whole file. @param id 32 hexadecimal digits that tell this file from others */
  write(catalog: Reference, info: Reference, id: string): Uint8Array<ArrayBuffer> {
    // The second line tells those who move files about that this one is not text.
    const parts = [latin('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n')];
    const places: number[] = [];
    let at = parts[0]!.length;
    for (const [index, object] of this.objects.entries()) {
      const part = joined([latin(`${index + 1} 0 obj\n`), object!, latin('\nendobj\n')]);
      places.push(at);
      at += part.length;
      parts.push(part);
    }
    const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
    parts.push(
      latin(
        `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${rows.join('')}` +
          `trailer\n<< /Size ${places.length + 1} /Root ${catalog} /Info ${info} /ID [<${id}> <${id}>] >>\n` +
          `startxref\n${at}\n%%EOF\n`,
      ),
    );
    return joined(parts);
  }
}

/** A text of any characters, as dictionaries have it. */
export function pdfText(words: string): string {
  let digits = 'FEFF';
  for (let i = 0; i < words.length; i++) digits += hex4(words.charCodeAt(i));
  return `<${digits}>`;
}

/** Four hexadecimal digits. */
export function hex4(value: number): string {
  return value.toString(16).padStart(4, '0').toUpperCase();
}

/** One byte for each character, all below 256. */
export function latin(words: string): Uint8Array {
  return Uint8Array.from(words, (character) => character.charCodeAt(0));
}

async function deflated(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
