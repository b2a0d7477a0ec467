import { flagOf, LOST, OPEN, outcomeOfText, WON } from './outcome';

const WORDS = { [OPEN]: 'open', [WON]: 'won', [LOST]: 'lost' };
const read = (text: string): string | null => {
  const outcome = outcomeOfText(text);
  return outcome === null ? null : WORDS[outcome];
};

// stages and statuses as the tools name them, and as people write them in eleven languages
test.each([
  [
    'won',
    'Won|WON|closed won|Closed Won|closedwon|Closed-Won|closed_won|✅ Won|Won (paid)|Deal won|100 % won|Win|Sold',
  ],
  [
    'won',
    'gewonnen|Gewonnen!|Gagné|Gagnée|gagnés|Ganado|Ganada|Ganho|Ganha|Vinta|Vinto|wygrana|Wygrany|Выиграна|выигран|赢单|成交|已成交|受注|成約',
  ],
  ['won', 'Успешно реализовано'],
  [
    'lost',
    'Lost|closed lost|Closed Lost to Competition|closedlost|Closed - Lost|Lost - price|Loss|Abandoned|Disqualified',
  ],
  ['lost', 'Not won|Closed - not won|Cancelled|canceled|Declined|Rejected|Dead'],
  ['lost', 'verloren|Perdu|Perdue|Perdido|Perdida|Persa|Perso|przegrana|Проиграна|проигран|输单|丢单|失注'],
  ['lost', 'Закрыто и не реализовано'],
  ['open', 'Open|Proposal|Negotiation|Qualification|In progress|New|Contract sent|Closed|Prospecting|Engaging'],
  [
    'open',
    'Win-back call|Winter offer|Wonderful|Window shopping|Quick win review|Loss analysis|Lost or won?|Persona|Twining',
  ],
  ['open', 'Offen|Angebot|En cours|Abierto|Aberto|Aperta|Otwarta|В работе|报价|見積'],
])('%s: %s', (outcome, texts) => {
  for (const text of texts.split('|')) expect([text, read(text)]).toEqual([text, outcome]);
});

test('an empty text says nothing', () => expect(['', '  ', '\n'].map(read)).toEqual([null, null, null]));

test('yes and no in the forms a flag takes', () => {
  expect([true, 1, 'TRUE', 'yes', ' Y ', '1', 'x', 'Ja', 'oui', 'Sí', 'да', 'はい', '是'].map(flagOf)).toEqual(
    new Array(13).fill(true),
  );
  expect([false, 0, 'False', 'no', 'N', '0', 'nein', 'non', 'не', 'нет', 'いいえ', '否'].map(flagOf)).toEqual([
    ...new Array(8).fill(false),
    null,
    ...new Array(3).fill(false),
  ]);
  expect(['', 'maybe', 2, -1, null, undefined, new Date(), 'Won'].map((cell) => flagOf(cell))).toEqual(
    new Array(8).fill(null),
  );
});
