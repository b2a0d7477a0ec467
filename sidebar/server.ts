import type { Replies, Request, RequestName } from '../src/addon/protocol';

interface Runner {
  withSuccessHandler(done: (reply: unknown) => void): Runner;
  withFailureHandler(failed: (error: Error) => void): Runner;
  [name: string]: (argument: never) => unknown;
}
declare const google: { script: { run: Runner } };

/** Why a request failed: several accounts are signed in, the answer was lost, or the server says why. */
export class Failure extends Error {
  constructor(
    readonly kind: 'accounts' | 'lost' | 'told',
    message = '',
  ) {
    super(message);
  }
}

/** Asks the server; resolves with its typed reply, rejects with a Failure. */
export function ask<N extends RequestName>(name: N, request: Request<N>): Promise<Replies[N]> {
  return new Promise((resolve, reject) => {
    const runner = google.script.run
      .withSuccessHandler((reply) => (reply === null ? reject(new Failure('lost')) : resolve(reply as Replies[N])))
      .withFailureHandler(({ message }) =>
        // the several-accounts problem has no clearer sign
        reject(
          /PERMISSION_DENIED|Authorization is required/i.test(message)
            ? new Failure('accounts')
            : new Failure('told', message),
        ),
      );
    runner[name](request as never);
  });
}
