import type { Page } from '@playwright/test';
import type { Person } from './people';

/** An identity provider that the flows can start, stop and ask for another key. */
export interface IdentityProvider {
  readonly name: string;
  readonly issuer: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Signs with a new key from now on. */
  rotate(): Promise<void>;
  /** What a person does on its page. */
  signIn(page: Page, person: Person): Promise<void>;
  /** What a person does on its page to leave, where it asks. */
  confirmSignOut(page: Page): Promise<void>;
}
