import type { Replies, Request, RequestName } from '../src/addon/protocol';

interface Runner {
  withSuccessHandler(done: (reply: unknown) => void): Runner;
  withFailureHandler(failed: (error: Error) => void): Runner;
  [name: string]: (argument: never) => unknown;
}
declare const google: { script: { run: Runner } };

/** What went wrong with the connection itself, in words; the several-accounts problem has no clearer sign. */
const SEVERAL_ACCOUNTS =
  'The add-on could not be reached. This happens when several Google accounts are signed in at once: open the file in a window with one account only. Nothing was changed.';

/** Asks the server; resolves with its typed reply, rejects with a sentence. */
export function ask<N extends RequestName>(name: N, request: Request<N>): Promise<Replies[N]> {
  return new Promise((resolve, reject) => {
    const runner = google.script.run
      .withSuccessHandler((reply) =>
        reply === null
          ? reject(new Error('The answer did not arrive. Nothing is lost; try again.'))
          : resolve(reply as Replies[N]),
      )
      .withFailureHandler((error) =>
        reject(
          new Error(
            /PERMISSION_DENIED|Authorization is required/i.test(error.message) ? SEVERAL_ACCOUNTS : error.message,
          ),
        ),
      );
    runner[name](request as never);
  });
}
