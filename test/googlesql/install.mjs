// Installs the GoogleSQL judge (about 354 MB, once) beside its lock file, where its tests then find it: node test/googlesql/install.mjs
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../../scripts/setup.mjs';

install(dirname(fileURLToPath(import.meta.url)));
