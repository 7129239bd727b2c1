import { queryOptions } from '@tanstack/react-query';
import { ask } from '@/lib/api/ask';
import { keys } from '@/lib/api/keys';

/** A variable of the server's configuration. */
export interface Variable {
  name: string;
  category: string;
  /** Value in force, masked for a secret; null when there is none. */
  value: string | null;
  set: boolean;
  source: string;
  default: string | null;
  description: string;
  secret: boolean;
}

/** Every variable the server knows. */
export const environmentQuery = queryOptions({
  queryKey: keys.settings('environment'),
  queryFn: async () => (await ask<{ items: Variable[] }>('GET', '/settings/environment')).items,
});
