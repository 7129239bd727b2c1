import { useEffect, useRef, useState } from 'react';

const ANSWER_MS = 2000;

/**
 * Browsers give the clipboard only to pages over TLS, and not always; elsewhere a marked text field
 * still works, and a fresh installation is often opened by plain HTTP.
 */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyMarked(text);
  }
}

function copyMarked(text: string): void {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  // Inside an open dialog, where there is one: it lets the focus go nowhere else.
  (before?.closest('[role="dialog"]') ?? document.body).append(field);
  field.focus();
  field.select();
  document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
}

/** Copies a text and tells for two seconds that it has. */
export function useCopy() {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async (text: string) => {
    await copyText(text);
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), ANSWER_MS);
  };
  return { copied, copy };
}
