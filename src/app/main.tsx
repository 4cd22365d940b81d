/** Puts the page up and lets the run begin. */
import { StrictMode, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { hearEmbedder } from './messaging/embedder.ts';
import { keepOffline } from './offline/keepOffline.ts';
import { fetchPointsOfAddress } from './state/address.ts';
import { embedded, presentation } from './state/presentation.ts';
import { publishState } from './state/publicState.ts';
import { beginSession } from './state/session.ts';
import { applyTheme } from './state/theme.ts';
import { paintForPrint } from './views/paintForPrint.ts';
import './styles/page.css';
import './styles/toCome.css';
import './styles/controls.css';
import './styles/readouts.css';
import './styles/metrics.css';
import './styles/timeTravel.css';
import './styles/texts.css';
import './styles/comparison.css';
import './styles/dialog.css';
import './styles/drawing.css';
import './styles/comparisonReadouts.css';
import './styles/repeats.css';
import './styles/presentation.css';

/** Points that an address only refers to are fetched first: a run from other points would be thrown away. */
async function begin(): Promise<void> {
  document.documentElement.lang = presentation.lang;
  applyTheme();
  paintForPrint();
  const answerEmbedder = hearEmbedder();
  await fetchPointsOfAddress();
  publishState();
  beginSession();
  answerEmbedder();
  const Page = await pageToShow();
  createRoot(document.getElementById('page')!).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
  keepOffline();
}

/** Most visitors never see it embedded, and need not wait for what that takes. */
async function pageToShow(): Promise<ComponentType> {
  return embedded ? (await import('./embedded/EmbeddedPage.tsx')).EmbeddedPage : App;
}

void begin();
