/** A piece of a line as a chart draws it, to stand before the line's name. */
import type { ColourRole } from '../../plots/palette.ts';

interface LineKeyProps {
  readonly colourRole: ColourRole;
  /** SVG dash pattern; empty for a solid line. */
  readonly dash: string;
}

export function LineKey({ colourRole, dash }: LineKeyProps) {
  return (
    <svg className="line-key" viewBox="0 0 26 10" aria-hidden="true">
      <path d="M0,5H26" stroke={`var(--${colourRole})`} strokeWidth={1.8} strokeDasharray={dash} />
    </svg>
  );
}
