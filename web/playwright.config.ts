import { defineConfig } from '@playwright/test';
import { chromium, serverUrl } from './e2e/support/env';

// The flows run against a real server with an empty data directory and the built agent;
// `cargo xtask test` starts both. They build on each other, so they run one after the other.
export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: serverUrl,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    permissions: ['clipboard-read', 'clipboard-write'],
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromium,
      // The system's browser, without a sandbox for root and without calls of its own.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'first light', testMatch: 'first-light.spec.ts' },
    { name: 'pages', testMatch: 'pages.spec.ts', dependencies: ['first light'] },
    { name: 'settings', testMatch: 'settings.spec.ts', dependencies: ['first light'] },
    { name: 'account', testMatch: 'account.spec.ts', dependencies: ['first light'] },
    { name: 'people', testMatch: 'people.spec.ts', dependencies: ['first light'] },
    {
      name: 'integrations',
      testMatch: [
        'api-docs.spec.ts',
        'integrations.spec.ts',
        'enrolment.spec.ts',
        'guides.spec.ts',
      ],
      dependencies: ['first light'],
    },
  ],
});
