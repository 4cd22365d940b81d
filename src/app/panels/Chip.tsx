/** A button in the header that folds a card open below it, and folds it away when it is left. */
import type { FocusEvent, KeyboardEvent, ReactNode } from 'react';

interface ChipProps {
  readonly summary: ReactNode;
  readonly className: string;
  readonly children: ReactNode;
}

export function Chip({ summary, className, children }: ChipProps) {
  return (
    <details className={`chip ${className}`} onBlur={closeWhenLeft} onKeyDown={closeOnEscape}>
      <summary>{summary}</summary>
      <div className="chip-card">{children}</div>
    </details>
  );
}

function closeWhenLeft({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>): void {
  if (!currentTarget.contains(relatedTarget)) currentTarget.open = false;
}

function closeOnEscape({ currentTarget, key }: KeyboardEvent<HTMLDetailsElement>): void {
  if (key === 'Escape') currentTarget.open = false;
}
