/** What the pretend server was asked; `body` is parsed JSON. */
export interface Question {
  method: string;
  /** Path below the API prefix, e.g. `/hosts/h1`. */
  path: string;
  query: URLSearchParams;
  body: unknown;
}

/** What it answers. */
export interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Answers a question; `id` is what stands in the path's first group. */
export type Handler = (question: Question, id: string) => Reply;

/** A method, the paths it is for, and the answer. */
export type Door = [method: string, path: RegExp, handler: Handler];

/** The ordinary answer. */
export const ok = (body: unknown): Reply => ({ status: 200, body });

/** A page of rows, cut out by the query's `limit` and `offset`. */
export function pageOf<T>(rows: readonly T[], query: URLSearchParams) {
  const limit = Number(query.get('limit') ?? 50);
  const offset = Number(query.get('offset') ?? 0);
  return { items: rows.slice(offset, offset + limit), total: rows.length, limit, offset };
}
