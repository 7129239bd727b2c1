import { PAGE_SIZE } from '@/lib/table/search';
import { useKeys } from './useKeys';

/** `[` and `]` turn the pages of a list (page from 1) and stay at its ends. */
export function usePageKeys(page: number, total: number, onPage: (page: number) => void): void {
  useKeys({
    '[': () => {
      if (page > 1) onPage(page - 1);
    },
    ']': () => {
      if (page * PAGE_SIZE < total) onPage(page + 1);
    },
  });
}
