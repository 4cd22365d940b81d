/** Light, dark or as the system says; remembered where the browser lets a page remember. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { darkPalette, lightPalette, type Palette } from '../../plots/palette.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

interface ThemeState {
  readonly theme: Theme;
  readonly systemDark: boolean;
}

const STORAGE_KEY = 'gan-playground.theme';
const systemPreference = matchMedia('(prefers-color-scheme: dark)');

const themeStore = createStore<ThemeState>(() => ({
  theme: remembered(),
  systemDark: systemPreference.matches,
}));

export function setTheme(theme: Theme): void {
  themeStore.setState({ theme });
  try {
    localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // A sandboxed frame may not store anything; the choice then lasts as long as the page.
  }
}

/** Keeps the document's colours in step with the choice and with the system. */
export function applyTheme(): void {
  systemPreference.addEventListener('change', ({ matches }) =>
    themeStore.setState({ systemDark: matches }),
  );
  themeStore.subscribe(paintDocument);
  paintDocument(themeStore.getState());
}

export function useTheme(): Theme {
  return useStore(themeStore, ({ theme }) => theme);
}

export function usePalette(): Palette {
  return useStore(themeStore, paletteOf);
}

/** For those who paint once. */
export function currentPalette(): Palette {
  return paletteOf(themeStore.getState());
}

function paletteOf(state: ThemeState): Palette {
  return isDark(state) ? darkPalette : lightPalette;
}

function isDark({ theme, systemDark }: ThemeState): boolean {
  return theme === 'dark' || (theme === 'system' && systemDark);
}

function paintDocument(state: ThemeState): void {
  const { style } = document.documentElement;
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
    const stored = localStorage.getItem(STORAGE_KEY);
    return THEMES.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}
