/**
 * The one place colours live: two themes, each for a screen and for a projector, that the painters read and the page writes into CSS custom
 * properties. Knows no elements, no media queries, no drawing.
 */

/** Colours of one theme, as CSS colours: six-digit hex, except `contour`, which is translucent. */
export interface Palette {
  /** Behind everything. */
  readonly ground: string;
  /** Behind one plot or group of controls; also the middle of the critic's field. */
  readonly panel: string;
  readonly ink: string;
  readonly muted: string;
  /** Hairlines and grids. */
  readonly line: string;
  readonly accent: string;
  readonly real: string;
  readonly generated: string;
  /** The critic's field where it scores high, as it should on real samples. */
  readonly fieldHigh: string;
  readonly fieldLow: string;
  readonly contour: string;
  /** Of points that belong to different groups, whose marks differ too. */
  readonly group1: string;
  readonly group2: string;
  readonly group3: string;
  readonly group4: string;
  readonly group5: string;
  readonly group6: string;
  readonly group7: string;
  readonly group8: string;
  /** Of runs that are compared, whose dashes and letters differ too; readable as text. */
  readonly run1: string;
  readonly run2: string;
  readonly run3: string;
  readonly run4: string;
  readonly run5: string;
  readonly run6: string;
}

/** Colours a layout may give to a line, a bar or a label, by name, so that themes change without a new layout. */
export type ColourRole = 'ink' | 'muted' | 'accent' | 'real' | 'generated' | RunColourRole;

export type RunColourRole = 'run1' | 'run2' | 'run3' | 'run4' | 'run5' | 'run6';

/** Okabe–Ito blue and vermillion for real and generated, on paper. */
export const lightPalette: Palette = {
  ground: '#f7f7f5',
  panel: '#ffffff',
  ink: '#1d2327',
  muted: '#5d676e',
  line: '#e3e5e3',
  accent: '#0b6b5d',
  real: '#0072B2',
  generated: '#D55E00',
  fieldHigh: '#cfe3f1',
  fieldLow: '#f6d9c6',
  contour: '#1d232738',
  group1: '#0072B2',
  group2: '#D55E00',
  group3: '#009E73',
  group4: '#CC79A7',
  group5: '#A87500',
  group6: '#3A96CC',
  group7: '#1d2327',
  group8: '#6A3D9A',
  run1: '#2b35ad',
  run2: '#7f1f12',
  run3: '#0c7b60',
  run4: '#964ac6',
  run5: '#7e5403',
  run6: '#2b243f',
};

/** The same hues, lifted to stand on a dark ground. */
export const darkPalette: Palette = {
  ground: '#14181b',
  panel: '#1b2125',
  ink: '#e8ecee',
  muted: '#9aa6ad',
  line: '#2c343a',
  accent: '#4cc2ab',
  real: '#56B4E9',
  generated: '#F08A4B',
  fieldHigh: '#1f3a4d',
  fieldLow: '#4a2d1f',
  contour: '#e8ecee33',
  group1: '#2D8FCB',
  group2: '#F08A4B',
  group3: '#2DB58C',
  group4: '#D98BB6',
  group5: '#E9B13C',
  group6: '#8FD0F5',
  group7: '#e8ecee',
  group8: '#B79CF0',
  run1: '#a1b8fb',
  run2: '#ef6505',
  run3: '#3ea38c',
  run4: '#b267e4',
  run5: '#eec05b',
  run6: '#daeceb',
};

/** Light on a projector, which washes colours out: black on white, and the same hues darker. */
export const lightProjectorPalette: Palette = {
  ...lightPalette,
  ground: '#ffffff',
  ink: '#000000',
  muted: '#3b4348',
  line: '#8b9296',
  accent: '#00513f',
  real: '#004f8a',
  generated: '#b33c00',
  fieldHigh: '#cfe6f7',
  fieldLow: '#fbe0d0',
  contour: '#00000070',
  group1: '#005a94',
  group2: '#b33c00',
  group3: '#00734f',
  group4: '#a8437e',
  group5: '#7d5700',
  group6: '#1b6a9c',
  group7: '#000000',
  group8: '#57298c',
};

/** Dark on a projector: the same hues on black, which is no more than the light of the room. */
export const darkProjectorPalette: Palette = {
  ...darkPalette,
  ground: '#000000',
  panel: '#000000',
  ink: '#ffffff',
  muted: '#c9d2d8',
  line: '#7a848b',
  accent: '#63e6cb',
  real: '#7cccff',
  generated: '#ffa366',
  fieldHigh: '#143a55',
  fieldLow: '#4f2a15',
  contour: '#ffffff70',
  group1: '#57b4ee',
  group7: '#ffffff',
};
