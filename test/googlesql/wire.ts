/**
 * What goes to the GoogleSQL service and what comes back: tables, parameters, columns and rows in the messages of its
 * local_service.proto, as far as they are used here.
 */
export type ScalarType = 'STRING' | 'INT64' | 'FLOAT64' | 'DATE' | 'BOOL';
/** A DATE is a civil day number, 0 = 1970-01-01. */
export type Value = string | number | boolean | null;
export interface Table {
  columns: Readonly<Record<string, ScalarType>>;
  rows: readonly (readonly Value[])[];
}
export type Tables = Readonly<Record<string, Table>>;
export interface Param {
  type: ScalarType | `ARRAY<${ScalarType}>`;
  value: Value | readonly Value[];
}
export type Params = Readonly<Record<string, Param>>;
/** `type` is GoogleSQL's own name of it. */
export interface Column {
  name: string;
  type: string;
}

interface TypeProto {
  typeKind: string;
  arrayType?: { elementType: TypeProto };
}
type ValueProto = Readonly<Record<string, unknown>>; // one field, named by its type; none = NULL
export interface AnalyzeReply {
  resolvedStatement: { resolvedQueryStmtNode: { outputColumnList: { name: string; column: { type: TypeProto } }[] } };
}
export interface EvaluateReply {
  content: { tableData: { row?: { cell: ValueProto[] }[] } };
}

const isInteger = (value: unknown) => Number.isSafeInteger(value);
const SCALARS: Record<ScalarType, { kind: string; field: string; fits(value: unknown): boolean }> = {
  STRING: { kind: 'TYPE_STRING', field: 'stringValue', fits: (value) => typeof value === 'string' },
  INT64: { kind: 'TYPE_INT64', field: 'int64Value', fits: isInteger },
  FLOAT64: { kind: 'TYPE_DOUBLE', field: 'doubleValue', fits: (value) => typeof value === 'number' },
  DATE: { kind: 'TYPE_DATE', field: 'dateValue', fits: isInteger },
  BOOL: { kind: 'TYPE_BOOL', field: 'boolValue', fits: (value) => typeof value === 'boolean' },
};
/**
 * The part of GoogleSQL that a query may use. All of it is in BigQuery's public documentation and in Google's list of
 * BigQuery's features (BigQueryLanguageOptions of zetasql-toolkit); what is not here is refused.
 */
const FEATURES = `ANALYTIC_FUNCTIONS NUMERIC_TYPE V_1_1_HAVING_IN_AGGREGATE V_1_1_LIMIT_IN_AGGREGATE
  V_1_1_NULL_HANDLING_MODIFIER_IN_AGGREGATE V_1_1_NULL_HANDLING_MODIFIER_IN_ANALYTIC V_1_1_ORDER_BY_IN_AGGREGATE
  V_1_1_SELECT_STAR_EXCEPT_REPLACE V_1_1_WITH_ON_SUBQUERY V_1_2_CIVIL_TIME V_1_2_SAFE_FUNCTION_CALL
  V_1_2_WEEK_WITH_WEEKDAY V_1_3_ADDITIONAL_STRING_FUNCTIONS V_1_3_DATE_ARITHMETICS V_1_3_DATE_TIME_CONSTRUCTORS
  V_1_3_EXTENDED_DATE_TIME_SIGNATURES V_1_3_IS_DISTINCT V_1_3_NULLS_FIRST_LAST_IN_ORDER_BY V_1_3_QUALIFY
  V_1_3_WITH_RECURSIVE`;
const LANGUAGE = {
  productMode: 'PRODUCT_EXTERNAL',
  enabledLanguageFeatures: FEATURES.split(/\s+/).map((name) => `FEATURE_${name}`),
  supportedStatementKinds: ['RESOLVED_QUERY_STMT'],
  reservedKeywords: ['QUALIFY'],
};

/** The request of an analysis; with `execute`, of an execution, which carries rows and values as well. */
export function request(sql: string, tables: Tables, params: Params, execute = false): object {
  const named = Object.entries(params);
  const all = Object.entries(tables);
  const common = {
    options: {
      languageOptions: LANGUAGE,
      queryParameters: named.map(([name, { type }]) => ({ name, type: typeProto(type) })),
      parameterMode: 'PARAMETER_NAMED',
      errorMessageMode: 'ERROR_MESSAGE_ONE_LINE',
      defaultTimezone: 'UTC',
    },
    simpleCatalog: {
      table: all.map(([name, { columns }]) => ({ name, column: Object.entries(columns).map(columnProto) })),
      builtinFunctionOptions: { languageOptions: LANGUAGE },
    },
  };
  if (!execute) return { sqlStatement: sql, ...common };
  const values = named.map(([name, { type, value }]) => ({ name, value: encode(`@${name}`, type, value) }));
  const content = all.map(([name, table]) => [name, { tableData: { row: encodeRows(name, table) } }]);
  return { sql, ...common, params: values, tableContent: Object.fromEntries(content) };
}

/** The columns that an analysed query answers with; throws on the two things that BigQuery refuses and the analyser lets pass. */
export function columnsOf({ resolvedStatement: { resolvedQueryStmtNode: query } }: AnalyzeReply): Column[] {
  const columns = query.outputColumnList.map(({ name, column }) => ({ name, type: typeName(column.type) }));
  const names = columns.map(({ name }) => name.toLowerCase());
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`Duplicate column names in the result are not supported: ${twice}`);
  JSON.stringify(query, (key, node) => {
    const name: string = key === 'resolvedAggregateFunctionCallNode' ? node.parent.parent.function.name : '';
    if (/:percentile_(cont|disc)$/.test(name)) throw new Error(`${name.replace(/.*:/, '').toUpperCase()} needs OVER`);
    return node;
  });
  return columns;
}

/** The rows of an executed query; throws on a type that is not among the five. */
export function rowsOf(columns: readonly Column[], { content }: EvaluateReply): Value[][] {
  return (content.tableData.row ?? []).map(({ cell }) => cell.map((value, i) => decode(columns[i], value)));
}

const elementOf = (type: string) => /^ARRAY<(.*)>$/.exec(type)?.[1] as ScalarType | undefined;

function typeProto(type: Param['type']): TypeProto {
  const element = elementOf(type);
  if (element) return { typeKind: 'TYPE_ARRAY', arrayType: { elementType: typeProto(element) } };
  return { typeKind: SCALARS[type as ScalarType].kind };
}

const columnProto = ([name, type]: [string, ScalarType]) => ({ name, type: typeProto(type) });

function typeName({ typeKind, arrayType }: TypeProto): string {
  if (arrayType) return `ARRAY<${typeName(arrayType.elementType)}>`;
  return Object.entries(SCALARS).find(([, { kind }]) => kind === typeKind)?.[0] ?? typeKind.replace('TYPE_', '');
}

function encode(where: string, type: Param['type'], value: Param['value']): ValueProto {
  if (value === null) return {};
  const element = elementOf(type);
  if (element && Array.isArray(value)) {
    return { arrayValue: { element: value.map((one: Value) => encode(where, element, one)) } };
  }
  const scalar = element ? undefined : SCALARS[type as ScalarType];
  if (!scalar?.fits(value)) throw new Error(`${where} needs ${type}, got ${JSON.stringify(value)}`);
  return { [scalar.field]: value };
}

function encodeRows(name: string, { columns, rows }: Table) {
  const fields = Object.entries(columns);
  return rows.map((row, at) => {
    if (row.length !== fields.length)
      throw new Error(`${name} row ${at} needs ${fields.length} values, got ${row.length}`);
    return { cell: row.map((value, i) => encode(`${name}.${fields[i][0]}`, fields[i][1], value)) };
  });
}

function decode({ name, type }: Column, cell: ValueProto): Value {
  const scalar = SCALARS[type as ScalarType];
  if (!scalar) throw new Error(`${name} is ${type}; a row can hold ${Object.keys(SCALARS).join(', ')}`);
  const sent = cell[scalar.field] ?? null;
  const value = type === 'INT64' && sent !== null ? Number(sent) : sent;
  if (value !== null && !scalar.fits(value))
    throw new Error(`${name} does not fit a JavaScript number: ${String(sent)}`);
  return value as Value;
}
