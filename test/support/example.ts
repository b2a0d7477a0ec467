/** The tables of every worked example: small enough to check by hand. As of 2026-06-30. */
export const EXAMPLE: Readonly<Record<string, (string | number)[][]>> = {
  DEALS: [
    ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date', 'Owner', 'Team', 'Product', 'Source'],
    ['D-01', 'Acme', 1000, 'Won', '2026-01-05', '2026-01-25', 'Ana', 'North', 'Basic', 'Webinar'],
    ['D-02', 'Birch', 3000, 'Won', '2026-01-10', '2026-02-19', 'Ben', 'South', 'Pro', 'Referral'],
    ['D-03', 'Cedar', 800, 'Lost', '2026-01-12', '2026-02-01', 'Ana', 'North', 'Basic', 'Ads'],
    ['D-04', 'Dune', 5000, 'Lost', '2026-01-20', '2026-03-21', 'Ben', 'South', 'Pro', 'Ads'],
    ['D-05', 'Acme', 1200, 'Won', '2026-02-02', '2026-03-04', 'Ana', 'North', 'Basic', 'Webinar'],
    ['D-06', 'Elm', 2000, 'Won', '2026-02-10', '2026-04-11', 'Cem', 'North', 'Pro', 'Webinar'],
    ['D-07', 'Fern', 900, 'Lost', '2026-03-01', '2026-03-31', 'Cem', 'North', 'Basic', 'Ads'],
    ['D-08', 'Birch', 4000, 'Won', '2026-03-10', '2026-05-09', 'Ben', 'South', 'Pro', 'Referral'],
    ['D-09', 'Gorse', 1000, 'Won', '2026-04-01', '2026-05-01', 'Ana', 'North', 'Basic', 'Ads'],
    ['D-10', 'Hazel', 2500, 'Open', '2026-04-15', '2026-07-15', 'Ben', 'South', 'Pro', 'Webinar'],
    ['D-11', 'Iris', 700, 'Open', '2026-05-20', '2026-07-31', 'Ana', 'North', 'Basic', 'Referral'],
    ['D-12', 'Juniper', 1500, 'Lost', '2026-05-01', '2026-06-10', 'Cem', 'North', 'Pro', 'Webinar'],
  ],
  SPEND: [
    ['Date', 'Source', 'Amount'],
    ['2026-01-01', 'Webinar', 600],
    ['2026-01-01', 'Ads', 400],
    ['2026-02-01', 'Webinar', 300],
    ['2026-03-01', 'Ads', 500],
    ['2026-04-01', 'Webinar', 300],
    ['2026-05-01', 'Ads', 400],
    ['2026-06-01', '', 200],
  ],
  SETTINGS: [
    ['Setting', 'Value'],
    ['As-of day', '2026-06-30'],
    ['Time zone', 'UTC; +0'],
  ],
};
