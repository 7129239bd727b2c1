import { useStored } from '../useStored';

/** What a person made of a list's columns: their order, and which are not shown. */
export interface ColumnChoice {
  order: string[];
  hidden: string[];
}

interface Choosable {
  id: string;
  /** Always the first column. */
  fixed?: boolean;
  /** Shown only when chosen. */
  optional?: boolean;
}

/** The choice of somebody who has not chosen. */
export function defaultChoice(columns: readonly Choosable[]): ColumnChoice {
  return {
    order: columns.map(({ id }) => id),
    hidden: columns.filter(({ optional }) => optional).map(({ id }) => id),
  };
}

/**
 * All columns in the chosen order. Fixed ones stay first; one the choice does not know (a newer page
 * has it) comes last.
 */
export function orderedColumns<C extends Choosable>(
  columns: readonly C[],
  { order }: ColumnChoice,
): C[] {
  const place = ({ id, fixed }: C) => {
    if (fixed) return -1;
    const at = order.indexOf(id);
    return at < 0 ? order.length : at;
  };
  return [...columns].sort((a, b) => place(a) - place(b));
}

/** The columns to show. */
export function shownColumns<C extends Choosable>(columns: readonly C[], choice: ColumnChoice) {
  const hides = ({ id, fixed, optional }: C) =>
    !fixed && (choice.hidden.includes(id) || (optional === true && !choice.order.includes(id)));
  return orderedColumns(columns, choice).filter((column) => !hides(column));
}

/** The ids with one moved to where another is. */
export function moved(ids: readonly string[], id: string, to: number): string[] {
  const rest = ids.filter((each) => each !== id);
  rest.splice(Math.max(0, Math.min(to, rest.length)), 0, id);
  return rest;
}

const isText = (value: unknown): value is string => typeof value === 'string';

function readChoice(kept: unknown): ColumnChoice | undefined {
  const { order, hidden } = (kept ?? {}) as Partial<Record<keyof ColumnChoice, unknown>>;
  if (!Array.isArray(order) || !Array.isArray(hidden)) return undefined;
  return { order: order.filter(isText), hidden: hidden.filter(isText) };
}

function readChoices(kept: unknown): Record<string, ColumnChoice> {
  if (typeof kept !== 'object' || kept === null) return {};
  const choices = Object.entries(kept).map(([view, choice]) => [view, readChoice(choice)] as const);
  return Object.fromEntries(choices.filter((each) => each[1] !== undefined)) as Record<
    string,
    ColumnChoice
  >;
}

/** The columns chosen for a view of a list, kept in this browser; `undefined` resets them. */
export function useColumnChoice(list: string, view: string, columns: readonly Choosable[]) {
  const [choices, setChoices] = useStored(`patchmon-columns-${list}`, readChoices);
  const choose = (choice: ColumnChoice | undefined, forView = view) =>
    setChoices((old) => {
      const { [forView]: _, ...others } = old;
      return choice ? { ...others, [forView]: choice } : others;
    });
  return { choice: choices[view] ?? defaultChoice(columns), choose, own: view in choices };
}
