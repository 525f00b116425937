// Calls that are checked while compiling: the path, its parameters, the body and the answer are those of Outdial's
// documents.

import type { paths as EnrollmentPaths } from "outdial-types/enrollment";
import type { paths as OutboundPaths } from "outdial-types/outbound";
import type { paths as RestrictionPaths } from "outdial-types/restrictions";
import type { paths as TransferPaths } from "outdial-types/transfer";

type Paths = EnrollmentPaths & OutboundPaths & RestrictionPaths & TransferPaths;
type Method = "get" | "post" | "put" | "patch" | "delete";

/** The paths that have the method. */
type PathsOf<M extends Method> = { [P in keyof Paths]: Paths[P] extends { [K in M]: object } ? P : never }[keyof Paths];
type Operation<M extends Method, P extends PathsOf<M>> = Paths[P][M & keyof Paths[P]];

type Json<T> = T extends { content: { "application/json": infer Body } } ? Body : undefined;
type Parameters<O> = O extends { parameters: infer All } ? All : never;
type Body<O> = O extends { requestBody: infer Content } ? { body: Json<Content> } : { body?: never };
type Input<O> = Parameters<O> & Body<O>;
type Output<O> = O extends { responses: { 200: infer Answer } } ? Json<Answer> : undefined;
/** What may be left out altogether where nothing in it is required. */
type Arguments<O> = object extends Input<O> ? [input?: Input<O>] : [input: Input<O>];

/** An answer that is none of success; its code is one of docs/errors.md. */
export class OutdialError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Seconds to wait, where the answer says so (429, 503). */
    readonly retryAfter: number | undefined,
  ) {
    super(message);
  }
}

export class Outdial {
  constructor(
    private readonly gateway: string,
    private readonly apiKey: string,
  ) {}

  get = this.caller("get");
  post = this.caller("post");
  put = this.caller("put");
  patch = this.caller("patch");
  delete = this.caller("delete");

  private caller<M extends Method>(method: M) {
    return async <P extends PathsOf<M>>(path: P, ...[input]: Arguments<Operation<M, P>>) =>
      (await this.send(method, path, input ?? {})) as Output<Operation<M, P>>;
  }

  private async send(method: Method, path: string, input: Untyped): Promise<unknown> {
    const url = new URL(path.replace(/\{(\w+)}/g, (_, name: string) => encodeURIComponent(String(input.path?.[name]))), this.gateway);
    for (const [name, value] of Object.entries(input.query ?? {})) {
      if (value !== undefined) {
        url.searchParams.set(name, String(value));
      }
    }
    const headers: Record<string, string> = { ...input.header, "x-api-key": this.apiKey };
    if (input.body !== undefined) {
      headers["Content-Type"] = "application/json";
    }
    const response = await fetch(url, { method: method.toUpperCase(), headers, body: input.body === undefined ? null : JSON.stringify(input.body) });
    const text = await response.text();
    const answer = text === "" ? undefined : JSON.parse(text);
    if (!response.ok) {
      throw new OutdialError(response.status, answer?.code, answer?.message, answer?.retryAfter);
    }
    return answer;
  }
}

interface Untyped {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  header?: Record<string, string>;
  body?: unknown;
}
