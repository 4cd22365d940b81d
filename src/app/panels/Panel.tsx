/** The frame that every group of controls or readings stands in. */
import type { ReactNode } from 'react';

interface PanelProps {
  readonly title: string;
  /** What stands at the right of the title: a summary, a number, a control. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

export function Panel({ title, aside, children, className }: PanelProps) {
  return (
    <section className={className ? `panel ${className}` : 'panel'}>
      <div className="panel-head">
        <h2>{title}</h2>
        {aside !== undefined && <div className="panel-aside">{aside}</div>}
      </div>
      {children}
    </section>
  );
}

interface FoldedPanelProps extends PanelProps {
  readonly aside: ReactNode;
  /** Told whenever it is opened or closed. */
  readonly onToggle?: (open: boolean) => void;
}

/** A panel that shows its summary until it is opened. */
export function FoldedPanel({ title, aside, children, className, onToggle }: FoldedPanelProps) {
  return (
    <details
      className={className ? `panel ${className}` : 'panel'}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
    >
      <summary className="panel-head">
        <h2>{title}</h2>
        <span className="panel-aside">{aside}</span>
      </summary>
      {children}
    </details>
  );
}
