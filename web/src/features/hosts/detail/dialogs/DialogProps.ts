import type { HostDetail } from '@/lib/api/types';

/** What every dialog of the host page takes; it is mounted while it is open. */
export interface DialogProps {
  host: HostDetail;
  onClose: () => void;
}
