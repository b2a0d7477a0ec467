import type { Replies, Request, RequestName } from '../src/addon/protocol';
import { TOLD } from '../src/addon/told';

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

/** Reads why a request failed from what Google passes on, whatever it puts before the add-on's own words. */
export function failureOf(message: string): Failure {
  const at = message.indexOf(TOLD);
  if (at >= 0) return new Failure('told', message.slice(at + TOLD.length));
  const words = message.replace(/^(Uncaught )?(\w*Error|Exception): /, '');
  // the several-accounts problem has no clearer sign
  return new Failure(/PERMISSION_DENIED|Authorization is required/i.test(words) ? 'accounts' : 'google', words);
}

/** Asks the server; resolves with its typed reply, rejects with a Failure. */
export function ask<N extends RequestName>(name: N, request: Request<N>): Promise<Replies[N]> {
  return new Promise((resolve, reject) => {
    const runner = google.script.run
      .withSuccessHandler((reply) => (reply === null ? reject(new Failure('lost')) : resolve(reply as Replies[N])))
      .withFailureHandler(({ message }) => reject(failureOf(message)));
    runner[name](request as never);
  });
}
