/** Light, dark or the system's choice. */
import { THEMES, type Theme } from '../../embed/presentation.ts';
import { setTheme, useTheme } from '../state/theme.ts';

const NAMES: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' };

export function ThemeControl() {
  const theme = useTheme();
  return (
    <select
      className="quiet"
      aria-label="Theme"
      value={theme}
      onChange={(event) => setTheme(event.target.value as Theme)}
    >
      {THEMES.map((option) => (
        <option key={option} value={option}>
          {NAMES[option]}
        </option>
      ))}
    </select>
  );
}
