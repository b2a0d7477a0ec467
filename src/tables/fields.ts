import { ABROAD } from './abroad';

/** What a column holds: unique text, grouping text, civil days, numbers, or yes/no. */
export type FieldKind = 'id' | 'text' | 'day' | 'number' | 'flag';

export type TableName =
  | 'deals'
  | 'spend'
  | 'stages'
  | 'lines'
  | 'splits'
  | 'leads'
  | 'goals'
  | 'owners'
  | 'rates'
  | 'changes'
  | 'cleaning'
  | 'settings'
  | 'spells'
  | 'reaches';

/** One field of one table: the word a seller types, what it holds, headings it is known by (keys of `headingKey`), an example. */
export interface FieldDef {
  readonly word: string;
  readonly kind: FieldKind;
  readonly aliases: string;
  readonly example: string;
}

/** One table of the catalogue: what it is, the fields without which it is not that table (one of each group), all its fields. */
export interface TableDef {
  readonly name: TableName;
  readonly title: string;
  readonly needs: readonly (readonly string[])[];
  readonly fields: readonly FieldDef[];
  /** Made from other tables, never passed: lines that join to deals. */
  readonly isDerived?: true;
}

const field = (word: string, kind: FieldKind, example: string, aliases = ''): FieldDef => ({
  word,
  kind,
  example,
  aliases: [aliases, ABROAD[word]].filter(Boolean).join('|'),
});

const SOURCE =
  'leadsource|channel|originalsource|originalsourcetype|sourcechannel|acquisitionchannel|howdidyouhearaboutus|utmsource|sourcename|marketingchannel|originaltrafficsource|hsanalyticssource';
const OWNER =
  'salesagent|dealowner|opportunityowner|accountexecutive|salesrep|rep|salesperson|seller|ownername|assignedto|ownerid|dealownername|agent|accountmanager|hubspotowner|hubspotownerid|responsible|username|opportunityownername|ownerfullname|leadowner';
const PRODUCT =
  'productname|item|sku|productline|lineitem|plan|package|service|productfamily|dealproducts|products|producttitle';

/** Every field of every table: the one place where a heading gets its meaning. */
const PASSED: readonly TableDef[] = [
  {
    name: 'deals',
    title: 'Deals',
    needs: [['close', 'created', 'status', 'stage', 'is won', 'is closed', 'expected close']],
    fields: [
      field(
        'deal id',
        'id',
        'D-1042',
        'id|recordid|opportunityid|dealno|dealnumber|opportunitynumber|internaldealid|dealrecordid|dealkey|opportunityrecordid|opportunity18digitid|hsobjectid|orderid|ordernumber|orderno|invoicenumber|invoiceno|reference|deal#|order#|number',
      ),
      field(
        'deal name',
        'id',
        'Acme – 20 seats',
        'name|opportunityname|dealtitle|title|dealname|opportunity|deal|opportunitytitle|propertydealname|topic|potentialtitle',
      ),
      field(
        'customer',
        'text',
        'Acme',
        'account|accountname|company|companyname|organization|organisation|client|customername|clientname|dealorganization|associatedcompany|associatedcompanyprimary|accountid|companyid|buyer|customerid|organizationname|potentialcustomer|partnername|contactcompany|salesaccount|org',
      ),
      field(
        'amount',
        'number',
        '12,000',
        'dealvalue|value|dealamount|closevalue|amountincompanycurrency|revenue|total|totalamount|price|sales|salesamount|contractvalue|opportunityamount|dealsize|actualvalue|estimatedvalue|propertyamount|expectedrevenueamount|sum|amt|dealamt|bookings|actualrevenue|estrevenue|estimatedrevenue|valueexcltax|netamount|ordertotal|monetaryvalue|expectedrevenue',
      ),
      field(
        'currency',
        'text',
        'EUR',
        'currencyisocode|dealcurrency|currencycode|dealcurrencycode|amountcurrency|currencyofvalue|valuecurrency|monetaryunit|transactioncurrency',
      ),
      field('status', 'text', 'Won', 'dealstatus|outcome|result|opportunitystatus|state|wonlost|statustype'),
      field(
        'stage',
        'text',
        'Proposal',
        'dealstage|stagename|salesstage|opportunitystage|pipelinestage|phase|propertydealstage|dealpipelinestageid|currentstage|stagelabel|statuslabel|step',
      ),
      field('is won', 'flag', 'TRUE', 'isclosedwon|won|closedwon|hsisclosedwon|iswondeal'),
      field('is closed', 'flag', 'TRUE', 'closed|isdealclosed|hsisclosed'),
      field(
        'created',
        'day',
        '2026-03-05',
        'createdate|createddate|datecreated|createdon|dealcreated|engagedate|opencreated|opendate|dateopened|startdate|dealcreateddate|dealcreatedate|creationdate|addtime|entrydate|createdat|propertycreatedate|opened|firstcontact|leaddate|opportunitycreateddate|createdtime|creationtime|dateadded|dealcreationdate|datecreate|opportunitydate',
      ),
      field(
        'close',
        'day',
        '2026-04-20',
        'closedate|closeddate|closingdate|dateclosed|actualclosedate|closedon|closedat|dealclosed|dealclosedate|dealclosedon|closetime|propertyclosedate|wonlostdate|wontime|wondate|datewon|orderdate|saledate|invoicedate|purchasedate|signed|signeddate|contractdate|date|closed|won',
      ),
      field(
        'expected close',
        'day',
        '2026-05-31',
        'expectedclosedate|expectedclosingdate|estimatedclosedate|estclosedate|forecastclosedate|targetclosedate|dealexpectedclosedate|expectedclosing|closingexpected|estclose|forecastdate|expectedby|datedeadline|deadline|estimatedclosingdate|duedate|closingat',
      ),
      field('owner', 'text', 'Ana', OWNER + '|user|assignedby|assignee'),
      field(
        'team',
        'text',
        'North',
        'salesteam|dealteam|hubspotteam|group|regionalteam|department|squad|teamname|businessunit',
      ),
      field('product', 'text', 'Basic', PRODUCT),
      field('quantity', 'number', '3', 'qty|units|seats|licenses|licences|quantities|numberofunits'),
      field('source', 'text', 'Webinar', SOURCE + '|customersource'),
      field(
        'campaign',
        'text',
        'Spring 2026',
        'campaignname|campaignid|primarycampaignsource|utmcampaign|campaignsource',
      ),
      field('referral', 'text', 'Yes', 'isreferral|referredby|referrer|referralsource'),
      field('region', 'text', 'DACH', 'country|territory|market|salesregion|area|geo|geography|location|regionname'),
      field('deal type', 'text', 'New business', 'type|opportunitytype|dealcategory|businesstype|recordtype'),
      field(
        'pipeline',
        'text',
        'Sales',
        'dealpipeline|pipelinename|pipelineid|dealpipelineid|salespipeline|categoryid',
      ),
      field(
        'probability',
        'number',
        '60 %',
        'dealprobability|probabilitypercent|winprobability|probability%|closeprobability|stageprobability|confidence|chance|likelihood|chancesofsuccessprc|customizedwinlikelihood|winlikelihood',
      ),
      field(
        'lost reason',
        'text',
        'Price',
        'lossreason|closedlostreason|reasonlost|lostreasondetail|reasonforloss|lossreasontag|deallostreason|whylost|closedlostreasons|reason|dealreason',
      ),
      field('stage days', 'number', '14', 'daysinstage|daysincurrentstage|timeinstage|stageduration|daysinthisstage'),
    ],
  },
  {
    name: 'spend',
    title: 'Spend',
    needs: [['date'], ['amount']],
    fields: [
      field(
        'date',
        'day',
        '2026-03-01',
        'month|day|period|spenddate|costdate|invoicedate|paidon|week|startdate|timeperiod',
      ),
      field(
        'amount',
        'number',
        '1,500',
        'spend|cost|costs|marketingspend|adspend|amountspent|expense|expenses|totalcost|spent|totalspend|totalspent|price|value|actualcost',
      ),
      field('source', 'text', 'Webinar', SOURCE + '|platform|medium|vendor'),
      field('kind', 'text', 'media', 'type|category|costtype|spendtype|expensetype|costcategory'),
      field('campaign', 'text', 'Spring 2026', 'campaignname|campaignid|utmcampaign'),
      field('owner', 'text', 'Ana', OWNER),
      field('team', 'text', 'North', 'salesteam|department|teamname'),
      field('product', 'text', 'Basic', PRODUCT),
      field('region', 'text', 'DACH', 'country|territory|market'),
      field('currency', 'text', 'EUR', 'currencyisocode|currencycode'),
    ],
  },
  {
    name: 'stages',
    title: 'Stages',
    needs: [['deal id'], ['stage'], ['entered']],
    fields: [
      field('deal id', 'id', 'D-1042', 'opportunityid|deal|opportunity|id|caseid|dealname|caseconceptname|case'),
      field('stage', 'text', 'Proposal', 'stagename|dealstage|newstage|tostage|activity|value|stagelabel'),
      field(
        'entered',
        'day',
        '2026-03-05',
        'dateentered|enteredon|enteredat|date|timestamp|changedon|from|start|enteredstage|stagedate|stageentered|timetimestamp|time|lastmodified|lastmodifieddate|fivetranstart|dbtvalidfrom',
      ),
    ],
  },
  {
    name: 'lines',
    title: 'Lines',
    needs: [['deal id'], ['product'], ['quantity', 'amount']],
    fields: [
      field('deal id', 'id', 'D-1042', 'opportunityid|deal|opportunity|dealname'),
      field('product', 'text', 'Basic', PRODUCT + '|name|description'),
      field('quantity', 'number', '3', 'qty|units|seats'),
      field('amount', 'number', '1,200', 'totalprice|total|value|price|linetotal|subtotal|revenue|netprice'),
    ],
  },
  {
    name: 'splits',
    title: 'Splits',
    needs: [['deal id'], ['owner'], ['share']],
    fields: [
      field('deal id', 'id', 'D-1042', 'opportunityid|deal|opportunity|dealname'),
      field('owner', 'text', 'Ana', OWNER + '|user|member|teammember|name'),
      field(
        'share',
        'number',
        '60 %',
        'split|split%|splitpercent|splitpercentage|percent|percentage|%|credit|portion|dealshare|ownershare|share%|splitshare',
      ),
    ],
  },
  {
    name: 'leads',
    title: 'Leads',
    needs: [['created'], ['source', 'converted'], ['lead id', 'converted']],
    fields: [
      field('lead id', 'id', 'L-77', 'recordid|id|leadname|name|email|lead'),
      field('source', 'text', 'Webinar', SOURCE),
      field('created', 'day', '2026-03-05', 'createdate|createddate|datecreated|createdon|date|createdat|leadcreated'),
      field('converted', 'day', '2026-03-20', 'converteddate|dateconverted|convertedon|conversiondate|convertedat'),
      field('campaign', 'text', 'Spring 2026', 'campaignname|utmcampaign'),
      field('owner', 'text', 'Ana', OWNER),
      field(
        'customer',
        'text',
        'Acme',
        'company|companyname|account|accountname|associatedcompany|convertedaccount|client',
      ),
      field('deal id', 'id', 'D-1042', 'opportunityid|convertedopportunityid|associateddealid|opportunity|deal'),
    ],
  },
  {
    name: 'goals',
    title: 'Goals',
    needs: [['period'], ['target']],
    fields: [
      field('metric', 'text', 'Sales', 'kpi|measure|goal|indicator'),
      field('slice', 'text', 'owner = Ana', 'for|segment|who|filter|where'),
      field('owner', 'text', 'Ana', 'salesrep|rep|person|salesperson'),
      field('team', 'text', 'North', 'salesteam'),
      field('product', 'text', 'Basic'),
      field('source', 'text', 'Webinar'),
      field('region', 'text', 'DACH'),
      field('period', 'text', '2026-Q3', 'month|quarter|year|date|when'),
      field('target', 'number', '250,000', 'quota|goalamount|amount|value|plan|goalvalue'),
      field('minimum', 'number', '200,000', 'floor|threshold|atleast'),
      field('stretch', 'number', '300,000', 'stretchgoal|stretchtarget|ambition'),
      field('direction', 'text', 'up', 'better'),
      field('kpi owner', 'text', 'Ana', 'goalowner|ownerofthekpi|kpiresponsible|responsible|accountable'),
    ],
  },
  {
    name: 'owners',
    title: 'Owners',
    needs: [['owner'], ['team']],
    fields: [
      field('owner', 'text', 'Ana', OWNER + '|name|person|member'),
      field('team', 'text', 'North', 'salesteam|group|department|manager|teamname|squad'),
      field('from', 'day', '2026-01-01', 'since|start|startdate|validfrom'),
      field('region', 'text', 'DACH', 'regionaloffice|office|territory'),
    ],
  },
  {
    name: 'rates',
    title: 'Rates',
    needs: [['currency'], ['rate']],
    fields: [
      field('currency', 'text', 'USD', 'currencycode|code|isocode|currencyisocode'),
      field('date', 'day', '2026-03-01', 'month|validfrom|from|day|timeperiod'),
      field('rate', 'number', '0.92', 'exchangerate|conversionrate|fxrate|obsvalue|value'),
    ],
  },
  {
    name: 'changes',
    title: 'Changes',
    needs: [['deal id'], ['field'], ['new'], ['date']],
    fields: [
      field('deal id', 'id', 'D-1042', 'opportunityid|deal|opportunity'),
      field('field', 'text', 'stage', 'fieldname|property|name|attribute'),
      field('old', 'id', 'Discovery', 'oldvalue|from|before|previousvalue'),
      field('new', 'id', 'Proposal', 'newvalue|to|after|value'),
      field('date', 'day', '2026-03-05', 'changedon|timestamp|createddate|editdate|changedat|changedate|seen'),
    ],
  },
  {
    name: 'cleaning',
    title: 'Cleaning',
    needs: [['field'], ['written'], ['means']],
    fields: [
      field('field', 'text', 'product'),
      field('written', 'id', 'GTXPro', 'from|spelling|found|asfound'),
      field('means', 'id', 'GTX Pro', 'to|use|shouldbe|replaceby|replacewith'),
    ],
  },
  {
    name: 'settings',
    title: 'Settings',
    needs: [['setting'], ['value']],
    fields: [field('setting', 'id', 'As-of day'), field('value', 'id', '2026-10-31')],
  },
];

/** Lines made of the stages of deals, with all the fields of the deal but its stage; see `spells.ts`. */
const joined = (name: 'spells' | 'reaches', ...more: FieldDef[]): TableDef => ({
  name,
  title: 'Stages',
  isDerived: true,
  needs: [['deal id'], ['stage'], ['entered']],
  fields: [
    ...PASSED[0].fields,
    field('entered', 'day', '2026-03-05'),
    field('left on', 'day', '2026-03-19'),
    field('lost on', 'day', '2026-04-20'),
    field('won on', 'day', '2026-04-20'),
    ...more,
  ],
});
/** Of a stay: when the deal was in that stage first and when it was lost, the stage that it says itself, when it is due. */
const OF_STAYS = [
  field('first entered', 'day', '2026-03-05'),
  field('deal lost', 'day', '2026-04-20'),
  field('deal stage', 'text', 'Proposal'),
  field('due', 'day', '2026-06-30'),
];

/** Every table there is, those passed by the user first. */
export const TABLES: readonly TableDef[] = [...PASSED, joined('spells', ...OF_STAYS), joined('reaches')];

/** The definition of a table by name. */
export function tableDef(name: TableName): TableDef {
  return TABLES.find((table) => table.name === name) as TableDef;
}
