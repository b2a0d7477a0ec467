/**
 * How fields are headed in sheets made by hand in German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian,
 * Chinese and Japanese, by the English word; each a key of `headingKey` (no accents, no blanks).
 */
export const ABROAD: Readonly<Record<string, string>> = {
  'deal id':
    'nummer|auftragsnummer|numero|numer|ordernummer|номер|номерзаказа|编号|订单号|番号|案件番号|注文番号|datensatzid|idderegistro|iddefichedinformations|商談id',
  'deal name':
    'projekt|auftrag|affaire|opportunite|negocio|oportunidad|oportunidade|trattativa|opportunita|szansa|transakcja|сделка|названиесделки|商机|商机名称|案件|案件名|商談|abschlussname|nombre|nom|название|商談名',
  customer:
    'kunde|firma|unternehmen|kundenname|societe|entreprise|compte|cliente|empresa|cuenta|azienda|klant|bedrijf|klient|клиент|компания|заказчик|客户|客户名称|公司|顧客|顧客名|会社名|取引先|kontoname|取引先名',
  amount:
    'betrag|wert|umsatz|summe|montant|valeur|chiffredaffaires|importe|monto|valor|importo|valore|fatturato|bedrag|waarde|omzet|kwota|wartosc|сумма|стоимость|выручка|бюджет|金额|销售额|合同金额|金額|売上|売上金額|受注金額',
  currency: 'wahrung|devise|moneda|moeda|valuta|waluta|валюта|币种|通貨',
  status: 'ergebnis|statut|etat|estado|situacao|stato|esito|stan|статус|状态|结果|ステータス|状態|結果',
  stage: 'verkaufsphase|etape|etapa|fase|estagio|etap|этап|стадия|阶段|销售阶段|ステーシ|フェース|段階|стадиясделки',
  created:
    'erstellt|erstelltam|erstelldatum|erstellungsdatum|angelegtam|datedecreation|creele|fechadecreacion|creado|datadecriacao|criadoem|datadicreazione|datacreazione|aanmaakdatum|aangemaaktop|datautworzenia|utworzono|датасоздания|создано|创建日期|创建时间|作成日|作成日時|登録日|erstelltum',
  close:
    'abschlussdatum|abgeschlossenam|geschlossenam|auftragsdatum|rechnungsdatum|datum|datedecloture|datedesignature|datedevente|fechadecierre|fechadeventa|fecha|datadefechamento|fechadoem|datadavenda|datadichiusura|datachiusura|data|sluitingsdatum|afsluitdatum|datazamkniecia|датазакрытия|дата|成交日期|结束日期|日期|クロース日|成約日|受注日|売上日|日付|schlusstermin|datedefermeture|датазавершения',
  'expected close':
    'erwartetesabschlussdatum|erwarteterabschluss|datedeclotureprevue|clotureprevue|fechadecierreprevista|cierreprevisto|previsaodefechamento|datachiusuraprevista|chiusuraprevista|verwachtesluitingsdatum|przewidywanadatazamkniecia|предполагаемаядатазакрытия|预计成交日期|预计结束日期|完了予定日|受注予定日',
  owner:
    'verkaufer|verantwortlich|betreuer|mitarbeiter|proprietaire|commercial|vendeur|responsable|propietario|vendedor|comercial|proprietario|responsavel|venditore|commerciale|responsabile|eigenaar|verkoper|własciciel|handlowiec|opiekun|ответственныи|менеджер|负责人|销售人员|业务员|担当者|担当|営業担当|inhaber|zustandigermitarbeiter|所有者|商談所有者',
  team: 'abteilung|equipe|equipo|squadra|reparto|afdeling|zespoł|команда|отдел|团队|部门|チーム|部署|部門',
  product:
    'produkt|artikel|produit|article|producto|articulo|produto|prodotto|articolo|towar|продукт|товар|产品|产品名称|商品|商品名|製品|製品名',
  quantity: 'menge|anzahl|stuck|quantite|cantidad|quantidade|quantita|aantal|ilosc|количество|数量|個数',
  source:
    'quelle|leadquelle|herkunft|kanal|origine|canal|fuente|origen|origem|fonte|canale|bron|herkomst|kanaal|zrodło|kanał|источник|канал|来源|线索来源|渠道|リートソース|流入元|獲得経路|媒体|originaltrafficquelle|fuentedetraficooriginal|sourcedetraficoriginale',
  campaign: 'kampagne|campagne|campana|campanha|campagna|kampania|кампания|活动|キャンヘーン',
  region:
    'land|gebiet|pays|pais|zona|territorio|regiao|regione|paese|regio|kraj|регион|страна|地区|区域|国家|地域|エリア|国',
  'deal type': 'art|typ|tipo|soort|rodzaj|тип|类型|種別|種類',
  probability:
    'wahrscheinlichkeit|probabilite|probabilidad|probabilidade|probabilita|kans|prawdopodobienstwo|вероятность|概率|赢率|確度|受注確度',
  'lost reason':
    'verlustgrund|motifdeperte|raisondelaperte|motivodeperdida|motivodaperda|motivoperdita|verliesreden|powodprzegranej|причинаотказа|丢单原因|输单原因|失注理由',
  pipeline: 'воронка',
  'is closed': 'сделказакрыта|закрыта',
  date: 'datum|monat|mois|fecha|mes|data|mese|maand|miesiac|дата|месяц|日期|月份|日付|月',
  // what was spent, beside the names of any amount
  spend:
    'kosten|ausgaben|cout|couts|depense|depenses|coste|gasto|gastos|custo|despesa|costo|costi|spesa|spese|uitgaven|koszt|koszty|расход|расходы|затраты|费用|花费|成本|費用|広告費',
  target: 'ziel|objectif|objetivo|meta|obiettivo|doel|cel|цель|план|目标|目標',
};
