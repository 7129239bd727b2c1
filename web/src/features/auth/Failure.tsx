import classes from './auth.module.css';

/** Why the last attempt failed, where there was one. */
export function Failure({ text }: { text: string | null }) {
  if (!text) return null;
  return (
    <div className={classes.failure} role="alert">
      {text}
    </div>
  );
}
