/**
 * Where the server says it lives. It writes two meta elements into index.html when it serves it, so
 * one build works under any path.
 */
function meta(name: string, fallback: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? fallback;
}

/** Path the page is served under, without a slash at the end (`''` for the root). */
export const basePath = meta('patchmon-base', '/').replace(/\/+$/, '');

/** Address all API calls start with, e.g. `/api/v1`, without a slash at the end. */
export const apiPrefix = meta('patchmon-api', '/api/v1').replace(/\/+$/, '');
