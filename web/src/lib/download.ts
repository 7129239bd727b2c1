import { api } from './api/client';
import { apiPrefix } from './api/config';

/**
 * Saves what the server answers as a file. A link cannot renew a session that has run out, so an
 * ordinary question goes before it.
 */
export async function download(path: string): Promise<void> {
  await api.GET('/auth/profile');
  save(apiPrefix + path, '');
}

/** Forms in which the server gives lists away. */
export type ExportFormat = 'csv' | 'json';

/** Where the rows of a list are as a file: all that its filters leave, in its order. */
export function exportPath(list: string, query: object, format: ExportFormat): string {
  const { limit: _, offset: __, ...filters } = query as Record<string, unknown>;
  const words = Object.entries(filters).map(([name, value]) => [name, String(value)]);
  return `${list}/export?${new URLSearchParams([...words, ['format', format]])}`;
}

/** Saves a text that the page has as a file. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  save(address, name);
  URL.revokeObjectURL(address);
}

function save(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
