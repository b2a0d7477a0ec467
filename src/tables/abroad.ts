/**
 * How fields are headed in sheets made by hand in German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian,
 * Chinese and Japanese, by the English word; each a key of `headingKey` (no accents, no blanks).
 */
export const ABROAD: Readonly<Record<string, string>> = {
  'deal id': 'nummer|numero|numer|номер|编号|番号|datensatzid|idderegistro|iddefichedinformations',
  'deal name':
    'projekt|auftrag|affaire|opportunite|negocio|oportunidad|oportunidade|trattativa|opportunita|szansa|transakcja|сделка|商机|案件|商談|abschlussname|nombre|nom|название',
  customer: 'firma',
  amount:
    'betrag|wert|umsatz|summe|montant|valeur|chiffredaffaires|importe|monto|valor|importo|valore|fatturato|bedrag|waarde|omzet|kwota|wartosc|сумма|стоимость|выручка|бюджет|金额|销售额|合同金额|金額|売上|売上金額|受注金額',
  close:
    'geschlossenam|auftragsdatum|rechnungsdatum|datum|datedevente|fechadeventa|fecha|datadavenda|data|дата|日期|受注日|売上日|日付',
  'expected close': '受注予定日',
  owner:
    'verkaufer|verantwortlich|betreuer|mitarbeiter|proprietaire|commercial|vendeur|responsable|propietario|vendedor|comercial|proprietario|responsavel|venditore|commerciale|responsabile|eigenaar|verkoper|własciciel|handlowiec|opiekun|ответственныи|менеджер|负责人|销售人员|业务员|担当者|担当|営業担当|inhaber|zustandigermitarbeiter|所有者|商談所有者',
  source: 'leadquelle|线索来源|リートソース|媒体',
  date: 'datum|monat|mois|fecha|mes|data|mese|maand|miesiac|дата|месяц|日期|月份|日付|月',
};
