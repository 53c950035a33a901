/** The smallest WebAssembly module with a SIMD instruction in it: i8x16.splat of a constant, dropped. */
const SIMD_MODULE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0],
  ...[10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11],
);

/** Whether this browser runs WebAssembly with SIMD, which TensorFlow.js needs to be quick. */
export function hasSimd(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(SIMD_MODULE);
}
