import { readBody, say, type Route } from './answers.ts';

/** A browser's report that a page did what its policy forbids. */
export type Violation = {
  readonly page: string;
  readonly directive: string;
  readonly blocked: string;
  readonly source: string;
};

/** Takes browsers' reports about the pages' policy and hands each on. */
export function violationReports(onViolation: (violation: Violation) => void): Route {
  return async (request, response) => {
    const body = request.method === 'POST' ? await readBody(request) : null;
    const violation = body === null ? null : readViolation(body);
    if (violation === null) return say(response, 400, 'This is not a report.');
    onViolation(violation);
    response.writeHead(204).end();
  };
}

/** One line that says what was violated, where and by what. */
export function describeViolation({ page, directive, blocked, source }: Violation): string {
  return `Policy violated on ${page}: ${directive} forbids ${blocked} (from ${source})`;
}

function readViolation(body: string): Violation | null {
  const report = field(parse(body), 'csp-report');
  const [page, directive] = [field(report, 'document-uri'), field(report, 'effective-directive')];
  if (typeof page !== 'string' || typeof directive !== 'string') return null;
  const place = [field(report, 'source-file'), field(report, 'line-number')].filter(Boolean);
  return {
    page: printable(page),
    directive: printable(directive),
    blocked: printable(field(report, 'blocked-uri') ?? 'something'),
    source: printable(place.join(':') || 'the page itself'),
  };
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

/** A report comes from outside: nothing of it may steer the terminal. */
function printable(value: unknown): string {
  return String(value)
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 300);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Anyone can post here; what is not JSON is no report.
    return null;
  }
}
