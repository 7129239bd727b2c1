/**
 * Words of a closed vocabulary. The API's document writes them as plain text, so that a newer
 * server may add one; the page knows these and shows others as they are.
 */
export type Reporting = 'reporting' | 'overdue' | 'silent' | 'awaiting';
export type UpdateState = 'current' | 'available' | 'held' | 'phased' | 'kept_back' | 'pinned';
export type SecurityState = 'yes' | 'no' | 'unknown';
export type ChangeKind =
  | 'installed'
  | 'removed'
  | 'upgraded'
  | 'downgraded'
  | 'changed'
  | 'update_available'
  | 'update_applied'
  | 'update_withdrawn';

/** Vocabulary by member name, where the name has one meaning in the whole API. */
interface Words {
  reporting: Reporting;
  security: SecurityState;
  bucket: 'over_30' | '8_to_30' | 'up_to_7';
}

/** Vocabulary of members whose meaning depends on the object they stand in. */
type WordIn<Whole, Name> = Name extends keyof Words
  ? Words[Name]
  : Name extends 'kind'
    ? Whole extends { sections: unknown }
      ? 'full' | 'partial'
      : Whole extends { from?: unknown }
        ? ChangeKind
        : string
    : Name extends 'state'
      ? Whole extends { missing: unknown }
        ? 'disabled' | 'incomplete' | 'discovering' | 'ready' | 'failed'
        : UpdateState
      : Name extends 'reason'
        ? Whole extends { more_security: unknown }
          ? 'security_waiting' | 'silent' | 'reboot' | 'lists_stale'
          : string
        : string;

type Member<Whole, Name, Value> = [Value] extends [string]
  ? string extends Value
    ? WordIn<Whole, Name>
    : Value
  : Answer<Value>;

/**
 * An answer as the page sees it: members that may be null are always there (the server writes all
 * of them; the document cannot say so), and words are those of their vocabulary.
 */
export type Answer<T> = T extends (infer Item)[]
  ? Answer<Item>[]
  : T extends object
    ? { [Name in keyof T]-?: Member<T, Name, Exclude<T[Name], undefined>> }
    : T;
