/** KaTeX behind one function, in a chunk of its own. */
import katex from 'katex';
import 'katex/dist/katex.min.css';

/** Replaces the content of `target` by the typeset formula, with MathML for screen readers. */
export function typeset(tex: string, target: HTMLElement): void {
  katex.render(tex, target, { throwOnError: false, output: 'htmlAndMathml' });
}
