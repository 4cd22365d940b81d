/** The title, the presets, how one run becomes two, how it gets to others, where it runs, and the theme. */
import { CompareButton } from '../comparison/CompareButton.tsx';
import { FileMenu } from '../files/FileMenu.tsx';
import { ShareButton } from '../sharing/ShareButton.tsx';
import { ExecutorChip } from './ExecutorChip.tsx';
import { PresetControl } from './PresetControl.tsx';
import { ThemeControl } from './ThemeControl.tsx';

export function Header() {
  return (
    <header className="page-header">
      <h1>GAN Playground</h1>
      <PresetControl />
      <CompareButton />
      <ShareButton />
      <div className="page-header-end">
        <FileMenu />
        <ExecutorChip />
        <ThemeControl />
      </div>
    </header>
  );
}
