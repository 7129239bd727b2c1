import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// The server the development page talks to; the built page is served by it instead.
const server = process.env.PATCHMON_DEV_SERVER ?? 'http://127.0.0.1:3000';

/** `PATCHMON_FAKE=1 npm run dev`: the page over a pretend fleet, without any server. */
const fake: Plugin = {
  name: 'patchmon-fake',
  apply: () => process.env.PATCHMON_FAKE === '1',
  configureServer(dev) {
    dev.middlewares.use(async (request, response, next) => {
      if (!request.url?.startsWith('/api/')) return next();
      const { serveFake } = await dev.ssrLoadModule('/src/testing/fake/serve.ts');
      await serveFake(request, response);
    });
  },
};

// Libraries that every page needs, in one file that changes only with them.
const chunks = [
  {
    name: 'vendor',
    test: /node_modules\/(react|react-dom|scheduler|@tanstack\/(react-)?(router|query|store|history)[^/]*|i18next|react-i18next|openapi-fetch|use-sync-external-store)\//,
  },
];

export default defineConfig({
  // Relative addresses: <base href> in index.html decides where the page lives.
  base: './',
  plugins: [react(), fake],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': server } },
  build: {
    target: 'es2023',
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    // Few requests: what is small and shared travels with its neighbours.
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
    testTimeout: 20_000,
    env: { TZ: 'UTC' },
  },
});
