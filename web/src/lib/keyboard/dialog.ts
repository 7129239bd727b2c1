/** Whether a dialog is open, which takes all keys for itself. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}
