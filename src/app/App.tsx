/** The page: choices at the left, the sample view in the middle, readings at the right. */
import { useRef } from 'react';
import { Pictures } from './comparison/Pictures.tsx';
import { useHighStage } from './comparison/useHighStage.ts';
import { later } from './later.tsx';
import { Header } from './panels/Header.tsx';
import { Messages } from './panels/Messages.tsx';
import { SpeedControl } from './panels/SpeedControl.tsx';
import { Transport } from './panels/Transport.tsx';
import { Watch } from './panels/Watch.tsx';
import { ChoicesToCome, HistoryToCome, ReadoutsToCome } from './toCome.tsx';
import { usePlayground } from './state/usePlayground.ts';

const Choices = later(async () => (await import('./Choices.tsx')).Choices, ChoicesToCome);
const Readouts = later(async () => (await import('./Readouts.tsx')).Readouts, ReadoutsToCome);

const TimeTravel = later(
  async () => (await import('./timeTravel/TimeTravel.tsx')).TimeTravel,
  HistoryToCome,
);
const Summary = later(
  async () => (await import('./announcing/Summary.tsx')).Summary,
  () => null,
);

export function App() {
  const several = usePlayground(({ runs }) => runs.length > 1);
  const stage = useRef<HTMLDivElement>(null);
  useHighStage(stage);
  return (
    <>
      <Header />
      <Messages />
      <main className="columns">
        <div className="choices">
          <Choices />
        </div>
        <div ref={stage} className={several ? 'stage comparing' : 'stage'}>
          <div className="in-sight">
            <Pictures />
            <Transport />
            <TimeTravel />
          </div>
          <div className="below">
            <Watch />
            <SpeedControl />
          </div>
          <Summary />
        </div>
        <div className="readouts">
          <Readouts />
        </div>
      </main>
    </>
  );
}
