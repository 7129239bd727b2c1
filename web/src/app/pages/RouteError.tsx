import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import classes from './pages.module.css';

/** A page that could not be opened at all. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className={classes.message}>
      <ErrorPanel error={error} onRetry={retry} />
    </div>
  );
}
