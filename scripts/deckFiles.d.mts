import type { Plugin } from 'vite';

export function deckFiles(): Plugin;
