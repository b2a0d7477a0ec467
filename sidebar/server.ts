import type { Replies, Request, RequestName } from '../src/addon/protocol';

interface Runner {
  withSuccessHandler(done: (reply: unknown) => void): Runner;
  withFailureHandler(failed: (error: Error) => void): Runner;
  [name: string]: (argument: never) => unknown;
}
declare const google: { script: { run: Runner } };

/**
 * Why a request failed: several accounts are signed in, the answer was lost, Google did not carry it out, or the add-on says
 * why in a sentence.
 */
export class Failure extends Error {
  constructor(
    readonly kind: 'accounts' | 'lost' | 'google' | 'told',
    message = '',
  ) {
    super(message);
  }
}

const OF_GOOGLE = /^(Exception|TypeError|RangeError|ReferenceError): |^Service |timed out|^Exceeded |too many times/i;

/** Asks the server; resolves with its typed reply, rejects with a Failure. */
export function ask<N extends RequestName>(name: N, request: Request<N>): Promise<Replies[N]> {
  return new Promise((resolve, reject) => {
    const runner = google.script.run
      .withSuccessHandler((reply) => (reply === null ? reject(new Failure('lost')) : resolve(reply as Replies[N])))
      .withFailureHandler(({ name: kind, message }) => {
        const words = message.replace(/^(Uncaught )?Error: /, '');
        // the several-accounts problem has no clearer sign
        if (/PERMISSION_DENIED|Authorization is required/i.test(words)) reject(new Failure('accounts'));
        else reject(new Failure(kind === 'Exception' || OF_GOOGLE.test(words) ? 'google' : 'told', words));
      });
    runner[name](request as never);
  });
}
