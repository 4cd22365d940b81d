/** What stands where columns will that arrive after the first view: their frames, where the eye will find them. */
import { Panel } from './panels/Panel.tsx';

export function ChoicesToCome() {
  return (
    <>
      <Panel title="Data" className="data-to-come">
        {null}
      </Panel>
      <Panel title="Loss" className="loss-to-come">
        {null}
      </Panel>
    </>
  );
}

export function HistoryToCome() {
  return <div className="history-to-come" />;
}

export function ReadoutsToCome() {
  return (
    <>
      <div className="panel repeats-to-come" />
      <Panel title="Distance to the data" className="distances-to-come">
        {null}
      </Panel>
      <Panel title="Critic and generator loss" className="losses-to-come">
        {null}
      </Panel>
    </>
  );
}
