/* eslint @typescript-eslint/no-unused-vars: off -- Apps Script calls these by name */
/**
 * What does a deal cost?
 * @param {Range} deals The deals with their heading row.
 * @param {Range} spend The spend with its heading row.
 * @return {number} Spend by deal.
 * @customfunction
 */
function STANDINCOST(deals, spend) {
  return Kit_.cost(arguments);
}

/** @customfunction */
function STANDINFAIL() {
  throw new Error('STANDINFAIL needs a Deals tab, got none');
}

function onOpen(e) {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Open sidebar', 'standinOpen')
    .addSeparator()
    .addItem('Ask', 'standinAsk')
    .addToUi();
}
function onInstall(e) {
  onOpen(e);
}
function standinOpen() {
  Kit_.open();
}
function standinAsk() {
  const ui = SpreadsheetApp.getUi();
  const yes = ui.alert('Stand-in', 'Build it?', ui.ButtonSet.YES_NO) === ui.Button.YES;
  SpreadsheetApp.getActiveSpreadsheet().toast(yes ? 'You said yes' : 'You said no');
}
function standinBuild(request) {
  return Kit_.build(request.title);
}
function standinFail() {
  throw new Error('Nothing to build from');
}
