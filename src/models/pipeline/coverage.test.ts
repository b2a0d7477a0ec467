import { simulate } from './simulate';
import { simulatedTeam } from './testing/team';

const isLong = process.env.DEALSHEET_LONG === '1';

/** Whether a team won, in the quarter that followed, the goal for which its pipeline was just as large as 80 % need. */
function reaches(seed: number): boolean | null {
  const { history, days, won } = simulatedTeam(seed);
  if (days !== 91) return null;
  const { open, fresh } = simulate({ history, own: history, days, worth: 'amount', draws: 300 });
  const totals = open.map((value, i) => value + fresh[i]).sort();
  return won >= totals[Math.floor(0.2 * totals.length)];
}

// the teams are made by other rules than the model's; see testing/team.ts. The long run measured 0.765 of 1,000
const teams = isLong ? 1000 : 200;
test(`a pipeline just as large as 80 % need reached its goal in 80 ± 5 % of ${teams} simulated quarters`, () => {
  let tried = 0;
  let reached = 0;
  for (let seed = 500001; tried < teams; seed++) {
    const did = reaches(seed);
    if (did === null) continue;
    tried++;
    if (did) reached++;
  }
  const error = isLong ? 0 : Math.sqrt((0.8 * 0.2) / teams);
  expect(Math.abs(reached / tried - 0.8)).toBeLessThanOrEqual(0.05 + error);
}, 300000);
