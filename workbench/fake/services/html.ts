import { Exception } from '../exception';
import type { Members } from '../guard';
import type { Services } from './index';

export const HTML_SERVICE: Members = {
  createHtmlOutput: 'free |string',
  createHtmlOutputFromFile: 'free string',
};
const OUTPUT: Members = {
  addMetaTag: 'free string string',
  append: 'free string',
  getContent: 'free',
  getHeight: 'free',
  getTitle: 'free',
  getWidth: 'free',
  setContent: 'free string',
  setHeight: 'free number?',
  setTitle: 'free string',
  setWidth: 'free number?',
};

export class HtmlOutputImpl {
  title = '';
  width?: number;
  height?: number;
  constructor(
    readonly s: Services,
    public html: string,
  ) {}
  wrap = () => this.s.guard('HtmlOutput', OUTPUT, this);
  getContent = () => this.html;
  setContent(html: string) {
    this.html = html;
    return this.wrap();
  }
  append(html: string) {
    this.html += html;
    return this.wrap();
  }
  getTitle = () => this.title;
  setTitle(title: string) {
    this.title = title;
    return this.wrap();
  }
  getWidth = () => this.width ?? null;
  setWidth(width: number | null) {
    this.width = width ?? undefined;
    return this.wrap();
  }
  getHeight = () => this.height ?? null;
  setHeight(height: number | null) {
    this.height = height ?? undefined;
    return this.wrap();
  }
  addMetaTag = () => this.wrap();
}

/** HtmlService without templates: a static sidebar needs none. */
export class HtmlServiceImpl {
  constructor(readonly s: Services) {}
  createHtmlOutput = (html = '') => new HtmlOutputImpl(this.s, html).wrap();
  createHtmlOutputFromFile(name: string) {
    const file = this.s.book.built.html.find((one) => one.name === name || one.name === `${name}.html`);
    if (!file) throw new Exception(`No HTML file named ${name} was found.`);
    return new HtmlOutputImpl(this.s, file.source).wrap();
  }
}
