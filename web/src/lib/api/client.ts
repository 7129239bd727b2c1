import createClient from 'openapi-fetch';
import { apiPrefix } from './config';
import { ApiError } from './errors';
import { sessionFetch } from './transport';
import type { ApiPaths } from './types';
import type { Answer } from './words';

/** Addresses must be whole for `Request`; the page and the API share one origin. */
const baseUrl = new URL(apiPrefix, window.location.origin).href;

/** The typed client: `unwrap(api.GET('/hosts', { params: { query } }))`. */
export const api = createClient<ApiPaths>({ baseUrl, fetch: sessionFetch });

interface Reply<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of an answer, or an `ApiError` thrown; never an undefined result. */
export async function unwrap<T>(call: Promise<Reply<T>>): Promise<Answer<T>> {
  let answer: Reply<T>;
  try {
    answer = await call;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw ApiError.network();
  }
  if (answer.response.ok) return answer.data as Answer<T>;
  const body = typeof answer.error === 'object' && answer.error !== null ? answer.error : {};
  throw new ApiError(answer.response.status, body, answer.response.headers);
}
