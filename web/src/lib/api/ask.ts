import { unwrap } from './client';
import { apiPrefix } from './config';
import { sessionFetch } from './transport';

/** Asks for what the document this page was made with does not hold; the caller names the answer. */
export function ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) {
  const request = new Request(new URL(apiPrefix + path, window.location.origin), {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const reply = async () => {
    const response = await sessionFetch(request);
    const text = await response.text();
    const data: unknown = text === '' ? undefined : JSON.parse(text);
    return response.ok ? { data: data as T, response } : { error: data, response };
  };
  return unwrap<T>(reply());
}
