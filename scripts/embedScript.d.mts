import type { Plugin } from 'vite';

export const LARGEST_SCRIPT: number;

export class EmbedScriptError extends Error {}

export function embedScript(): Plugin;

export function buildEmbedScript(): Promise<string>;
