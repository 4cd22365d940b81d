/**
 * What theory says about the chosen loss and objective at the critic's optimum, folded away until it
 * is asked for. Says nothing about the run.
 */
import type { ReactNode } from 'react';
import type { Loss, Minimised, Objective, Stated } from '../../gan/losses/loss.ts';
import { Formula } from '../controls/Formula.tsx';

interface LossTheoryProps {
  readonly loss: Loss;
  readonly objective: Objective;
}

export function LossTheory({ loss, objective }: LossTheoryProps) {
  return (
    <details className="theory">
      <summary>What it minimises, and the best critic</summary>
      <p className="note">
        p is the density of the data, q that of generated samples, m = ½(p + q); constants are left
        out.
      </p>
      <dl>
        <Minimises minimises={objective.minimises} />
        <Term name="Best critic">
          <Statement stated={loss.optimalScore} left="D^*" />
          {loss.optimumIsFreeIn && <p className="note">{loss.optimumIsFreeIn}</p>}
        </Term>
        <Term name="Density ratio, read from it">
          <Statement stated={loss.densityRatio} left="p/q" />
        </Term>
      </dl>
    </details>
  );
}

function Minimises({ minimises: { gradient, value, implies } }: { readonly minimises: Minimised }) {
  return (
    <>
      {gradient !== undefined && (
        <Term name="Its gradient, the best critic held fixed, descends">{gradient}</Term>
      )}
      {value !== undefined && <Term name="Its value there">{value}</Term>}
      <Term name="What follows">{implies}</Term>
    </>
  );
}

interface TermProps {
  readonly name: string;
  readonly children: ReactNode;
}

function Term({ name, children }: TermProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

interface StatementProps {
  readonly stated: Stated<unknown>;
  /** What the formula is of, as TeX. */
  readonly left: string;
}

function Statement({ stated, left }: StatementProps) {
  return 'whyNot' in stated ? stated.whyNot : <Formula tex={`${left} = ${stated.tex}`} />;
}
