/** What follows from the f that was typed, typeset. Says nothing of a text that is not in use. */
import { tex } from '../../gan/expression/tex.ts';
import { typedDivergence } from '../../gan/losses/custom-f.ts';
import { Formula } from '../controls/Formula.tsx';
import { formatSetting } from '../controls/formatNumber.ts';

interface CustomDivergenceProps {
  /** Without problems. */
  readonly text: string;
}

export function CustomDivergence({ text }: CustomDivergenceProps) {
  const { f, atOne, derivative, output, conjugate, curve } = typedDivergence(text);
  const [least, greatest] = [curve.lower, curve.upper].map((limit) =>
    formatSetting(Number(Math.exp(limit).toPrecision(2))),
  );
  const lines: readonly (readonly [name: string, formula: string])[] = [
    ['The function', `f(u) = ${tex(f)}`],
    ['Its derivative', `f'(u) = ${tex(derivative)}`],
    ['Output activation', `T(v) = f'(e^v) = ${tex(output)}`],
    ['Conjugate', `f^*(T(v)) = ${tex(conjugate)}`],
    ['Best score', 'v^* = \\log(p/q),\\quad p/q = e^{v}'],
  ];
  return (
    <div className="derived">
      <h3>What follows from f</h3>
      <dl>
        {lines.map(([name, formula]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Formula tex={formula} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="note">
        {atOne === 0
          ? 'f(1) is 0, as it has to be.'
          : `f(1) is ${formatSetting(Number(atOne.toPrecision(4)))} and is subtracted, so that equal distributions are at distance 0.`}{' '}
        Convex at every ratio that was looked at, from {least} to {greatest}; beyond these T and f*
        go on as straight lines, so that no score overflows.
      </p>
      {curve.straightPieces && (
        <p className="caution">
          f consists of straight pieces: T is flat between its jumps, no sample feels a gradient,
          and nothing trains.
        </p>
      )}
    </div>
  );
}
