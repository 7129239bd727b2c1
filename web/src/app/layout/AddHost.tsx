import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useCan } from '@/lib/permissions';

const AddHostDialog = lazy(() => import('@/features/hosts/add/AddHostDialog'));

/** The dialog behind `?add=true`, which any page may be given: by `n`, by a button, by a link. */
export function AddHost() {
  const { add } = useSearch({ from: '/_app' });
  const navigate = useNavigate();
  const mayAdd = useCan('manage_hosts');
  if (!add || !mayAdd) return null;
  const close = () => void navigate({ to: '.', search: (old) => ({ ...old, add: undefined }) });
  return (
    <Suspense>
      <AddHostDialog onClose={close} />
    </Suspense>
  );
}
