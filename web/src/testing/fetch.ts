import { vi } from 'vitest';
import { fakeAnswer, type Question, type Reply } from './fake/answer';

/** Answers of one test, by "METHOD /path"; the rest comes from the pretend fleet. */
type Answers = Record<string, Reply | ((question: Question) => Reply)>;

/** Puts the pretend server in place of `fetch` and records what it is asked. */
export function fakeServer(answers: Answers = {}): { questions: Question[] } {
  const questions: Question[] = [];
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const request = new Request(
      new URL(typeof input === 'string' ? input : input.url, location.href),
      {
        method: typeof input === 'string' ? (init?.method ?? 'GET') : input.method,
      },
    );
    const text = typeof input === 'string' ? '' : await input.clone().text();
    const url = new URL(request.url);
    const question: Question = {
      method: request.method,
      path: url.pathname.replace('/api/v1', ''),
      query: url.searchParams,
      body: text === '' ? undefined : JSON.parse(text),
    };
    questions.push(question);
    const own = answers[`${question.method} ${question.path}`];
    const reply = own ? (typeof own === 'function' ? own(question) : own) : fakeAnswer(question);
    const empty = reply.body === undefined;
    return new Response(empty ? null : JSON.stringify(reply.body), {
      status: reply.status,
      headers: { 'content-type': 'application/json', ...reply.headers },
    });
  });
  return { questions };
}
