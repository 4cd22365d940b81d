/** What a control does, what it stands at by default and whether it restarts; shown while it is used. */

interface ControlHintProps {
  readonly id: string;
  readonly explanation: string;
  readonly defaultText: string;
  readonly live: boolean;
}

export function ControlHint({ id, explanation, defaultText, live }: ControlHintProps) {
  return (
    <span className="hint" id={id} role="note">
      {explanation} Default {defaultText}.{' '}
      {live ? 'Changes the run in progress.' : 'Starts a new run.'}
    </span>
  );
}

/** The sign of a control that starts a new run. */
export function RestartSign() {
  return (
    <span className="restart-sign" aria-hidden="true" title="Starts a new run">
      ↻
    </span>
  );
}
