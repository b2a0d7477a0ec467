/** What a press of a button runs: the menu and the sidebar's requests. */
export { answerSidebar } from './endpoints';
export { runMenu } from './menu';
