import type { QueryKey } from '@tanstack/react-query';
import { keys } from '@/lib/api/keys';

/** What the server says has changed: a topic, and which one where it knows. */
export interface Change {
  topic: string;
  id: string | null;
}

/** Reads the data of a `change` event; null for anything else. */
export function parseChange(data: string): Change | null {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null || !('topic' in value)) return null;
    const id = 'id' in value && typeof value.id === 'string' ? value.id : null;
    return typeof value.topic === 'string' ? { topic: value.topic, id } : null;
  } catch {
    return null;
  }
}

const everywhere = [keys.hosts(), keys.packages(), keys.dashboard(), keys.navigation()];

/** Query roots a change makes stale. An unknown topic (newer server) refreshes the numbers. */
export function staleKeys({ topic, id }: Change): QueryKey[] {
  switch (topic) {
    case 'host':
      return [...(id ? [keys.host(id)] : [['host']]), ...everywhere, keys.repositories()];
    case 'groups':
      return [keys.groups(), keys.hosts(), keys.dashboard(), ['host']];
    case 'hosts':
      return [...everywhere, keys.groups()];
    case 'tokens':
      return [keys.tokens()];
    case 'settings':
      return [keys.settings()];
    case 'users':
      return [keys.session(), keys.account(), keys.people()];
    default:
      return everywhere;
  }
}
