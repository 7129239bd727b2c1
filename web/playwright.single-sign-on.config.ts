import { defineConfig } from '@playwright/test';
import base from './playwright.config';

// Signing in by identity providers: these flows start servers and providers of their own.
export default defineConfig({
  ...base,
  projects: [{ name: 'single sign-on', testMatch: 'single-sign-on.spec.ts' }],
});
