/** A line of a menu. */
export interface MenuItem {
  caption: string;
  /** Function of the add-on that it runs; absent for separators and sub-menus. */
  functionName?: string;
  separator?: boolean;
  items?: MenuItem[];
}

export interface Menu {
  caption: string;
  items: MenuItem[];
  addon: boolean;
}

export interface Panel {
  title: string;
  html: string;
  width?: number;
  height?: number;
}

/** A question that the add-on asks the user, and what buttons it offers. */
export interface Question {
  kind: 'alert' | 'prompt';
  title: string;
  text: string;
  buttons: readonly string[];
}

export interface Reply {
  button: string;
  text?: string;
}

/** What the user sees of the add-on, and what the user answers. */
export class UserInterface {
  menus: Menu[] = [];
  sidebar: Panel | null = null;
  dialog: (Panel & { modal: boolean }) | null = null;
  toasts: { text: string; title: string; seconds: number }[] = [];
  questions: Question[] = [];
  /** Answers waiting for the next questions; without one the last button that is not a refusal is pressed. */
  replies: Reply[] = [];
  /** Asks a person instead. */
  ask: ((question: Question) => Reply) | null = null;
  /** Hears of every change. */
  changed: () => void = () => undefined;

  question(question: Question): Reply {
    this.questions.push(question);
    const reply = this.replies.shift() ?? this.ask?.(question);
    if (reply) return reply;
    return { button: question.buttons[0], text: '' };
  }
}
