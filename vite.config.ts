import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { lessons } from './src/notebook/build/lesson-plugin.ts';
import { sandboxPlugin } from './src/cli/sandbox-plugin.ts';

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export default defineConfig({
  base: './',
  publicDir: 'static',
  plugins: [
    svelte({ configFile: false }),
    lessons(import.meta.dirname),
    sandboxPlugin(),
    {
      // In the build only: the development server injects styles.
      name: 'content-security-policy',
      apply: 'build',
      transformIndexHtml: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
          injectTo: 'head-prepend',
        },
      ],
    },
  ],
  worker: { format: 'es' },
  build: { target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
  optimizeDeps: {
    include: [
      '@tensorflow/tfjs',
      '@tensorflow/tfjs-backend-wasm',
      'arquero',
      'vega-embed',
      'vega-interpreter',
    ],
  },
  test: {
    include: ['src/**/*.test.ts', 'datasets/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // A browser on a busy machine may miss a moment; a real fault fails three times.
    retry: process.env['CI'] ? 2 : 0,
  },
});
