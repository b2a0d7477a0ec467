/** What the kinds of spend that are paid media are called, names folded (lower case, no accents); read by both engines. */
export const MEDIA =
  '\\bads?\\b|media|midia|medios|advert|\\bpaid\\b|\\bppc\\b|\\bcpc\\b|\\bsem\\b|sponsor|anzeige|werbung|publicit|publicid|pubblicit|annonce|annons|reklam|mainos';
