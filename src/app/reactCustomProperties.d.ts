import 'react';

declare module 'react' {
  interface CSSProperties {
    '--filled'?: number;
    '--seeds'?: number;
  }
}
