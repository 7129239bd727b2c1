import type { IncomingMessage, ServerResponse } from 'node:http';
import { fakeAnswer } from './answer';

/** The server's events: one greeting, then silence. */
function events(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('event: hello\ndata: {}\n\n');
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return text === '' ? undefined : JSON.parse(text);
}

/** Answers what comes below `/api/v1` from the pretend fleet, for looking at pages without a server. */
export async function serveFake(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = url.pathname.replace('/api/v1', '');
  if (path === '/events') {
    events(response);
    return;
  }
  const body = await jsonOf(request);
  const reply = fakeAnswer({
    method: request.method ?? 'GET',
    path,
    query: url.searchParams,
    body,
  });
  response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
  response.end(reply.body === undefined ? '' : JSON.stringify(reply.body));
}
