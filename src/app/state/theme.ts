/**
 * Light, dark or as the system says; as the query has it, or else remembered where the page may store. On paper
 * it is always light.
 */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { THEMES, type Theme } from '../../embed/presentation.ts';
import {
  darkPalette,
  darkProjectorPalette,
  lightPalette,
  lightProjectorPalette,
  type Palette,
} from '../../plots/palette.ts';
import { presentation } from './presentation.ts';
import { isPrinting, watchPrinting } from './printing.ts';
import { lastingItems } from './storage.ts';

interface ThemeState {
  readonly theme: Theme;
  readonly systemDark: boolean;
  /** Whether it is being put on paper. */
  readonly printing: boolean;
}

const STORAGE_KEY = 'gan-playground.theme';
const systemPreference = matchMedia('(prefers-color-scheme: dark)');

const themeStore = createStore<ThemeState>(() => ({
  theme: presentation.theme === 'system' ? remembered() : presentation.theme,
  systemDark: systemPreference.matches,
  printing: isPrinting(),
}));

export function setTheme(theme: Theme): void {
  themeStore.setState({ theme });
  try {
    lastingItems().setItem(STORAGE_KEY, theme);
  } catch {
    // Embedded pages and sandboxed frames store nothing; the choice then lasts as long as the page.
  }
}

/** Keeps the document's colours in step with the choice and with the system. */
export function applyTheme(): void {
  systemPreference.addEventListener('change', ({ matches }) =>
    themeStore.setState({ systemDark: matches }),
  );
  watchPrinting((printing) => themeStore.setState({ printing }));
  themeStore.subscribe(paintDocument);
  paintDocument(themeStore.getState());
}

export function useTheme(): Theme {
  return useStore(themeStore, ({ theme }) => theme);
}

export function usePalette(): Palette {
  return useStore(themeStore, paletteOf);
}

/** The colours of the page as they are now. */
export function currentPalette(): Palette {
  return paletteOf(themeStore.getState());
}

function paletteOf(state: ThemeState): Palette {
  const [light, dark] = PALETTES[presentation.profile];
  return isDark(state) ? dark : light;
}

const PALETTES = {
  screen: [lightPalette, darkPalette],
  projector: [lightProjectorPalette, darkProjectorPalette],
} as const;

function isDark({ theme, systemDark, printing }: ThemeState): boolean {
  return !printing && (theme === 'dark' || (theme === 'system' && systemDark));
}

function paintDocument(state: ThemeState): void {
  const { style, dataset } = document.documentElement;
  dataset['profile'] = presentation.profile;
  style.colorScheme = isDark(state) ? 'dark' : 'light';
  for (const [role, colour] of Object.entries(paletteOf(state))) {
    style.setProperty(
      `--${role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      colour,
    );
  }
}

function remembered(): Theme {
  try {
    const stored = lastingItems().getItem(STORAGE_KEY);
    return THEMES.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}
