/** WebAssembly modules compiled from AssemblyScript while bundling, in base64. */
declare module '*?assemblyscript' {
  export const simd: string;
  export const relaxedSimd: string;
}
