/** One complaint of the validation form `{"errors":[{"msg","param","location"}]}`. */
interface FieldError {
  msg: string;
  param: string;
  location: string;
}

interface ErrorBody {
  error?: string;
  message?: string;
  code?: string;
  permission?: string;
  remainingAttempts?: number;
  errors?: FieldError[];
}

/** A failed call: what the server said, or `network` when it said nothing. */
export class ApiError extends Error {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The server's stable code, e.g. `host_not_found`; `network`, `validation` or `http_502` else. */
  readonly code: string;
  readonly requestId: string | null;
  /** Permission that is missing, for 403. */
  readonly permission: string | null;
  /** Tries that a sign-in has left after a wrong code. */
  readonly remainingAttempts: number | null;
  /** Complaints per field, for 400. */
  readonly fields: FieldError[];
  /** Seconds to wait, for 429 and 503. */
  readonly retryAfter: number | null;

  constructor(status: number, body: ErrorBody, headers: Headers) {
    super(body.message ?? body.error ?? body.errors?.[0]?.msg ?? '');
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code ?? (body.errors ? 'validation' : `http_${status}`);
    this.requestId = headers.get('x-request-id');
    this.permission = body.permission ?? null;
    this.remainingAttempts = body.remainingAttempts ?? null;
    this.fields = body.errors ?? [];
    const wait = Number(headers.get('retry-after'));
    this.retryAfter = Number.isFinite(wait) && wait > 0 ? wait : null;
  }

  static network(): ApiError {
    return new ApiError(0, { code: 'network' }, new Headers());
  }
}

/** The status of a failed call, or null for anything that is not one. */
export function statusOf(error: unknown): number | null {
  return error instanceof ApiError ? error.status : null;
}

/** Whether a failed call carries this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof ApiError && error.code === code;
}

/** Complaints per field name, in the form Mantine's `form.setErrors` takes. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(error.fields.map((field) => [field.param, field.msg]));
}
