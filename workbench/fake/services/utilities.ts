import { formatDate } from '../dates';
import { Exception } from '../exception';
import type { Members } from '../guard';
import { isZone } from '../../realm/zone';
import type { Services } from './index';

export const UTILITIES: Members = {
  formatDate: 'free date string string',
  formatString: 'free string any*',
  getUuid: 'free',
  sleep: 'free number',
};
export const SESSION: Members = {
  getActiveUser: 'free',
  getActiveUserLocale: 'free',
  getEffectiveUser: 'free',
  getScriptTimeZone: 'free',
  getTemporaryActiveUserKey: 'free',
};
const USER: Members = { getEmail: 'free', getUserLoginId: 'free' };
export const LOGGER: Members = { clear: 'free', getLog: 'free', log: 'free any any*' };
export const SCRIPT_APP: Members = {
  AuthMode: '= free',
  AuthorizationStatus: '= free',
  getAuthorizationInfo: 'free AuthMode',
  getScriptId: 'free',
};
const AUTHORIZATION: Members = { getAuthorizationStatus: 'free', getAuthorizationUrl: 'free' };

const HEX = '0123456789abcdef';

export class UtilitiesImpl {
  constructor(readonly s: Services) {}
  formatDate(date: Date, zone: string, pattern: string) {
    // Google falls back to GMT for a zone it does not know.
    return formatDate(date, isZone(zone) ? zone : 'Etc/UTC', pattern);
  }
  formatString(template: string, ...values: unknown[]) {
    let next = 0;
    return template.replace(/%(-?)(0?)(\d*)(?:\.(\d+))?([sdfx%])/g, (_all, left, zero, width, places, kind: string) => {
      if (kind === '%') return '%';
      const value = values[next++];
      const text =
        kind === 'd'
          ? String(Math.trunc(Number(value)))
          : kind === 'f'
            ? Number(value).toFixed(places === undefined ? 6 : Number(places))
            : kind === 'x'
              ? Number(value).toString(16)
              : String(value);
      const size = Number(width || 0);
      return left ? text.padEnd(size) : text.padStart(size, zero ? '0' : ' ');
    });
  }
  getUuid() {
    return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => HEX[Math.floor(Math.random() * 16)]);
  }
  /** Waiting changes nothing here; it is added up, so that a test can see it. */
  sleep(milliseconds: number) {
    if (milliseconds > 300000) throw new Exception('Argument too large: value');
    this.s.slept += milliseconds;
    this.s.book.gate.spend(milliseconds);
  }
}

export class SessionImpl {
  constructor(readonly s: Services) {}
  /** Blank without the scope that tells e-mail addresses. */
  private user = () => this.s.guard('User', USER, { getEmail: () => '', getUserLoginId: () => '' });
  getActiveUser = () => this.user();
  getEffectiveUser = () => this.user();
  getActiveUserLocale = () => this.s.book.locale.code.slice(0, 2);
  getScriptTimeZone = () => this.s.book.scriptZone;
  getTemporaryActiveUserKey = () => 'workbench-user';
}

export class LoggerImpl {
  private lines: string[] = [];
  log = (...values: unknown[]) => void this.lines.push(values.map(String).join(' '));
  getLog = () => this.lines.join('\n');
  clear = () => void (this.lines = []);
}

export class ScriptAppImpl {
  readonly AuthMode;
  readonly AuthorizationStatus;
  constructor(readonly s: Services) {
    this.AuthMode = s.enum('AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
    this.AuthorizationStatus = s.enum('AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);
  }
  getScriptId = () => 'workbench-script';
  getAuthorizationInfo = () =>
    this.s.guard('AuthorizationInfo', AUTHORIZATION, {
      getAuthorizationStatus: () => this.AuthorizationStatus.NOT_REQUIRED,
      getAuthorizationUrl: () => null,
    });
}
