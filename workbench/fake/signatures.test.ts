import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { classes, readMember } from './guard';
import { inside } from './testing';

/** Parameters that an overload takes: at least, and at most. */
type Arity = readonly [least: number, most: number];

/** Google's published types of the services that are emulated; where a name occurs twice the first file holds. */
const FILES = 'spreadsheet base charts html lock properties cache script utilities'.split(' ');
const declared = new Map<string, Map<string, Arity[]>>();
for (const file of FILES) {
  const path = join(__dirname, `../../node_modules/@types/google-apps-script/google-apps-script.${file}.d.ts`);
  const own = new Map<string, Map<string, Arity[]>>();
  const walk = (node: ts.Node): void => {
    ts.forEachChild(node, walk);
    if (ts.isEnumDeclaration(node))
      own.set(node.name.text, new Map(node.members.map((member) => [member.name.getText(), [[0, 0]]])));
    if (!ts.isInterfaceDeclaration(node)) return;
    const members = own.get(node.name.text) ?? new Map<string, Arity[]>();
    own.set(node.name.text, members);
    for (const member of node.members) {
      if (!member.name) continue;
      const name = member.name.getText();
      const parameters = ts.isMethodSignature(member) ? member.parameters : [];
      const least = parameters.filter((each) => !each.questionToken && !each.dotDotDotToken).length;
      const most = parameters.some((each) => each.dotDotDotToken) ? Infinity : parameters.length;
      members.set(name, [...(members.get(name) ?? []), [least, most]]);
    }
  };
  walk(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
  for (const [name, members] of own) if (!declared.has(name)) declared.set(name, members);
}

// one of each class, so that each is met
inside(
  `const r = sheet.getRange('A1:B2'); const ui = SpreadsheetApp.getUi(); r.setValues([[1, 2], [3, 4]]);
   ['Area', 'Bar', 'Column', 'Combo', 'Histogram', 'Line', 'Pie', 'Scatter', 'Table'].forEach((t) => sheet.newChart()['as' + t + 'Chart']());
   sheet.insertChart(sheet.newChart().asColumnChart().addRange(r).setPosition(1, 1, 0, 0).build());
   const chart = sheet.getCharts()[0]; chart.getOptions(); chart.getContainerInfo();
   ss.setNamedRange('N', r); ss.getNamedRanges(); sheet.getRangeList(['A1']); sheet.createTextFinder('x');
   sheet.addDeveloperMetadata('k'); sheet.createDeveloperMetadataFinder().withKey('k').find()[0].getLocation(); r.protect();
   const style = SpreadsheetApp.newTextStyle(); style.build(); r.getFontColorObject().asRgbColor();
   r.setDataValidation(SpreadsheetApp.newDataValidation().requireCheckbox().build());
   const rules = [SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(1).setBackground('#ffffff').setRanges([r]).build(),
     SpreadsheetApp.newConditionalFormatRule().setGradientMinpoint('#ffffff').setGradientMaxpoint('#000000').setRanges([r]).build()];
   sheet.setConditionalFormatRules(rules); sheet.getConditionalFormatRules().forEach((rule) => [rule.getBooleanCondition(), rule.getGradientCondition()]);
   ui.createMenu('m'); ui.prompt('p'); HtmlService.createHtmlOutput('x'); Session.getActiveUser(); ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);`,
);

describe.each([...classes])('%s', (name, members) => {
  const known = declared.get(name);

  test('is a class of Google’s published types', () => {
    expect([name, known !== undefined]).toEqual([name, true]);
  });

  test('has no member and takes no arguments that the types do not name', () => {
    const wrong = Object.entries(members).flatMap(([member, text]) => {
      const overloads = known?.get(member);
      if (!overloads) return [`${member} is unknown`];
      const { value, signatures } = readMember(text);
      if (value) return [];
      return signatures
        .filter((kinds) => {
          const open = kinds.some((kind) => kind.endsWith('*'));
          return !overloads.some(([least, most]) => open || (kinds.length >= least && kinds.length <= most));
        })
        .map((kinds) => `${member}(${kinds.join(', ')})`);
    });
    expect(wrong).toEqual([]);
  });
});

test('most of the classes are met', () => {
  expect(classes.size).toBeGreaterThan(40);
});
