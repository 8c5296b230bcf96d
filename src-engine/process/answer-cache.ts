import type { DataSet } from "../table/data-set.ts";

/** The latest answers by what was asked: data and question. Undo, another model in view and exports ask again. */
export interface AnswerCache<Answer> {
  get(data: readonly DataSet[], question: unknown): Answer | undefined;
  keep(data: readonly DataSet[], question: unknown, answer: Answer): void;
}

/** Keeps at most `most` answers; the one that was not asked for longest goes first. */
export function answerCache<Answer>(most: number): AnswerCache<Answer> {
  const answers = new Map<string, Answer>();
  return {
    get: (data, question) => {
      const key = keyOf(data, question);
      const answer = answers.get(key);
      if (answer === undefined) return undefined;
      answers.delete(key);
      answers.set(key, answer);
      return answer;
    },
    keep: (data, question, answer) => {
      answers.set(keyOf(data, question), answer);
      const [oldest] = answers.keys();
      if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    },
  };
}

/** Data sets are immutable: the same values and variables are the same object. */
function keyOf(data: readonly DataSet[], question: unknown): string {
  return `${data.map(numberOf).join(" ")} ${JSON.stringify(question)}`;
}

function numberOf(data: DataSet): number {
  const number = numbers.get(data) ?? ++lastNumber;
  numbers.set(data, number);
  return number;
}

const numbers = new WeakMap<DataSet, number>();
let lastNumber = 0;
