const TYPING = 'input:not([type="checkbox"]),textarea,select,[contenteditable="true"]';

/** Whether the person is writing, so that letters are letters. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING) !== null;
}
