import { PAGES } from './pages';
import { Shell } from './shell';

void new Shell(PAGES).start();
