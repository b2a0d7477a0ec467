import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recognise } from '../../src/tables/recognise';
import { readCsv } from '../support/csv';

const FOLDER = join(__dirname, '../../../shared/data');
const ORACLE = join(FOLDER, 'crm_headers/mapping_oracle_dev.json');
const present = existsSync(ORACLE);
if (!present) console.log('Skipped: the published CRM exports with their expected headings are not on this machine.');

interface Expected {
  readonly source: string;
  readonly file: string;
  readonly headers: readonly string[];
  readonly expected: Readonly<Record<string, string>>;
}
const files: Expected[] = present ? JSON.parse(readFileSync(ORACLE, 'utf8')).files : [];

/** Our word for a field of the oracle. */
const WORDS: Readonly<Record<string, string>> = { lead_source: 'source' };
const wordOf = (name: string): string => WORDS[name] ?? name.replace(/_/g, ' ');

/** Columns that the oracle's notes name as traps, and what they must not be read as. */
const TRAPS: Readonly<Record<string, readonly string[]>> = {
  'HubSpot import file': ['sales_cycle_days', 'deal_notes', 'win_reason_tag', 'company_size'],
  'Salesforce workshop org (API names)': [
    'LastModifiedDate',
    'SystemModstamp',
    'LastActivityDate',
    'CreatedById',
    'ForecastCategory',
    'IsDeleted',
    'HasOpenActivity',
  ],
  Superstore: ['Ship Date', 'Row ID', 'Profit', 'Discount'],
};

/** Columns that the notes call equally right. */
const EQUAL: Readonly<Record<string, string>> = { 'Customer ID': 'Customer Name' };

const understood = (values: string[][]): Record<string, string> => {
  const mapping = recognise(values);
  const found: Record<string, string> = {};
  mapping?.columns.forEach((column, word) => (found[values[0][column].replace(/^\uFEFF/, '')] = word));
  return found;
};

(present ? describe : describe.skip)('headings of published CRM exports, against mapping_oracle_dev.json', () => {
  describe.each(files)('$source', ({ source, file, headers, expected }) => {
    const isThere = existsSync(join(FOLDER, file));
    const check = (values: string[][]): void => {
      expect(recognise(values)?.def.name).toBe('deals');
      const found = understood(values);
      for (const heading of Object.keys(expected))
        expect([heading, found[heading] ?? found[EQUAL[heading]]]).toEqual([heading, wordOf(expected[heading])]);
      for (const heading of TRAPS[source] ?? []) expect([heading, found[heading]]).toEqual([heading, undefined]);
    };
    test('by the headings alone', () => check([headers.slice()]));
    (isThere ? test : test.skip)(`with the rows of ${file}`, () => check(readCsv(join(FOLDER, file))));
  });
});

/** Tables of the same exports that the oracle does not list, by what their SOURCE.md says they are. */
const OTHERS: readonly [file: string, table: string | null, columns: Readonly<Record<string, string>>][] = [
  ['crm_maven/sales_teams.csv', 'owners', { sales_agent: 'owner', manager: 'team', regional_office: 'region' }],
  [
    'crm_hubspot/fivetran_deal_data.csv',
    'deals',
    {
      deal_id: 'deal id',
      property_dealname: 'deal name',
      property_amount: 'amount',
      property_closedate: 'close',
      property_createdate: 'created',
      owner_id: 'owner',
      deal_pipeline_id: 'pipeline',
      deal_pipeline_stage_id: 'stage',
    },
  ],
  [
    'crm_hubspot/fivetran_deal_stage_data.csv',
    'stages',
    { deal_id: 'deal id', value: 'stage', date_entered: 'entered' },
  ],
  [
    'crm_salesforce_fivetran/sf_opportunity_data.csv',
    'deals',
    {
      id: 'deal id',
      account_id: 'customer',
      amount: 'amount',
      close_date: 'close',
      created_date: 'created',
      is_won: 'is won',
      is_closed: 'is closed',
      stage_name: 'stage',
      owner_id: 'owner',
      lead_source: 'source',
      name: 'deal name',
      probability: 'probability',
      campaign_id: 'campaign',
      type: 'deal type',
    },
  ],
  [
    'crm_salesforce_fivetran/sf_opportunity_line_item_data.csv',
    'lines',
    { opportunity_id: 'deal id', quantity: 'quantity', total_price: 'amount' },
  ],
  [
    'crm_salesforce_workshop/Lead.csv',
    'leads',
    { Id: 'lead id', LeadSource: 'source', CreatedDate: 'created', ConvertedDate: 'converted', OwnerId: 'owner' },
  ],
  [
    'crm_salesforce_fivetran/sf_opportunity_history_data.csv',
    'stages',
    { id: 'deal id', stage_name: 'stage', _fivetran_start: 'entered' },
  ],
  [
    'crm_salesforce_workshop/Campaign.csv',
    'spend',
    { Name: 'campaign', ActualCost: 'amount', StartDate: 'date', Type: 'kind' },
  ],
  ['crm_maven/accounts.csv', null, {}],
  ['crm_maven/products.csv', null, {}],
  ['crm_salesforce_fivetran/sf_account_data.csv', null, {}],
  ['crm_salesforce_workshop/Account.csv', null, {}],
  ['crm_hubspot/fivetran_deal_pipeline_data.csv', null, {}],
  ['crm_hubspot/fivetran_deal_pipeline_stage_data.csv', null, {}],
  [
    'crm_salesforce_fivetran/sf_lead_data.csv',
    'leads',
    { id: 'lead id', created_date: 'created', converted_date: 'converted', company: 'customer', lead_source: 'source' },
  ],
];

(present ? describe : describe.skip)('other tables of the same exports', () => {
  test.each(OTHERS.filter(([file]) => existsSync(join(FOLDER, file))))('%s is %s', (file, table, columns) => {
    const values = readCsv(join(FOLDER, file));
    expect(recognise(values)?.def.name ?? null).toBe(table);
    expect(understood(values)).toMatchObject(columns);
  });
});
