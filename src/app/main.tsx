/** Puts the page up and lets the run begin. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { publishState } from './state/publicState.ts';
import { beginSession } from './state/session.ts';
import { applyTheme } from './state/theme.ts';
import './styles/page.css';
import './styles/controls.css';
import './styles/readouts.css';
import './styles/texts.css';

applyTheme();
publishState();
beginSession();
createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
