/** Where the answers to the questions differ: one text for each, none when all agree to 1e-9. */
export function differences(questions, ours, theirs) {
  return questions.flatMap(([title, , by, , columns], q) => {
    const { columns: headings, rows } = ours[q];
    const at = columns.map((column) => headings.indexOf(column));
    const here = new Map(rows.map((row) => [row.slice(0, by.length).join(' '), at.map((i) => row[i])]));
    const there = new Map(theirs[q].map(([key, ...values]) => [key, values]));
    const keys = [...here.keys()].filter((key) => there.has(key) || here.get(key).some((value) => value));
    if (keys.length < there.size) return [`${title}: ${there.size} groups, not ${keys.length}`];
    const apart = keys
      .filter((key) => key !== '(others)')
      .find((key) => {
        const values = there.get(key);
        return (
          !values ||
          columns.some((_, c) => !(Math.abs(here.get(key)[c] - values[c]) <= 1e-9 * Math.max(1, Math.abs(values[c]))))
        );
      });
    return apart === undefined ? [] : [`${title}, ${apart}: ${here.get(apart)} and ${there.get(apart)}`];
  });
}
