/**
 * The eigenvalues of the game around the run's present state: whether both players following their gradients come
 * to rest, turn, or turn away. For small networks, and only when asked.
 */
import { lossOf } from '../../gan/catalogue.ts';
import { MOST_GAME_PARAMETERS, gameSize } from '../../gan/diagnosisLayout.ts';
import { structureOf } from '../../gan/structure.ts';
import { NEGLIGIBLE, countComplex } from '../../plots/complexPlane.ts';
import { formatValue } from '../../plots/numberFormat.ts';
import type { GameEigenvalues } from '../../training/protocol.ts';
import { formatCount } from '../controls/formatNumber.ts';
import { useRun } from '../state/usePlayground.ts';
import { ComplexPlane } from '../views/ComplexPlane.tsx';
import { FoldedPanel } from './Panel.tsx';
import { ScaleSwitch } from './ScaleSwitch.tsx';
import { useGameEigenvalues, type Calculation } from './useGameEigenvalues.ts';

export function EigenvaluesPanel() {
  const experiment = useRun((run) => run.experiment);
  const ready = useRun((run) => run.phase === 'ready');
  const { calculation, begin, giveUp } = useGameEigenvalues();
  const { criticless } = lossOf(experiment);
  const size = gameSize(structureOf(experiment));
  const whyNot = criticless
    ? 'This loss has no critic, so there is nobody to play against.'
    : size > MOST_GAME_PARAMETERS
      ? `These networks have ${formatCount(size)} parameters together. Up to ${formatCount(MOST_GAME_PARAMETERS)} the eigenvalues can be found in reasonable time: choose fewer units or layers, such as two layers of 16 units each.`
      : undefined;
  return (
    <FoldedPanel className="inside" title="Eigenvalues of the game" aside="stable or turning?">
      {whyNot ? (
        <p className="note">{whyNot}</p>
      ) : (
        <>
          <div className="buttons">
            {calculation.kind === 'working' ? (
              <button type="button" onClick={giveUp}>
                Give up
              </button>
            ) : (
              <button type="button" onClick={begin} disabled={!ready}>
                {calculation.kind === 'done' ? 'Compute again' : 'Compute'}
              </button>
            )}
            <Progress calculation={calculation} size={size} />
          </div>
          {calculation.kind === 'failed' && (
            <p className="caution" role="alert">
              {calculation.message} {calculation.hint}
            </p>
          )}
          {calculation.kind === 'done' && <Found found={calculation.found} />}
        </>
      )}
      <p className="note">
        λ are the eigenvalues of −∂ξ/∂θ, ξ = (∇L_D, ∇L_G), on one batch: both players follow their
        gradients at once, dθ/dt = −ξ, and a step of rate h takes the time h. A small deviation
        along λ becomes e^(Re λ·t) times as large and rotates by Im λ·t radians. Where both
        gradients are 0, the game is stable if all lie to the left of the imaginary axis; elsewhere
        they say how runs that begin close together go on. Momentum, looking ahead, clipping and
        what dynamics make of ξ are left out.
      </p>
    </FoldedPanel>
  );
}

function Progress({
  calculation,
  size,
}: {
  readonly calculation: Calculation;
  readonly size: number;
}) {
  if (calculation.kind === 'none') {
    return <span className="muted">{formatCount(size)} parameters</span>;
  }
  if (calculation.kind !== 'working') return null;
  const { share } = calculation;
  if (share === 1) return <span role="status">Finding the eigenvalues…</span>;
  return (
    <>
      <span>Second derivatives</span>
      <progress value={share} aria-label="Second derivatives" />
    </>
  );
}

function Found({ found: { iteration, real, imaginary } }: { readonly found: GameEigenvalues }) {
  const { left, on, right, turning, turningRight } = countComplex({ real, imaginary });
  const furthest = real[0]!;
  const fastest = imaginary.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
  const summary = `${right} of ${real.length} turn away, ${turning} rotate`;
  return (
    <>
      <p className="chart-title" role="status">
        At iteration {formatCount(iteration)}: {summary}
      </p>
      <ScaleSwitch />
      <ComplexPlane
        name={`Eigenvalues of the game in the complex plane: ${summary}`}
        real={real}
        imaginary={imaginary}
      />
      <div className="figures">
        <Figure
          value={`${right}`}
          meaning="turn away: Re λ > 0, triangles. Stable: 0"
          extent={`furthest Re λ = ${formatValue(furthest)}`}
        />
        <Figure
          value={`${turning}`}
          meaning={`rotate: Im λ ≠ 0, ${turningRight} of them outwards`}
          extent={`fastest |Im λ| = ${formatValue(fastest)}`}
        />
      </div>
      <p className="note">
        {left} die out, {on} lie on the imaginary axis and do neither: mostly directions in which
        nothing changes, of which networks have many. A part below {formatValue(NEGLIGIBLE)} of the
        largest |λ| counts as 0.
      </p>
    </>
  );
}

interface FigureProps {
  readonly value: string;
  readonly meaning: string;
  readonly extent: string;
}

function Figure({ value, meaning, extent }: FigureProps) {
  return (
    <div>
      <div className="figure-value">{value}</div>
      <div className="figure-context">
        {meaning}
        <br />
        {extent}
      </div>
    </div>
  );
}
