/** Points as lines that people read and programs open, one `x,y` each. Reading them is `readPoints`. */
import { pointsOf } from '../../data/pointsText.ts';

/** One line for each point, as they are typed. @param text of points, or '' for none */
export function linesOf(text: string): string {
  if (text === '') return '';
  const points = pointsOf(text);
  const lines: string[] = [];
  for (let i = 0; i < points.length; i += 2) lines.push(`${points[i]},${points[i + 1]}`);
  return lines.join('\n');
}

/** The file of a text of points, with a line that names the columns. */
export function pointsTable(text: string): string {
  return `x,y\n${linesOf(text)}\n`;
}
