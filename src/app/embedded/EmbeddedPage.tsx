/**
 * The page in somebody else's: the regions that the query names, filling the frame whatever its shape. What is
 * hidden is a control or a reading of its own; whatever is shown keeps all it says.
 */
import { FailureNotice } from '../panels/FailureNotice.tsx';
import { Opening } from '../panels/Opening.tsx';
import { Summary } from '../announcing/Summary.tsx';
import { shows } from '../state/presentation.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { Curves } from './Curves.tsx';
import { Controls } from './Controls.tsx';
import { Foot } from './Foot.tsx';
import { Formulas } from './Formulas.tsx';
import { Legend } from './Legend.tsx';
import { Metrics } from './Metrics.tsx';
import { Stage } from './Stage.tsx';
import '../styles/embedded.css';

const READOUTS = ['legend', 'formula', 'metrics', 'curves'] as const;

export function EmbeddedPage() {
  const several = usePlayground(({ runs }) => runs.length > 1);
  const readouts = READOUTS.filter(shows);
  const regions = [
    ...(shows('samples') ? ['samples'] : []),
    ...readouts,
    ...(shows('controls') ? ['controls'] : []),
  ];
  return (
    <div className="embedded" data-regions={regions.join(' ')} data-several={several}>
      <main className="embedded-main">
        <h1 className="visually-hidden">GAN Playground</h1>
        <Opening>
          <div className="embedded-regions">
            {shows('samples') ? <Stage /> : <FailureNotice />}
            {readouts.length > 0 && (
              <div className="embedded-readouts">
                {shows('legend') && <Legend />}
                {shows('formula') && <Formulas />}
                {shows('metrics') && <Metrics />}
                {shows('curves') && <Curves />}
              </div>
            )}
            {shows('controls') && <Controls />}
          </div>
        </Opening>
        <Summary />
      </main>
      <Foot />
    </div>
  );
}
