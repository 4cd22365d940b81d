/** What a second network makes of things: the way there and back, and where real points are led to. */
import { useCallback } from 'react';
import type { Experiment } from '../../experiment/experiment.ts';
import { inferenceOf } from '../../gan/catalogue.ts';
import { latentPlane, paintCodes } from '../../plots/codePainter.ts';
import { groupPoints } from '../../plots/pointGroups.ts';
import { paintReturns } from '../../plots/returnPainter.ts';
import type { DrawingContext } from '../../plots/surface.ts';
import { SHOWN_SQUARE, type InferencePicture } from '../../training/protocol.ts';
import { formatDecimals } from '../controls/formatNumber.ts';
import { store, type RunState } from '../state/store.ts';
import { useRun, useRunLookUp } from '../state/usePlayground.ts';
import { usePalette } from '../state/theme.ts';
import { meanReturnsOf, type MeanReturn } from '../views/returns.ts';
import { SquarePicture, type PictureSize } from '../views/SquarePicture.tsx';
import { shownTargetOf } from '../views/target.ts';
import { useThrottled } from '../views/useThrottled.ts';
import { Panel } from './Panel.tsx';

const FIGURES_INTERVAL_MS = 250;
const pictureOf = ({ frame }: RunState) => frame?.inference;

export function InferenceViews() {
  const experiment = useRun((run) => run.experiment);
  const { encoder, fedFromData, symbol = '' } = inferenceOf(experiment);
  if (!encoder) return null;
  const fed = fedFromData ? 's' : 'z';
  return (
    <Panel title="There and back" className="there-and-back">
      <Figures back={symbol} fed={fed} fedFromData={fedFromData === true} />
      <p className="chart-title">
        x → {symbol}(x) → G({symbol}(x)): real points, and the rings they come back as
      </p>
      <Returns name="Real points and what comes back" side="real" />
      {fedFromData && (
        <>
          <p className="chart-title">
            s → G(s) → {symbol}(G(s)): the second distribution, and the rings it comes back as
          </p>
          <Returns name="The second distribution and what comes back" side="latents" />
        </>
      )}
      <Codes experiment={experiment} />
    </Panel>
  );
}

interface FiguresProps {
  /** The second network's letter. */
  readonly back: string;
  /** The letter of what the generator is fed. */
  readonly fed: string;
  readonly fedFromData: boolean;
}

function Figures({ back, fed, fedFromData }: FiguresProps) {
  const picture = useThrottled(pictureOf, FIGURES_INTERVAL_MS);
  const returns = picture && meanReturnsOf(picture);
  return (
    <div className="figures">
      <Figure
        name={`mean ‖x − G(${back}(x))‖, data units`}
        meaning="How far from where it was a real point comes back. By chance: how far from where another was."
        returned={returns?.real}
      />
      <Figure
        name={`mean ‖${fed} − ${back}(G(${fed}))‖, ${fedFromData ? 'data' : 'latent'} units`}
        meaning={`How far from where it was ${fedFromData ? 'a point of the second distribution' : 'a latent point'} comes back. By chance: how far from where another was.`}
        returned={returns?.latents}
      />
    </div>
  );
}

interface FigureProps {
  readonly name: string;
  readonly meaning: string;
  readonly returned: MeanReturn | undefined;
}

function Figure({ name, meaning, returned }: FigureProps) {
  return (
    <div title={meaning}>
      <div className="figure-value">{returned ? formatDecimals(returned.distance) : '–'}</div>
      <div className="figure-context">
        {name} · by chance {returned ? formatDecimals(returned.byChance) : '–'}
      </div>
    </div>
  );
}

interface ReturnsProps {
  readonly name: string;
  /** Which points went there and back. */
  readonly side: 'real' | 'latents';
}

function Returns({ name, side }: ReturnsProps) {
  const lookUp = useRunLookUp();
  const palette = usePalette();
  const paint = useCallback(
    (context: DrawingContext, size: PictureSize) => {
      const picture = pictureOf(lookUp(store.getState()));
      return paintReturns(context, {
        ...size,
        view: SHOWN_SQUARE,
        palette,
        points: picture?.[side] ?? [],
        returned: picture?.[`${side}Returned`] ?? [],
      });
    },
    [palette, side, lookUp],
  );
  return <SquarePicture name={name} paint={paint} />;
}

/** Where real points are led to, with a key to their marks. */
function Codes({ experiment }: { readonly experiment: Experiment }) {
  const lookUp = useRunLookUp();
  const { fedFromData, symbol = '' } = inferenceOf(experiment);
  const { components } = shownTargetOf(experiment).target;
  const palette = usePalette();
  const paintKey = useCallback(
    (context: DrawingContext, size: PictureSize) => {
      const { real = [] } = pictureOf(lookUp(store.getState())) ?? {};
      const groups = groupPoints(real, components);
      return paintCodes(context, {
        ...size,
        markScale: KEY_MARKS * size.markScale,
        view: SHOWN_SQUARE,
        palette,
        groups,
        expected: [],
        codes: real,
      });
    },
    [palette, components, lookUp],
  );
  const paint = useCallback(
    (context: DrawingContext, size: PictureSize) => {
      const picture = pictureOf(lookUp(store.getState())) ?? NOTHING;
      const groups = groupPoints(picture.real, components);
      const plane = latentPlane(picture, picture.latentDimension, groups);
      const view = fedFromData ? SHOWN_SQUARE : plane.view;
      return paintCodes(context, { ...size, ...plane, view, palette, groups });
    },
    [palette, components, fedFromData, lookUp],
  );
  const grouping = components ? 'by the mode nearest to x' : 'by the direction of x, in eighths';
  return (
    <>
      <div className="codes-head">
        <p className="chart-title">
          {fedFromData
            ? `x → ${symbol}(x) over the second distribution, pale`
            : `Latent space: ${symbol}(x) over the latents, pale`}
          ; marked {grouping}, as in the small picture.
          {dimensionsExplained(experiment['latent.dimension'])}
        </p>
        <SquarePicture name="Key to the marks" className="key" paint={paintKey} />
      </div>
      <SquarePicture name={fedFromData ? 'Real points translated' : 'Latent space'} paint={paint} />
      {fedFromData && <p className="note">The sample view shows s → G(s).</p>}
    </>
  );
}

function dimensionsExplained(dimension: number): string {
  if (dimension === 1) return ' One latent number, from left to right, in a row for each mark.';
  return dimension > 2 ? ` The first two of ${dimension} latent numbers.` : '';
}

/** The key is a fifth as wide as the picture, its marks about half as large. */
const KEY_MARKS = 0.55;

const NOTHING: Pick<InferencePicture, 'latentDimension' | 'real' | 'latents' | 'codes'> = {
  latentDimension: 2,
  real: new Float32Array(0),
  latents: new Float32Array(0),
  codes: new Float32Array(0),
};
