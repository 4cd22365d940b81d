/** The title, the presets, where it runs, and the theme. */
import { ExecutorChip } from './ExecutorChip.tsx';
import { PresetControl } from './PresetControl.tsx';
import { ThemeControl } from './ThemeControl.tsx';

export function Header() {
  return (
    <header className="page-header">
      <h1>GAN Playground</h1>
      <PresetControl />
      <div className="page-header-end">
        <ExecutorChip />
        <ThemeControl />
      </div>
    </header>
  );
}
