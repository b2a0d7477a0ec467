import type { Page } from '../page';
import { BUILD } from './build';
import { CHECK } from './check';
import { EXPLAIN } from './explain';
import { FUNCTIONS } from './functions';
import { GOALS } from './goals';
import { HOME } from './home';
import { SETTINGS_PAGE } from './settings';

/** Every page, in the order of the navigation. */
export const PAGES: readonly Page[] = [HOME, BUILD, FUNCTIONS, GOALS, CHECK, SETTINGS_PAGE, EXPLAIN];
