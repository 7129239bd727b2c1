import { groupColorVar } from '../theme/tokens';
import classes from './GroupDot.module.css';

interface GroupDotProps {
  name: string;
  color: string | null;
}

/** A host group: its dot and, always, its name. */
export function GroupDot({ name, color }: GroupDotProps) {
  return (
    <span className={classes.root}>
      <span className={classes.dot} style={{ backgroundColor: groupColorVar(color) }} aria-hidden />
      <span className={classes.name}>{name}</span>
    </span>
  );
}
