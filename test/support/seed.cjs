/** Properties draw the same cases in every usual run, so that a red run means a change; the long mode draws new ones. */
const fc = require('fast-check');
if (process.env.DEALSHEET_LONG !== '1') fc.configureGlobal({ seed: 20261031 });
