/**
 * The words that headings are made of, by what they mean, in English, German, French, Spanish, Portuguese, Italian, Dutch,
 * Polish, Russian, Chinese and Japanese; each as `wordsOf` writes it (no accents, no capitals).
 */
export const CONCEPTS: Readonly<Record<string, string>> = {
  deal: 'deal|deals|opportunity|opportunities|opp|oppty|potential|box|item|geschaft|geschafts|verkaufschance|vertriebschance|chance|auftrag|auftrags|vorgang|projekt|opportunite|affaire|transaction|negocio|trato|oportunidad|oportunidade|opportunita|trattativa|affare|verkoopkans|opdracht|szansa sprzedazy|szansy sprzedazy|szansa|szansy|transakcja|transakcji|сделка|сделки|возможность|возможности|商机|交易|业务机会|项目|案件|商談|取引|negociacao|negociacoes|negociacion|negociaciones|chancen|chances|dossier|job|deala|zlecenie|zlecenia|umowa|umowy|договор|договора|проект|проекта|预案|合同|案|ティール|商機|geschafte|vertrag|vertrags|contrato|contrat',
  lead: 'lead|leads|prospect|prospects|interessent|interessenten|potenzieller|potentieller|piste|potentiel|candidato|prospecto|potencial|potenziale|potentiele|潜在顾客|potencjalny|potencjalnego|потенциальныи|лид|лида|интерес|интереса|潜在客户|线索|リート|見込み客|見込客|潜在|inquiry|enquiry|posible|posible cliente|interesado|interessado|лиды|обращение|обращения|заявка|заявки|引合|引き合い|反響|問い合わせ|anfrage|demande|solicitud|richiesta|zapytanie|zapytania|aanvraag',
  customer:
    'customer|account|accounts|acct|company|companies|organization|organisation|org|client|clients|party|business name|buyer|kunde|kunden|firma|firmen|unternehmen|konto|kontos|compte|societe|entreprise|cliente|cuenta|empresa|organizacion|conta|organizacao|azienda|societa|organizzazione|klant|klanten|bedrijf|bedrijfs|organisatie|klient|klienta|konta|firmy|организация|организации|клиент|клиента|компания|компании|контрагент|заказчик|покупатель|客户|客戶|公司|企业|顧客|会社|取引先|企業|得意先|お客様|ragione sociale|razon social|razao social|raison sociale|debitor|debtor|auftraggeber|opdrachtgever|mandant|endkunde|interessent|zleceniodawca|nabywca|kontrahent|kontrahenta|odbiorca|клиенты|юрлицо|客户公司|甲方|法人|クライアント|相手先|business|household|end customer|klienten|kundinnen|relatie|relatienaam|entidad|razon',
  contact:
    'contact|person|kontakt|kontaktperson|ansprechpartner|contacto|contato|contatto|contactpersoon|контакт|联系人|連絡先|контакта|контактное лицо|顧客担当者|顧客担当|контактного лица|kontaktu|osoba kontaktowa|interlocuteur|persona|personne',
  name: 'full name|display name|name|names|nm|title|label|subject|topic|bezeichnung|titel|thema|nom|titre|sujet|rubrique|intitule|libelle|nombre|titulo|asunto|tema|nome|titolo|oggetto|argomento|naam|onderwerp|nazwa|tytuł|temat|название|наименование|имя|тема|名称|名稱|名|标题|主题|件名|benennung|beschreibung kurz|denominacion|denominazione|designation|назв|标题名|タイトル|名前',
  id: 'n o|id|ids|identifier|number|num|no|nr|key|code|cd|ref|reference|uuid|guid|sk|kennung|nummer|numero|n|referencia|codice|lp|numer|identyfikator|номер|ид|код|编号|編號|号|番号|コート|#|nk|codigo|rif|rif n|rekordu|folio|expediente|protocolo|kennziffer|kenn|单号|序号|流水号|管理番号|identificador|identificativo|identifiant|identificatore|id number|lfd nr|laufende nummer|index|シリアル',
  record:
    'record|datensatz|datensatzes|enregistrement|fiche|registro|rekord|запись|записи|レコート|记录|internal|external|18|crm|source system',
  owner:
    'owner|owned by|owners|rep|reps|salesperson|salesman|seller|sales person|representative|executive|ae|assignee|assigned to|assigned user|assigned|responsible|responsible person|responsible user|assigned by|agent|user|besitzer|inhaber|eigentumer|verkaufer|vertriebsmitarbeiter|mitarbeiter|bearbeiter|betreuer|zustandig|verantwortlich|verantwortlicher|vertriebler|proprietaire|vendeur|commercial|responsable|propietario|vendedor|vendedora|comercial|asesor|ejecutivo|proprietario|responsavel|titolare|venditore|commerciale|responsabile|agente|eigenaar|verkoper|vertegenwoordiger|accountmanager|medewerker|verantwoordelijke|własciciel|własciciela|handlowiec|opiekun|sprzedawca|przedstawiciel|ответственныи|ответственныи за|владелец|менеджер|продавец|负责人|所有人|销售员|销售人员|销售代表|业务员|拥有者|归属人|担当者|担当|所有者|営業担当|営業担当者|osoba odpowiedzialna|odpowiedzialny|odpowiedzialna|verantwortliche person|persona responsable|persona responsabile|personne responsable|pessoa responsavel|verantwoordelijke persoon|quoted by|charge d affaires|charge de compte|charge de clientele|ingenieur commercial|gestor|ejecutivo de ventas|ejecutiva|consultor|consultora|corretor|closer|bdr|sdr|advisor|adviser|consultant|berater|kundenbetreuer|aussendienst|aussendienstler|vertreter|sachbearbeiter|consulente|area manager|manager in charge|in charge|handled by|sold by|managed by|worked by|adviseur|doradca|konsultant|kierownik|специалист|исполнитель|куратор|сотрудник|менеджера|跟进人|归属|客户经理|经办人|销售负责人|销售|业务|営業|営業員|主担当|社員|営業マン|セールス|帮办|encargado|encargada|asignado a|asignado|atribuido a|assigne a|attribue a|zugewiesen an|zugewiesen|assegnato a|toegewezen aan|przypisane do|przypisany do|назначено|point person|lead owner|gestionnaire|conseiller',
  email: 'email|mail|e mail',
  team: 'team|teams|salesteam|group|department|squad|abteilung|gruppe|equipe|equipo|departamento|squadra|reparto|afdeling|zespoł|dział|команда|отдел|团队|部门|小组|チーム|部署|部門|division|bereich|unidad|unita|unite|unidade|подразделение|направление|事业部|组|班|主属部门|所属部门|課|事業部|pod|vertriebsteam|grupo|gruppo|groupe|groep|grupa|группа',
  amount:
    'amount|amt|value|val|revenue|rev|price|size|sum|total|bookings|worth|acv value|betrag|wert|werts|wertes|umsatz|summe|volumen|preis|gesamtpreis|gesamtbetrag|gesamtwert|montant|valeur|revenu|revenus|chiffre affaires|ca|prix|importe|monto|valor|ingreso|ingresos|precio|cuantia|receita|preco|montante|importo|valore|ricavo|ricavi|fatturato|prezzo|totale|bedrag|waarde|ammontare|omzet|prijs|opbrengst|totaal|kwota|wartosc|przychod|cena|suma|сумма|стоимость|выручка|доход|цена|бюджет|金额|金額|总额|総額|销售额|收入|价格|价值|売上|売上高|価格|合計|额|額|值|ценность|quantia|angebotssumme|subtotale|somme|soma|somma|som|sale|subtotal|turnover|proceeds|income|fee|volume|erlos|erlose|honorar|auftragssumme|ticket|ticket size|小计|小計|値|r$|total price|grand total|mrr|売価|成交额|成交金额|入金額|kwoty|wartosci|объем|оборот|итого|цены|montant total|importe total|valor total|importo totale|sprzedaz|consideration|tcv|financials',
  net: 'net|netto|ht|neto|netta|нетто|gross|brutto|total|gesamt|contract|vertrags|contrat|contrato|contratto|合同|契約|受注|excl|tax|vat|excluding|ex|hors taxes|taxes|sans|sin iva|iva|mwst|ohne|zzgl|btw|без|ндс|含税|税抜|税込|税|不含税|unico|neta',
  money:
    'usd|eur|gbp|chf|jpy|cny|rmb|brl|pln|rub|cad|aud|inr|sek|nok|dkk|mxn|dollar|dollars|euro|euros|руб|рублеи|元|万元|円|千円|$|€|£|¥|zł|r|reais|k|t|万|k€|keur|tsd|thousand|тыс',
  currency:
    'currency|ccy|curr|wahrung|wahrungs|devise|monnaie|moneda|divisa|moeda|valuta|waluta|waluty|валюта|валюты|币种|货币|通貨|iso|monnaies|codigo de moneda|валюте|通货|货币单位|waehrung',
  date: 'date|dates|dt|day|on|at|time|timestamp|ts|utc|datum|zeit|zeitpunkt|tag|am|um|jour|le|heure|fecha|el|dia|hora|data|em|il|giorno|ora|op|dag|tijd|dnia|czas|dzien|дата|день|время|日期|日|时间|時間|日時|日付|date time|datetime|даты|дате|when|temps|wann|cuando|quand|quando|wanneer|kiedy|когда|时期|時期|年月日|stamp|terminy|termin|data i godzina|hour',
  close:
    'close|closed|closing|closure|signed|signing|signature|complete|completed|completion|abschluss|abgeschlossen|geschlossen|geschlossenen|schluss|unterschrift|unterzeichnet|cloture|cloturee|fermeture|ferme|conclusion|signe|cierre|cerrado|cerrada|firmado|fechamento|fechado|fechada|encerramento|assinatura|assinado|chiusura|chiuso|chiusa|conclusione|sluiting|sluitings|gesloten|afgesloten|afsluit|afsluiting|zamkniecia|zamkniecie|zamkniete|zamkniety|zakonczenia|zakonczenie|podpisania|закрытия|закрыта|закрыто|закрытие|завершения|подписания|结束|关闭|成交|签约|签单|完成|完了|クロース|成約|締結|placed|besluit|entscheidungs|besluitvorming|beslissing|finish|finished|end|ended|finalized|finalised|won lost|ende|beendet|entschieden|entscheidung|decision|decided|fin|termine|finalisation|finalizacion|fin de|cierra|conclusao|finalizacao|finalizado|firma|firmata|stipula|einde|ondertekening|ondertekend|decyzji|podpisano|konca|решения|окончания|заключения|签署|签订|落单|终了|終了|契約締結|決着|完結|close out|closing won',
  sold: 'order|sale|sold|purchase|invoice|booking|contract|deal|auftrags|verkaufs|rechnungs|kauf|vente|facture|commande|venta|factura|compra|pedido|venda|fatura|vendita|fattura|acquisto|ordine|verkoop|factuur|bestel|sprzedazy|faktury|zamowienia|продажи|оплаты|сделки|счета|销售|购买|売上|受注|購入|契約|paid|payment|bezahlt|zahlung|pagado|pago|paye|paiement|pagato|pagamento|betaald|betaling|zapłaty|zapłacono|płatnosci|оплачено|付款|支付|下单|入金|支払|注文|売約|awarded|converted to order|zuschlag|beauftragung|beauftragt|vendue|vendida|vendu',
  create:
    'create|created|creation|added|open|opened|opening|entry|entered|inserted|registered|received|add|erstellt|erstellung|erstellungs|erstell|angelegt|anlage|eroffnet|eroffnung|eroffnungs|eingang|eingangs|anfrage|cree|creee|ouverture|ouvert|ajoute|ajout|creacion|creado|creada|apertura|abierto|alta|criacao|criado|criada|abertura|creazione|creato|creata|aperto|inserimento|aanmaak|aangemaakt|gemaakt|toegevoegd|utworzenia|utworzono|utworzenie|dodania|otwarcia|создания|создано|создан|создание|открытия|добавления|创建|新建|建立|立项|添加|録入|录入|作成|登録|発生|first contact|first touch|erstkontakt|premier contact|primer contacto|primeiro contato|primo contatto|eerste contact|pierwszego kontaktu|logged|submitted|raised|initiated|initial|intake|inbound|discovered|qualified|engaged|engage|eingegangen|aufgenommen|erfasst|erfassung|kontaktaufnahme|saisie|saisi|entree|recu|ricevuto|ricezione|recibido|recepcion|recebido|cadastro|cadastrado|registrado|registro|registrazione|ingreso|entrada|entrata|binnengekomen|ingediend|wpłyniecia|wpływu|zgłoszenia|rejestracji|поступления|регистрации|заведения|появления|登记|提交|接触|受付|起票|初回|引合',
  begin: 'start|started|begin|began|beginn|debut|inicio|inizio|начала|开始|開始|rozpoczecia|起始|着手',
  order:
    'order|orders|bestellung|commande|pedido|ordine|bestelling|zamowienie|zamowienia|заказ|заказа|订单|注文|sales order',
  expect:
    'expected|expect|estimated|est|forecast|forecasted|anticipated|planned|projected|target|erwartet|erwartete|erwarteter|erwartetes|geschatzt|geschatzte|geschatzter|geschatztes|voraussichtlich|voraussichtliche|voraussichtliches|voraussichtlicher|geplant|geplante|geplanter|geplantes|prevu|prevue|previsionnel|previsionnelle|estime|estimee|espere|attendu|attendue|previsto|prevista|estimado|estimada|esperado|esperada|previsao|stimato|stimata|atteso|attesa|verwacht|verwachte|geschat|geschatte|oczekiwany|oczekiwana|przewidywany|przewidywana|planowany|planowana|szacowany|szacowana|ожидаемая|ожидаемыи|предполагаемая|предполагаемыи|планируемая|плановая|预计|预期|预估|计划|予定|見込|見込み|予想|締め切り|締切|prognose|prognostiziert|prognostizierter|erwartung|vorauss|plan|soll|prevision|previsione|prognoza|verwachting|прогноз|прогнозируемая|прогнозная|ожидаемое|ожидаемого|预测|予測|见込|likely|probable|hoped|tentative|zukunftig|ziel|objectif',
  actual:
    'actual|real|final|tatsachlich|tatsachlicher|tatsachliches|tatsachliche|reel|reelle|effectif|effective|effettivo|effettiva|reale|werkelijk|werkelijke|daadwerkelijke|rzeczywista|rzeczywisty|faktyczna|фактическая|фактическии|实际|実績|実際|reeel|истинная|definitive|definitiv|endgultig|finale|eff|confirmed',
  stage:
    'stage|stages|stg|phase|milestone|step|verkaufsphase|etape|etapa|fase|estagio|stadio|etap|этап|стадия|этапа|стадии|阶段|階段|ステーシ|フェース|段階|stadium|status stage|stufe|schritt|stap|krok|шаг|step name|progress|fortschritt|avancement|进展|进度|進捗|ステッフ|列|stage of deal|lifecycle',
  status:
    'status|state|outcome|result|statut|etat|resultat|estado|situacion|resultado|situacao|stato|esito|risultato|ergebnis|resultaat|uitkomst|stan|wynik|rezultat|статус|состояние|результат|исход|итог|状态|结果|狀態|ステータス|状態|状況|結果|won lost|stand|zustand|lage|issue|estatus|standing|disposition|decision|entscheidung|решение|成否|受注失注|输赢|是否成交|成交状态|gewonnen verloren|gagne perdu|ganado perdido|ganho perdido|vinto perso|gewonnen of verloren|wygrana przegrana|выиграно проиграно|won or lost|win loss|closed won lost|situation',
  won: 'won|win|winning|gewonnen|gagne|gagnee|ganado|ganada|ganho|ganha|vinto|vinta|wygrana|wygrane|wygrany|wygranej|выиграна|выиграно|赢单|受注|success|successful|erfolg|erfolgreich|succes|exito|exitosa|sucesso|successo|sukces|sukcesu|успех|успеха|успешно|成功|获胜|成立|gewonnene|gagner',
  lost: 'lost|loss|lose|verlust|verloren|perte|perdu|perdue|perdida|perdido|perda|perdita|perso|persa|verlies|przegranej|przegrana|utraty|проигрыша|потери|丢单|输单|流失|失注|absage|отказа|rejection|decline|straty|stracone|losing|refus|rifiuto|rechazo|recusa|weigering|afwijzing|ablehnung|abgelehnt|odmowy|rezygnacji|проигрыш|потеря|отказ|敗因|敗戦|rejected|disqualified|disqualification|churn|missed|fail|failure|perder|utracone|negative',
  reason:
    'reason|reasons|rsn|cause|why|grund|grunde|raison|motif|motivo|razon|razao|causa|reden|powod|przyczyna|причина|原因|理由|explanation|begrundung|ursache|justification|justificacion|porque|por que|perche|waarom|waardoor|dlaczego|почему|основание|要因|背景|motivation|motivos|motivi',
  source:
    'how did they hear about us|how did you hear about us|heard about us|hear about us|source|src|channel|origin|where from|quelle|herkunft|kanal|bezugsquelle|origine|canal|fuente|origen|origem|fonte|canale|provenienza|bron|herkomst|kanaal|zrodło|kanał|источник|канал|来源|來源|渠道|ソース|チャネル|チャンネル|流入元|流入経路|経路|テータ元|源|獲得経路|情報源|きっかけ|provenance|procedencia|proveniencia|come ci ha conosciuto|come ci hai conosciuto|comment nous avez vous connu|comment nous avez vous connus|como nos conocio|como nos conheceu|wie haben sie von uns erfahren|wie auf uns aufmerksam geworden|wie aufmerksam geworden|aufmerksam geworden|lead came from|hoe heeft u ons gevonden|skad o nas wiesz|jak nas znalazłes|откуда узнали|как узнали о нас|откуда|从何处得知|何て知りましたか|how did you find us|how they found us|found us|came from|come from|via|medio|mezzo|sourced|sourcing|источника|канала|источники|获客渠道|获客|来自|出所|経由|entry point|touchpoint|origin channel|zrodła|kanału|vertriebskanal|marketingkanal',
  medium: 'medium|platform|mittel|plateforme|plataforma|媒体|medium type|средство|メティア|network|site',
  original:
    'original|originale|traffic|trafic|trafico|trafego|traffico|ursprungliche|ursprunglicher|origineel|oorspronkelijke|oryginalne|исходныи|первоначальныи|原始|元の|元|marketing|acquisition|akquise|acquisizione|first|primary source|marketing channel|ruchu|трафика|привлечения|captacion|captacao|pozyskania|集客|1er|1st|1|erst|erster|premier|primer|primeiro|primo|eerste|pierwszy|первыи|首次|akquisition|acquisitie|原始来源|principal|principale',
  campaign:
    'campaign|campaigns|kampagne|kampagnen|campagne|campana|campanha|campagna|kampania|kampanii|кампания|кампании|活动|市场活动|キャンヘーン|ad group|anzeigengruppe|set|kampana|promo|promotion|promocion|aktion|акция|施策|企画|営銷活動|营销活动|推广计划|推广',
  utm: 'utm',
  pipeline:
    'pipeline|funnel|stageset|embudo|funil|pijplijn|lejek|воронка|воронки|销售管道|管道|漏斗|ハイフライン|entonnoir|process|proces|procesu|processo|proceso|processus|prozess|pipe|tablero|board|flujo|fluxo|flusso|流程|フロセス|процесс|канбан|pipelines|sales funnel|trichter|track',
  probability:
    'probability|prob|chance|likelihood|confidence|odds|wahrscheinlichkeit|erfolgs|abschluss wahrscheinlichkeit|probabilite|probabilidad|probabilidade|probabilita|waarschijnlijkheid|kans|slagingskans|prawdopodobienstwo|вероятность|可能性|概率|赢率|确度|確度|確率|受注確度|forecast percent|wahrscheinl|erfolgswahrscheinlichkeit|erfolgschance|abschlusswahrscheinlichkeit|chance percent|chances de succes|taux de reussite|slaagkans|scorekans|szansa powodzenia|шанс|成功率|成单率|成交概率|受注率|見込度|ヨミ|possibility|close rate',
  percent: 'percent|pct|percentage|prozent|%|in %|процент|в %',
  type: 'type|typ|tipo|art|soort|rodzaj|тип|вид|类型|類型|種別|種類|タイフ|区分|clase|typologie|tipologia|modalidad|sorte|业务类型|性质|類別|nature|segment type|rodzaje|вида',
  category:
    'line|lines|linie|ligne|linea|linha|lijn|linia|category|kategorie|categorie|categoria|kategoria|категория|类别|分类|カテコリ|カテコリー|family|class',
  region:
    'region|country|territory|area|geo|market|land|gebiet|markt|standort|bundesland|bezirk|pays|territoire|pais|zona|territorio|mercado|regiao|regione|paese|nazione|area geografica|regio|gebied|kraj|wojewodztwo|rynek|obszar|регион|страна|город|область|территория|рынок|地区|区域|国家|省份|城市|国|地域|エリア|市場|都道府県|office|niederlassung|oficina|bureau|ufficio|kantoor|billing country|town|uf|provincia|province|departement|departamento|cidade|ciudad|citta|miasto|stadt|ville|kanton|zone|secteur geographique|bundeslander|plz|postal region|oblast|округ|филиал|大区|片区|省|省市|所在地|所在地区|販売地域|支店|拠点|subregion|sales area|state region|emea|location|filiale|branch|standorte|sede|vestiging|oddział|rayon|rejon|rejonu',
  product:
    'product|products|item|sku|service|produkt|produkte|artikel|leistung|dienstleistung|produit|article|producto|servicio|articulo|produto|servico|prodotto|articolo|servizio|dienst|usługa|produktu|towar|товар|продукт|услуга|产品|商品|服务|製品|サーヒス|品目|品名|lineitem|line item|produit vendu|producto vendido|prodotto venduto|produto vendido|solution|losung|solucion|solucao|soluzione|oplossing|rozwiazanie|решение|licence|license|plan|tarif|paket|package|modul|module|offering|товары|услуги|服务项目|产品线|方案|機種|型番|提案商品|フラン|catalog item|goods|merchandise|ware|waren',
  quantity:
    'quantity|qty|units|seats|menge|anzahl|stuck|stuckzahl|quantite|qte|cantidad|quantidade|qtde|quantita|aantal|hoeveelheid|ilosc|количество|кол|数量|个数|個数|number of|no of|count of|numero di|liczba|users|ユーサー数|nb|anz|stk|unidades|licencias|lizenzen|licenses|licences|szt|шт|件数|台数|数|数目|席位|units sold|pieces|pcs|count|qty sold|volumen stuck|sztuk|unites|pezzi|stuks|штук|кол во|количество единиц',
  quote:
    'quotes|quote|quoted|quotation|proposal|offer|angebot|angebots|devis|propuesta|cotizacion|proposta|orcamento|preventivo|offerte|offerta|oferta|oferty|wycena|кп|предложение|предложения|报价|報価|见积|見積|見積書',
  cost: 'cost|costs|spend|spent|spending|expense|expenses|investment|ausgaben|kosten|aufwand|werbekosten|cout|couts|depense|depenses|coste|costo|costes|costos|gasto|gastos|gastado|inversion|custo|custos|despesa|despesas|investimento|spesa|spese|costi|speso|uitgaven|besteed|uitgave|koszt|koszty|wydatki|wydatek|wydano|расход|расходы|затраты|потрачено|费用|花费|支出|成本|消耗|费|費用|広告費|コスト|支出額|費|こ利用金額|利用金額|payments|outlay|invested|expenditure|cpm cost|adspend|ad spend|spendings|aufwendungen|werbeausgaben|marketingausgaben|budget depense|investi|investissement|investito|invertido|importe gastado|montant depense|valor gasto|besteding|bestedingen|nakłady|затрачено|бюджет факт|投入|投放金额|花销|消费|消費|利用額|使用額|こ利用額|amount spent',
  ads: 'marketing|ad|ads|media|advertising|werbung|publicite|publicidad|publicidade|pubblicita|reklama|reklamowa|реклама|广告|広告|werbe|ppc|paid|online|digital|smm|promotion|promo|publicitaire|publicitaires|publicitario|publicitarios|advertisement|marketingu|маркетинг|маркетинга|рекламу|рекламы|推广|营销|市场|投放|宣伝|販促',
  budget: 'budget|budgeted|presupuesto|orcamento|budzet|бюджет|预算|予算|planned|begroot|begroting|preventivo|бюджета',
  period:
    'by day|by week|by month|month|week|period|quarter|year|monat|woche|zeitraum|quartal|jahr|mois|semaine|periode|trimestre|annee|mes|semana|periodo|ano|mese|settimana|anno|maand|kwartaal|jaar|miesiac|tydzien|okres|kwartał|rok|месяц|неделя|период|квартал|год|月|月份|周|周期|期间|季度|年|年度|期間|四半期|年月|monthly|quarterly|weekly|yearly|daily|monatlich|monatliche|quartals|jahres|mensuel|mensuelle|trimestriel|annuel|mensual|trimestral|anual|mensal|mensile|trimestrale|annuale|maandelijks|kwartaals|jaarlijks|miesieczny|kwartalny|roczny|месячныи|квартальныи|годовои|月度|年份|月次|年次|四半期別|fiscal|fiscal period|fiscal quarter|fiscal year|geschaftsjahr|exercice|ejercicio|kw|reporting period|time period|timeframe|period start|date range start|reporting month|fy|date month|日|每月|当月|対象月|対象期間|年月日',
  report:
    'reporting|report|berichts|auswertung|rapport|informe|relatorio|rapporto|отчет|レホート|start|reporting starts|starts|commence|desde',
  enter:
    'entered|enter|entry|eintritt|eintritts|eingetreten|entree|entre|entrada|ingreso|ingresso|entrata|binnenkomst|ingegaan|wejscia|входа|перехода|进入|入|移行|change|changed|transition|moved|wechsel|changement|cambio|mudanca|wijziging|zmiany|变更|変更|enters|into|arrived|reached|moved to|moved into|stage start|began|beginn|start|started|since|seit|wchodzi|wejscie|data zmiany|смены|смена|переход|переведено|входит|进入时间|变更时间|変わった|遷移|到達|開始|betreten|erreicht|atteint|alcanzado|raggiunta|bereikt|osiagniecia|passage|passaggio|paso|passagem|overgang|przejscia|eingang|ingang|entrou|entro',
  convert:
    'convert|converted|conversion|umwandlung|konvertierung|konvertiert|umgewandelt|converti|convertido|conversao|conversione|convertito|conversie|geconverteerd|konwersji|przekształcenia|конверсии|преобразования|转换|转化|コンハート|コンハーション|転換|取引開始|became|became a|qualified|qualification|qualifiziert|qualifie|calificado|qualificado|qualificato|gekwalificeerd|kwalifikacji|квалификации|became opportunity|opportunity created|to deal|to customer|成交|転化|转商机|商談化|成約|won|customer since|kundeseit',
  goal: 'goal|target|quota|objective|ziel|zielwert|soll|vorgabe|objectif|cible|objetivo|meta|cuota|obiettivo|doel|doelstelling|cel|цель|план|目标|指标值|目標|ノルマ|goals|targets|quotas|objectives|ziele|objectifs|objetivos|metas|obiettivi|doelen|cele|цели|планы|норма|目标值|目標値|定额|指标|ノルマ額|aim|commit|budgetziel|planwert|planzahl|plan|vorgaben|norma|norm|target value|planowany|planowana wartosc',
  metric:
    'metric|kpi|measure|indicator|kennzahl|messgroße|metrik|indicateur|metrique|indicador|metrica|indicatore|maatstaf|wskaznik|miara|показатель|метрика|指标|指標|metrics|kpis|measures|indicators|kennzahlen|kpi name|gegenstand|indicateurs|indicadores|indicatori|wskazniki|показатели|考核指标|項目|評価項目|what|messwert|kengetal|grootheid|kengetallen|miernik',
  since:
    'since|from|start|seit|ab|von|depuis|a partir du|desde|dal|sinds|vanaf|od|с|自|开始|開始|valid|joined|effective|as of|valid from|gultig ab|gultig|eintritt|des|partir|vigente desde|valido desde|valido dal|valido|geldig vanaf|geldig|wazny od|obowiazuje od|деиствует с|生效日期|生效|適用日|適用開始|hire|hired|in team since|desde el|depuis le|入职|配属',
  rate: 'rate|rates|kurs|wechselkurs|taux|cours|tasa|cambio|taxa|tasso|koers|wisselkoers|курс|汇率|レート|為替レート|exchange|conversion|tipo de cambio|taux de change|tasso di cambio|fx|fx rate|umrechnung|umrechnungskurs|conversion rate|taux change|cotizacion|cotacao|wisselkoers eur|kurs wymiany|kurs waluty|курс валюты|курса|兑换率|換算レート|换算|parity|devisenkurs|exchange rate',
  post: 'posting|posted|booking|buchungs|beleg|comptable|contable|contabile|contabil|boekings|ksiegowania|проводки|记账|計上|transaction|payment|rechnungs|invoice|facture|factura|fattura|fatura|factuur|faktury|счета|发票|請求|rechnung',
  days: 'time to|days to|days until|days|tage|jours|dias|giorni|dagen|dni|днеи|天数|日数|duration|dauer|duree|duracion|age|alter',
};

/** Words that say nothing by themselves. */
export const FILLERS =
  'of|bid|the|a|is|to|for|in|by which|deal s|current|primary|associated|related|linked|main|own|property|hs|hubspot|sf|sfdc|crm|zcrm|fld|field|flag|sales|vertrieb|vertriebs|verkauf|verkaufs|ventes|vente|commerciale|commercial|ventas|comercial|vendas|vendita|vendite|verkoop|sprzedazy|продаж|销售|营业|営業|der|die|das|des|dem|den|fur|im|de|du|d|l|la|le|les|au|pour|del|de la|las|los|el|al|para|do|dos|da|e|ao|di|della|dello|delle|dei|per|il|lo|van|het|voor|w|z|dla|для|по|за|в|的|の|と|gekoppeld|gekoppeltes|zugeordnetes|zugehoriges|associe|associee|asociada|asociado|associada|associado|associata|powiazana|связанная|关联|関連する|関連|s|es|n|en|フラク|flg|ind|fg|bool|yn|y n|yes no|ist|war|esta|est|czy|ли|是否|hub spot|company s|our|unser|notre|nuestro|nosso|nostro|onze|nasz|наш|我方|当社|自社|deal flow|full|date of|up to|in charge of|current stage s|col|column|value of|name of|type of|of the|stan na|au sein|und|and|et|y|i|och|dell|и|和|of de|及|u|der dem|new';

/**
 * What the heading of a field is made of, best first: concepts it needs, and with `?` such as it may have besides. A
 * table's own reading (`stages deal id`) goes before the one of the word.
 */
export const READINGS: Readonly<Record<string, string>> = {
  'deal id': 'deal id record? quote?|record id|order id|id|quote id|lead id|deal record?',
  'deal name': 'deal name|deal|name record?|quote name|lead name',
  customer: 'customer name? deal? lead? contact?|customer id deal? record?|lead name|contact name? deal?',
  'deals amount':
    'amount deal? order? money? actual? net? product?|amount quote net? money?|cost deal money|amount sold deal? money? net?|amount expect deal? money? net?|money|amount close deal?',
  currency: 'currency id? deal? amount? name?|currency cost',
  status: 'status deal? order? name?|won lost deal?|stage status deal?|lead status',
  stage: 'stage deal? pipeline? name? id? status? sold?',
  'is won': 'won deal? close?',
  'is closed': 'close deal?',
  created:
    'create date? deal? record? lead?|lead date|begin date? deal?|enter date|contact date original?|original date|quote date|expect date create',
  close:
    'close date actual? deal? won?|date won deal?|close actual? deal?|sold date actual?|order date|close sold?|date close lost? won? status?|won deal?',
  'expected close': 'expect close date? deal?|expect date deal?|expect sold date?|expect won date?',
  owner: 'owner deal name?|owner name?|owner id deal?|owner email deal?|owner customer name?|owner contact|owner lead',
  team: 'team name? owner?|team id',
  product: 'product name?|product id|deal product name?|product category name?',
  quantity: 'quantity product? deal?',
  source:
    'source name? original? deal? ads?|source original? lead? customer? contact? name?|utm source|original|medium utm?',
  campaign: 'campaign name? source? utm? ads?|campaign id? lead? deal? original?',
  region: 'region name? deal? customer?|region id',
  'deal type': 'type deal?|category deal',
  pipeline: 'pipeline name? deal?|pipeline id deal?',
  probability: 'probability percent? deal? won? close? stage?',
  'lost reason': 'lost reason deal? close? name?|reason|lost close reason?',
  'stage days': 'days stage|stage date',
  'spend date':
    'period date? ads? cost?|date cost? post?|begin date? report?|create date? report?|period begin|date report',
  'spend amount':
    'cost ads? money? actual? period? campaign? net? amount? budget?|amount cost? ads? money? campaign? net? period? actual?|budget money? ads? amount? campaign?',
  'spend source': 'source name? ads? original? utm?|medium utm? name?|customer name?',
  'spend campaign': 'campaign name? source? utm? ads?|campaign id|name',
  'spend kind': 'type cost? ads?|category cost? ads?',
  'stages deal id': 'deal id record?|order id|deal|deal name',
  'stages stage': 'stage name? deal? enter? pipeline?|stage expect|stage id',
  entered: 'enter date? stage?|stage date|begin stage date?|date|create date?',
  'lines deal id': 'deal id record?|order id|order|deal|deal name',
  'lines product': 'product name?|name',
  'lines amount': 'amount net? money? product?|cost',
  'splits deal id': 'deal id record?|deal|deal name',
  share: 'percent',
  'leads deal id': 'deal id record?|convert deal id?|deal',
  'lead id': 'lead id|id record?|lead name?|email|name',
  'leads created': 'create date? lead?|lead date|date',
  converted: 'convert date? lead? deal?|convert customer date?',
  metric: 'metric name?',
  target: 'goal amount? money? period? team?|goal expect amount?|amount',
  period: 'period|date|goal period',
  'owners owner': 'owner name?|owner|name',
  from: 'since date?|date begin?|begin',
  date: 'date|since date?|period|begin date?',
  rate: 'rate currency?|rate amount',
};
